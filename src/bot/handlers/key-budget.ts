/** Tries with key ids that no good token has had yet, in one window. */
const triesPerWindow = 20;
const windowMs = 60_000;

/**
 * Limits how often anybody without a good token can make the SDK fetch the issuer's keys: each unknown key id is one
 * fetch. Key ids of good tokens are never limited, so a flood does not shut out Teams.
 */
export function createKeyBudget() {
  const good = new Set<string>();
  let windowStart = Number.NEGATIVE_INFINITY;
  let tries = 0;
  return {
    /** `nowMs` is any clock that only goes forward. */
    mayTry(keyId: string, nowMs: number): boolean {
      if (good.has(keyId)) return true;
      if (nowMs - windowStart > windowMs) {
        windowStart = nowMs;
        tries = 0;
      }
      tries += 1;
      return tries <= triesPerWindow;
    },
    /** A token with this key was good. Rotated keys are few; the set stays small. */
    remember(keyId: string): void {
      good.add(keyId);
    },
  };
}
