import { runningTime, type Clocks, type RunningClock } from '../../core/domain/base/running-time';

/** The real clocks and chance, which tests replace so that they need not wait. */
export interface Timing extends Clocks {
  sleep(ms: number): Promise<void>;
  /** 0 ≤ n < 1 */
  random(): number;
}

/** The clock by which the product counts waits and ages. */
export const runningNow: RunningClock = () => runningTime(performance.now());

/** The system's clock, which dates what people are told. */
export const systemNow = (): number => Date.now();

/** Real waits. */
export const realTiming: Timing = {
  now: systemNow,
  runningNow,
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
  random: () => Math.random(),
};
