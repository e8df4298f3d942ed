import { runningTime, type Clocks } from '../../src/core/domain/base/running-time';

/** Makes the two clocks of a program from one, which no one sets: `now` returns milliseconds since 1970. */
export function clocksOf(now: () => number): Clocks {
  return { now, runningNow: () => runningTime(now()) };
}

/** Two clocks of a program that a test moves. */
export interface MovedClocks extends Clocks {
  /** Lets time pass on both clocks. */
  readonly pass: (ms: number) => void;
  /** Sets the system's clock ahead, or back by a negative number. */
  readonly set: (ms: number) => void;
}

/** Makes clocks that stand still until the test moves them. */
export function movedClocks(startsAt = Date.UTC(2026, 10, 21, 12)): MovedClocks {
  let [system, running] = [startsAt, 5_000];
  return {
    now: () => system,
    runningNow: () => runningTime(running),
    pass(ms) {
      system += ms;
      running += ms;
    },
    set(ms) {
      system += ms;
    },
  };
}
