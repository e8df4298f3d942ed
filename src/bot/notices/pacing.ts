interface Window {
  readonly count: number;
  readonly ms: number;
}

/**
 * What Teams lets one bot send to one conversation.
 *
 * @see "Optimize your bot with rate limiting", learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
const perConversation: readonly Window[] = [
  { count: 7, ms: 1_000 },
  { count: 8, ms: 2_000 },
  { count: 60, ms: 30_000 },
  { count: 1_800, ms: 3_600_000 },
];
/** For the whole app in one tenant; the older of the two published figures. */
const perApp: readonly Window[] = [{ count: 30, ms: 1_000 }];
const longestMemoryMs = 3_600_000;
const perAppMemory = 200;

/** The first moment at which one more send keeps all windows. `sentAtMs` is in order. */
function slotAfter(sentAtMs: readonly number[], windows: readonly Window[], nowMs: number): number {
  return windows.reduce((slot, { count, ms }) => {
    const oldest = sentAtMs.at(-count);
    return oldest === undefined ? slot : Math.max(slot, oldest + ms);
  }, nowMs);
}

/** Gives each send its moment, so that the connector need not refuse. */
export interface Pacer {
  /** Milliseconds to wait before this send; the moment is reserved. `undefined` when it is more than `atMostMs`. */
  reserve(conversation: string, nowMs: number, atMostMs: number): number | undefined;
}

/** Remembers what was sent in the last hour. */
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
