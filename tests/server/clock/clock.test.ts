import { businessClock } from '../../../src/server/clock/business-clock';
import { swedishWorkingDays } from '../../../src/server/clock/working-days';

test.each([
  ['2026-11-23', true, 'an ordinary Monday'],
  ['2026-11-21', false, 'a Saturday'],
  ['2026-11-22', false, 'a Sunday'],
  ['2026-01-06', false, 'Epiphany'],
  ['2026-04-03', false, 'Good Friday'],
  ['2026-04-30', true, 'Walpurgis eve'],
  ['2026-05-14', false, 'Ascension Day'],
  ['2026-06-19', false, 'midsummer eve'],
  ['2026-12-24', false, 'Christmas eve'],
  ['2026-12-31', false, 'New Year’s eve'],
  ['2027-03-29', false, 'Easter Monday of the next year'],
  ['2028-02-29', true, 'a leap day'],
])('%s is a working day: %s (%s)', (date, expected) => {
  expect(swedishWorkingDays().isWorkingDay(date)).toBe(expected);
});

const at = Date.parse('2026-06-30T22:30:00Z');

test('today is the municipality’s date, not that of Greenwich', () => {
  expect(
    businessClock(
      () => at,
      () => 'Europe/Stockholm',
    ).today(),
  ).toBe('2026-07-01');
  expect(
    businessClock(
      () => at,
      () => 'UTC',
    ).today(),
  ).toBe('2026-06-30');
});

test('the clock follows a jump and keeps running from there', () => {
  let real = at;
  const clock = businessClock(
    () => real,
    () => 'Europe/Stockholm',
  );
  expect(clock.follow('2027-01-29T07:00:00.000Z')).toBe(true);
  real += 60_000;
  expect(clock.now()).toBe('2027-01-29T07:01:00.000Z');
  expect(clock.today()).toBe('2027-01-29');
});

test('the delay of an answer is not a jump, and an invalid time moves nothing', () => {
  const clock = businessClock(
    () => at,
    () => 'Europe/Stockholm',
  );
  expect(clock.follow(new Date(at + 900).toISOString())).toBe(false);
  expect(clock.follow('tomorrow')).toBe(false);
  expect(clock.now()).toBe('2026-06-30T22:30:00.000Z');
});
