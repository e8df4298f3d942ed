/**
 * Makes pauses for the readings that find out about a write, shorter than the product's by a factor. A pause that outlives
 * its test never ends: its reading would otherwise meet the fault that the next test has asked for.
 */
export function shortPauses(factor: number): {
  readonly pause: (ms: number) => Promise<void>;
  /** Lets no pause end any more. */
  end(): void;
} {
  let isEnded = false;
  return {
    pause: async (ms) => {
      await new Promise((done) => setTimeout(done, ms / factor));
      if (isEnded) await new Promise(() => undefined);
    },
    end() {
      isEnded = true;
    },
  };
}
