import { readSwitches } from '../control/switches';
import type { Emulator } from '../state/emulator';
import { refusal } from './connector-error';

/** How many calls are allowed within a number of milliseconds. */
type Window = readonly [calls: number, milliseconds: number];

/**
 * Teams' rate limits, in real time. `send` and `read` hold for one bot in one conversation, `app` for the whole app in one
 * tenant.
 *
 * @see "Optimize your bot with rate limiting in Teams", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
const windows: Readonly<Record<'send' | 'read' | 'app', readonly Window[]>> = {
  send: [
    [7, 1_000],
    [8, 2_000],
    [60, 30_000],
    [1_800, 3_600_000],
  ],
  read: [
    [14, 1_000],
    [16, 2_000],
    [120, 30_000],
    [3_600, 3_600_000],
  ],
  app: [[50, 1_000]],
};

/** Counts the bot's calls and refuses those above Teams' rate limits. */
export interface Throttle {
  /** Counts a call. @throws {HTTPException} 429 with `Retry-After` in seconds; a refused call is not counted */
  count(kind: 'send' | 'read', conversationId: string): void;
}

/** Milliseconds until the limits allow one more call; 0 when they allow it now. */
function waitFor(calls: readonly number[], limits: readonly Window[], now: number): number {
  let wait = 0;
  for (const [allowed, milliseconds] of limits) {
    const oldest = calls[calls.length - allowed];
    if (oldest !== undefined) wait = Math.max(wait, oldest + milliseconds - now);
  }
  return wait;
}

/** Makes a throttle that counts in memory. @param clock gives real time in milliseconds */
export function makeThrottle(clock: () => number = Date.now): Throttle {
  const seen = new Map<string, number[]>();
  return {
    count(kind, conversationId) {
      const now = clock();
      const own = (seen.get(`${kind}:${conversationId}`) ?? []).filter(
        (at) => at > now - 3_600_000,
      );
      const app = (seen.get('app') ?? []).filter((at) => at > now - 1_000);
      const wait = Math.max(waitFor(own, windows[kind], now), waitFor(app, windows.app, now));
      if (wait > 0)
        throw refusal('Throttled', 'Too many requests.', {
          headers: { 'Retry-After': String(Math.ceil(wait / 1_000)) },
        });
      seen.set(`${kind}:${conversationId}`, [...own, now]);
      seen.set('app', [...app, now]);
    },
  };
}

const maxBytes = 100 * 1024;
const newestCardVersion = [1, 5] as const;

/**
 * Refuses a message above about 100 KB. Teams counts it as UTF-16 and leaves base64 images out.
 *
 * @throws {HTTPException} 413 `MessageSizeTooBig`
 * @see "Format your bot messages", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
export function mustFit(activity: unknown): void {
  const counted = JSON.stringify(activity).replace(/data:image\/[a-z+]+;base64,[^"]*/g, '');
  if (counted.length * 2 > maxBytes) throw refusal('MessageSizeTooBig', 'Message size too large.');
}

/**
 * Refuses an Adaptive Card of a version above 1.5, the newest that Teams accepts from bots.
 *
 * @throws {HTTPException} 400 `BadArgument`
 * @see "Types of cards", https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference
 */
export function mustBeKnownCard(card: unknown): void {
  const version = (card as { readonly version?: unknown } | null | undefined)?.version;
  const [major = NaN, minor = NaN] =
    typeof version === 'string' ? version.split('.').map(Number) : [];
  const isKnown =
    major < newestCardVersion[0] ||
    (major === newestCardVersion[0] && minor <= newestCardVersion[1]);
  if (!isKnown)
    throw refusal('BadArgument', `Adaptive Card version '${String(version)}' is not supported.`);
}

const mostRefreshed = 60;

/**
 * Refuses a card whose `refresh.userIds` names more than 60 people, unless the switch `refreshAbove60` accepts it.
 *
 * @throws {HTTPException} 400 `BadArgument`
 * @see https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards
 */
export function mustRefreshForFewPeople(emulator: Emulator, card: unknown): void {
  const { refresh } = (card ?? {}) as { readonly refresh?: { readonly userIds?: unknown } };
  const count = Array.isArray(refresh?.userIds) ? refresh.userIds.length : 0;
  if (count > mostRefreshed && readSwitches(emulator.store).refreshAbove60 === 'refused')
    throw refusal('BadArgument', 'A card refreshes for at most 60 people.');
}
