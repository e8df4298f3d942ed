import { Hono } from 'hono';
import type { Emulator } from '../../state/emulator';
import { pending } from './deliveries';
import { attempts } from './delivery-attempts';
import { allSubscriptions } from './subscription';

/** The emulator's own route that shows subscriptions, waiting notifications, and delivery attempts. */
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
