import { roundDefaults } from '../../../../src/core/domain/follow-up/round-defaults';
import { swedishWorkingDays } from '../../../../src/server/clock/working-days';

const workingDays = swedishWorkingDays();

it.each([
  ['the last working day of January, which is no Sunday', '2026-11-21', '2026', '2027-01-29'],
  ['31 January when it is a working day', '2029-10-01', '2029', '2030-01-31'],
  ['two weeks from today when January is near', '2027-01-22', '2026', '2027-02-05'],
  ['the Monday after two weeks that end on a Sunday', '2027-01-31', '2026', '2027-02-15'],
  ['the day after Easter when two weeks end on Good Friday', '2027-03-12', '2026', '2027-03-30'],
  ['January of the next year from April on', '2027-04-01', '2027', '2028-01-31'],
])('a new round is due on %s', (_name, today, year, dueOn) => {
  const defaults = roundDefaults(today, (date) => workingDays.isWorkingDay(date));
  expect(defaults).toEqual({
    year,
    periodFrom: `${year}-01-01`,
    periodTo: `${year}-12-31`,
    dueOn,
  });
});

it('takes the day as it is where no day is a working day', () => {
  expect(roundDefaults('2026-11-21', () => false).dueOn).toBe('2027-01-31');
});
