import { Hono } from 'hono';
import type { Emulator } from '../../state/emulator';

/** An entry of a person's activity feed. */
export interface Activity {
  readonly number: number;
  readonly userId: string;
  /** Time by the movable clock. */
  readonly at: string;
  /** Name of the app, or of the person in whose name it was sent. */
  readonly actor: string;
  readonly activityType: string;
  readonly text: string;
  readonly preview: string;
  readonly topic: string;
  readonly webUrl: string | null;
}

const ACTIVITIES_PREFIX = 't/activity/';
const COUNTER_KEY = 't/activities';

/** Adds an entry to a person's feed. */
export function addActivity(emulator: Emulator, activity: Omit<Activity, 'number' | 'at'>): void {
  const { store, clock } = emulator;
  store.transaction(() => {
    const number = (store.get<number>(COUNTER_KEY) ?? 0) + 1;
    store.put(COUNTER_KEY, number);
    const stored: Activity = { ...activity, number, at: clock.now() };
    store.put(`${ACTIVITIES_PREFIX}${activity.userId}/${String(number).padStart(12, '0')}`, stored);
  });
  emulator.events.emit({ kind: 'conversation', id: activity.userId });
}

/** A person's feed, or those of all people, oldest entry first. */
const feedOf = (emulator: Emulator, userId: string | undefined): readonly Activity[] =>
  [
    ...emulator.store.range<Activity>(
      userId === undefined ? ACTIVITIES_PREFIX : `${ACTIVITIES_PREFIX}${userId}/`,
    ),
  ].map(({ value }) => value);

/**
 * The emulator's own route that gives what Teams would show under "Activity": `GET
 * /_emulator/activities?userId=`.
 */
export function feedRoutes(emulator: Emulator): Hono {
  const routes = new Hono();
  routes.get('/_emulator/activities', (c) => c.json(feedOf(emulator, c.req.query('userId'))));
  return routes;
}
