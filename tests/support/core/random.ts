/** A source of numbers that look random and are the same for the same seed. */
export interface RandomSource {
  /** Returns a whole number from 0 to below `end`. */
  below(end: number): number;
  pick<T>(from: readonly T[]): T;
}

/** Makes a source by the generator mulberry32, so that a failing case can be run again from its seed. */
export function randomSource(seed: number): RandomSource {
  let state = seed;
  const below = (end: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
  return {
    below,
    pick<T>(from: readonly T[]): T {
      if (from.length === 0) throw new RangeError('There is nothing to pick from.');
      // The cast is safe: the index is below the length.
      return from[below(from.length)] as T;
    },
  };
}
