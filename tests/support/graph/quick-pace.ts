import { runningTime } from '../../../src/core/domain/base/running-time';
import type { Timing } from '../../../src/graph/client/timing';

/** Makes a timing in which each wait passes at once, so that a test of many tries is quick. */
export function quickPace(): Timing {
  let passed = 0;
  return {
    now: () => Date.now() + passed,
    runningNow: () => runningTime(performance.now() + passed),
    sleep: (ms) => {
      passed += ms;
      return Promise.resolve();
    },
    random: () => 0.5,
  };
}
