interface Window {
  readonly count: number;
  readonly ms: number;
}

/**
 * How many messages Teams lets one bot send to one conversation.
 *
 * @see "Optimize your bot with rate limiting", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
const perConversation: readonly Window[] = [
  { count: 7, ms: 1_000 },
  { count: 8, ms: 2_000 },
  { count: 60, ms: 30_000 },
  { count: 1_800, ms: 3_600_000 },
];
/** The limit of the whole app in one tenant. Microsoft has published two figures; this is the older one. */
const perApp: readonly Window[] = [{ count: 30, ms: 1_000 }];
const longestMemoryMs = 3_600_000;
const perAppMemory = 200;

/** Returns the first moment at which one more send stays within all windows. `sentAtMs` is in ascending order. */
function slotAfter(sentAtMs: readonly number[], windows: readonly Window[], nowMs: number): number {
  return windows.reduce((slot, { count, ms }) => {
    const oldest = sentAtMs.at(-count);
    return oldest === undefined ? slot : Math.max(slot, oldest + ms);
  }, nowMs);
}

/** Schedules sends, so that Teams does not refuse them with 429. */
export interface Pacer {
  /** Reserves a moment and returns the milliseconds until then; `undefined` when it is more than `atMostMs` away. */
  reserve(conversation: string, nowMs: number, atMostMs: number): number | undefined;
}

/**
 * Makes a pacer. It remembers the sends of the last hour, in memory: 1,800 of a conversation and 108,000 in all, since no more
 * are allowed in an hour.
 */
export function createPacer(): Pacer {
  const conversations = new Map<string, readonly number[]>();
  let app: readonly number[] = [];

  const forget = (nowMs: number) => {
    for (const [key, times] of conversations) {
      const recent = times.filter((time) => nowMs - time < longestMemoryMs);
      if (recent.length === 0) conversations.delete(key);
      else if (recent.length < times.length) conversations.set(key, recent);
    }
  };

  return {
    reserve(conversation, nowMs, atMostMs) {
      forget(nowMs);
      const own = conversations.get(conversation) ?? [];
      const slot = slotAfter(app, perApp, slotAfter(own, perConversation, nowMs));
      if (slot - nowMs > atMostMs) return undefined;
      conversations.set(conversation, [...own, slot]);
      app = [...app, slot].sort((a, b) => a - b).slice(-perAppMemory);
      return slot - nowMs;
    },
  };
}
