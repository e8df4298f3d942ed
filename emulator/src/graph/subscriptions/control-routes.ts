import { Hono } from 'hono';
import type { Emulator } from '../../state/emulator';
import { pending } from './deliveries';
import { attempts } from './journal';
import { allSubscriptions } from './subscription';

/** What a test or a person sees of notifications: who is told, what waits, what was sent and answered. */
export function notificationRoutes(emulator: Emulator): Hono {
  const routes = new Hono();
  routes.get('/_emulator/notifications', (c) =>
    c.json({
      subscriptions: allSubscriptions(emulator.store),
      pending: pending(emulator.store),
      attempts: attempts(emulator.store),
    }),
  );
  return routes;
}
