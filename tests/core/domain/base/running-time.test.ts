import { after, instantsOf } from '../../../../src/core/domain/base/running-time';
import { movedClocks } from '../../../support/clocks';

const hour = 3_600_000;

describe('A running time that people are told', () => {
  test('is the same instant while both clocks go on, also when they drift apart a little', () => {
    const clocks = movedClocks();
    const instantOf = instantsOf(clocks);
    const time = after(clocks.runningNow(), 60_000);
    const told = instantOf(time);
    expect(Date.parse(told)).toBe(clocks.now() + 60_000);
    clocks.pass(30_000.7);
    clocks.set(1_500);
    expect(instantOf(time)).toBe(told);
  });

  test.each([-5 * hour, -2_000, 2_000, 30 * hour])(
    'follows the system’s clock when somebody sets it by %d ms',
    (ms) => {
      const clocks = movedClocks();
      const instantOf = instantsOf(clocks);
      const time = clocks.runningNow();
      const before = Date.parse(instantOf(time));
      clocks.pass(1_000);
      clocks.set(ms);
      expect(Date.parse(instantOf(time))).toBe(before + ms);
    },
  );
});
