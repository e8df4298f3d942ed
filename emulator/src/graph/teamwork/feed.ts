import { Hono } from 'hono';
import type { Emulator } from '../../state/emulator';

/** An entry of a person's activity feed. */
export interface Activity {
  readonly number: number;
  readonly userId: string;
  /** Movable clock. */
  readonly at: string;
  /** The app, or the person in whose name it was sent. */
  readonly actor: string;
  readonly activityType: string;
  readonly text: string;
  readonly preview: string;
  readonly topic: string;
  readonly webUrl: string | null;
}

const PLACE = 't/activity/';
const COUNTER = 't/activities';

/** Puts something into a person's feed. */
export function addActivity(emulator: Emulator, activity: Omit<Activity, 'number' | 'at'>): void {
  const { store, clock } = emulator;
  store.transaction(() => {
    const number = (store.get<number>(COUNTER) ?? 0) + 1;
    store.put(COUNTER, number);
    const kept: Activity = { ...activity, number, at: clock.now() };
    store.put(`${PLACE}${activity.userId}/${String(number).padStart(12, '0')}`, kept);
  });
  emulator.events.emit({ kind: 'conversation', id: activity.userId });
}

/** A person's feed, or everybody's, oldest first in each. */
const feedOf = (emulator: Emulator, userId: string | undefined): readonly Activity[] =>
  [...emulator.store.range<Activity>(userId === undefined ? PLACE : `${PLACE}${userId}/`)].map(
    ({ value }) => value,
  );

/** What Teams would show under "Activity": `GET /_emulator/activities?userId=`. */
export function feedRoutes(emulator: Emulator): Hono {
  const routes = new Hono();
  routes.get('/_emulator/activities', (c) => c.json(feedOf(emulator, c.req.query('userId'))));
  return routes;
}
