import { clockGuard } from '../../../src/server/clock/clock-guard';
import { runningTime } from '../../../src/core/domain/base/running-time';

const hour = 3_600_000;

/** A machine on which both clocks run, and whose system clock can be set. */
function aMachine(at = '2027-01-11T09:00:00Z') {
  let [real, running] = [Date.parse(at), 5_000];
  return {
    guard: clockGuard({ now: () => real, runningNow: () => runningTime(running) }),
    run: (ms: number) => {
      real += ms;
      running += ms;
    },
    set: (byMs: number) => (real += byMs),
  };
}

test.each([
  ['runs', 0, undefined],
  ['is corrected by a second', 1_000, undefined],
  ['is set an hour ahead', hour, undefined],
  ['has slept over night', 12 * hour, undefined],
  ['jumps 26 hours ahead', 26 * hour, undefined],
  ['jumps more than 26 hours ahead', 26 * hour + 1, 'jumped-forward'],
  ['jumps a year ahead', 365 * 24 * hour, 'jumped-forward'],
  ['jumps back an hour', -hour, undefined],
  ['jumps back more than an hour', -hour - 1, 'jumped-back'],
  ['jumps back to 1970', -Date.parse('2027-01-11T10:00:00Z'), 'absurd-date'],
  ['jumps to 2100', Date.UTC(2100, 1, 1) - Date.UTC(2027, 0, 11), 'absurd-date'],
  ['is no time', Number.NaN, 'absurd-date'],
] as const)('a clock that %s', (_, byMs, kind) => {
  const machine = aMachine();
  machine.run(hour);
  machine.set(byMs);
  expect(machine.guard.fault()?.kind).toBe(kind);
});

test('long running and many small corrections are no jump', () => {
  const machine = aMachine();
  for (let hours = 0; hours < 100; hours += 1) {
    machine.run(hour);
    machine.set(20 * 60_000);
    expect(machine.guard.fault()).toBeUndefined();
  }
});

test('a jump stays a fault until the clock is back', () => {
  const machine = aMachine();
  machine.set(48 * hour);
  expect(machine.guard.fault()).toEqual({
    kind: 'jumped-forward',
    now: '2027-01-13T09:00:00.000Z',
  });
  machine.run(100 * hour);
  expect(machine.guard.fault()?.kind).toBe('jumped-forward');
  machine.set(-48 * hour);
  expect(machine.guard.fault()).toBeUndefined();
});
