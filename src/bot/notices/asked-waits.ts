/** The calls of two conversations are refused with 429 in a row: the limit is the app's and not one conversation's. */
const conversationsForAll = 2;

/** Remembers how long Teams has asked the bot to wait, so that no call is made before that. Times are real, in ms. */
export interface AskedWaits {
  /** Notes a 429 that asks to wait until the time. @returns true when every conversation must wait */
  asked(conversation: string, untilMs: number): boolean;
  /** Notes that Teams has taken a call. */
  taken(): void;
  /** Returns until when calls to the conversation must wait, and whether all must; `undefined` when they need not. */
  waitOf(
    conversation: string,
    nowMs: number,
  ): { readonly untilMs: number; readonly isForAll: boolean } | undefined;
}

/**
 * Makes the memory. It holds one entry for each conversation that has to wait, until the wait is over. A 429 does not say whose
 * limit it is, so that it counts for its conversation first. When the next 429 comes from another conversation and Teams has taken no call between them, all wait.
 */
export function askedWaits(): AskedWaits {
  const untilOf = new Map<string, number>();
  let inARow = new Set<string>();
  let allUntilMs = Number.NEGATIVE_INFINITY;
  return {
    asked(conversation, untilMs) {
      // A shorter wait that is answered to a call which was under way does not end a longer one.
      untilOf.set(conversation, Math.max(untilMs, untilOf.get(conversation) ?? untilMs));
      inARow.add(conversation);
      if (inARow.size < conversationsForAll) return false;
      allUntilMs = Math.max(allUntilMs, untilMs);
      return true;
    },
    taken() {
      inARow = new Set();
    },
    waitOf(conversation, nowMs) {
      for (const [key, until] of untilOf) if (until <= nowMs) untilOf.delete(key);
      const own = untilOf.get(conversation) ?? Number.NEGATIVE_INFINITY;
      const untilMs = Math.max(own, allUntilMs);
      return untilMs <= nowMs ? undefined : { untilMs, isForAll: allUntilMs >= own };
    },
  };
}
