import { instantsOf } from '../../../src/core/domain/base/running-time';
import { graphHealth } from '../../../src/graph/client/health';
import { movedClocks } from '../../support/clocks';

const hour = 3_600_000;

test.each([0, -10, 10])(
  'a Graph that does not answer is tried again every five seconds when the clock is set by %d h',
  (hours) => {
    const clocks = movedClocks();
    const { runningNow } = clocks;
    const health = graphHealth({
      ...{ runningNow, instantOf: instantsOf(clocks) },
      throttledUntil: () => undefined,
    });
    for (let call = 0; call < 5; call += 1) health.lost();
    expect(health.allowsCall()).toBe(false);
    const began = clocks.now();
    clocks.set(hours * hour);
    clocks.pass(4_999);
    expect(health.allowsCall()).toBe(false);
    clocks.pass(1);
    expect(health.allowsCall()).toBe(true);
    const unreachableSince = new Date(began + hours * hour).toISOString();
    expect(health.state()).toEqual({ unreachableSince });
  },
);
