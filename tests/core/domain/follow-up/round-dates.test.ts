import {
  faultsOfDates,
  faultsOfDue,
  faultsOfNewDates,
} from '../../../../src/core/domain/follow-up/round-dates';
import type { Fault } from '../../../../src/core/domain/base/fault';

const dates = { periodFrom: '2026-01-01', periodTo: '2026-11-30', dueOn: '2026-12-15' };
const namesOf = (faults: readonly Fault[]) =>
  faults.map(({ field, reason }) => `${field} ${reason}`);

test.each([
  [{}, []],
  [{ periodTo: '2026-01-01', dueOn: '2026-01-01' }, []],
  [{ dueOn: '2026-06-01' }, []],
  [{ periodTo: '2025-12-31' }, ['periodTo before-period-begins']],
  [{ dueOn: '2025-12-31' }, ['dueOn before-period-begins']],
  [{ periodFrom: '2027-01-01' }, ['periodTo before-period-begins', 'dueOn before-period-begins']],
  [{ periodFrom: '2026-02-30' }, ['periodFrom not-a-date']],
  [{ periodTo: '2025-12-31', dueOn: '15/12' }, ['dueOn not-a-date']],
  [
    { periodFrom: '', periodTo: '', dueOn: '' },
    ['periodFrom', 'periodTo', 'dueOn'].map((field) => `${field} not-a-date`),
  ],
])('dates with %p have the faults %p', (change, faults) => {
  expect(namesOf(faultsOfDates({ ...dates, ...change }))).toEqual(faults);
});

test('a due date that is set today may be today, and not yesterday', () => {
  expect(faultsOfDue('2026-12-15', '2026-12-14')).toEqual([]);
  expect(faultsOfDue('2026-12-15', '2026-12-15')).toEqual([]);
  expect(namesOf(faultsOfDue('2026-12-15', '2026-12-16'))).toEqual(['dueOn in-the-past']);
});

test('new dates have the faults of dates and of a due date', () => {
  const change = { ...dates, periodTo: '2025-01-01' };
  expect(namesOf(faultsOfNewDates(change, '2026-12-16'))).toEqual([
    'periodTo before-period-begins',
    'dueOn in-the-past',
  ]);
  expect(faultsOfNewDates(dates, '2026-12-15')).toEqual([]);
});
