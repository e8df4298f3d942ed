import { readDate } from '../../../../src/core/domain/base/time';
import { earliestBodyYear, faultOfDate, faultOfYear } from '../../../../src/core/domain/base/years';
import { settingsFrom } from '../../../../src/core/domain/settings/setting';
import { faultsOfGoal } from '../../../../src/core/domain/goals/goal-rules';
import { faultsOfBody } from '../../../../src/core/domain/organisation/organisation-rules';
import { faultsOfRound } from '../../../../src/core/domain/follow-up/round-rules';
import { aGoal, aRound, aWorld } from '../../../support/core/builders';

test.each([
  [2000, true],
  [2100, true],
  [1999, false],
  [2101, false],
  [9999, false],
  [26, false],
  [2026.5, false],
])('the year %d may be one of a baseline: %p', (year, isGood) => {
  expect(faultOfYear('baselineYear', year)?.reason).toBe(isGood ? undefined : 'not-a-year');
  const found = faultsOfGoal(aWorld(), aGoal({ baselineYear: year }));
  expect(found.some(({ field }) => field === 'baselineYear')).toBe(!isGood);
});

test.each([
  ['2026-06-30', undefined],
  ['2026-02-30', 'not-a-date'],
  ['1999-12-31', 'not-a-year'],
  ['2101-01-01', 'not-a-year'],
  ['9999-12-31', 'not-a-year'],
])('the date %s is refused alike in a goal, a round and a setting: %p', (date, reason) => {
  expect(faultOfDate('targetOn', date)?.reason).toBe(reason);
  const ofGoal = faultsOfGoal(aWorld(), aGoal({ targetOn: date }));
  expect(ofGoal.find(({ field }) => field === 'targetOn')?.reason).toBe(reason);
  const ofRound = faultsOfRound(aRound({ periodTo: date }));
  expect(ofRound.find(({ field }) => field === 'periodTo' && reason !== undefined)?.reason).toBe(
    reason,
  );
  const { signedOn } = settingsFrom([{ id: '1', key: 'signedOn', value: date }]);
  expect(signedOn).toBe(reason === undefined ? date : undefined);
});

test('a body may have begun long ago, but not before there were municipalities', () => {
  const reasonOf = (validFrom: string) => {
    const [body] = aWorld().bodies;
    const found = body === undefined ? [] : faultsOfBody(aWorld(), { ...body, validFrom });
    return found.find(({ field }) => field === 'validFrom')?.reason;
  };
  expect(reasonOf('1971-01-01')).toBeUndefined();
  expect(reasonOf(`${String(earliestBodyYear)}-01-01`)).toBeUndefined();
  expect(reasonOf('1862-12-31')).toBe('not-a-year');
  expect(reasonOf('9999-12-31')).toBe('not-a-year');
});

test.each([
  ['2026-12-31', '2026-12-31'],
  [' 2026\u201112\u201131 ', '2026-12-31'],
  ['2026\u221212\u221231', '2026-12-31'],
  ['\u200E2026-12-31\u200B', '2026-12-31'],
  ['31.12.2026', '2026-12-31'],
  ['1.2.2026', '2026-02-01'],
  ['2026-02-30', undefined],
  ['30.2.2026', undefined],
  ['12/31/2026', undefined],
  ['26-12-31', undefined],
  ['', undefined],
])('the date %p is read as %p', (written, date) => {
  expect(readDate(written)).toBe(date);
});
