import { omit } from '../../../../src/core/domain/base/defined';
import { rowAfterEdit, type RowContext } from '../../../../src/core/domain/follow-up/edited-rows';
import type { ReportRow, UnreportedRow } from '../../../../src/core/domain/follow-up/report';
import { aGoal, anIndicator, aReport, aRound } from '../../../support/core/builders';

const goal = aGoal({ id: '1', key: 'G-1' });
const open: RowContext = { goal, round: aRound(), partlyMetFrom: 0.8 };
const closed: RowContext = { ...open, round: aRound({ state: 'closed' }) };
const editor = { objectId: 'oid-ledare', name: 'Ledare' };
const at = '2026-12-03T10:00:00Z';
const asking: UnreportedRow = {
  ...{ id: '50', key: 'helar-2026:G-1', roundId: '900', goalId: '1' },
  ...{ state: 'asked', dueOn: '2026-12-15', revision: 0, faults: [] },
};
const report = aReport({ id: '50', key: 'helar-2026:G-1', goalId: '1' });
const after = (
  before: ReportRow | undefined,
  row: ReportRow,
  context: RowContext = open,
): ReportRow => rowAfterEdit({ before, after: row, editor, at }, context);

describe('figures that a person types into a row that asks', () => {
  const typed = { ...asking, typed: { figures: { women: 82, men: 81 } } };

  test('are a report of that person, at the time of the edit, with the attainment that they suggest', () => {
    expect(after(asking, typed)).toMatchObject({
      ...{ state: 'submitted', figures: { women: 82, men: 81 }, attainment: 'met' },
      ...{ reportedByName: 'Ledare', reportedByObjectId: 'oid-ledare', reportedAt: at },
    });
    expect(after(asking, typed)).not.toHaveProperty('typed');
  });

  test('are summed where the sexes add up', () => {
    const people = aGoal({
      indicator: anIndicator({ measure: 'people', decimals: 0, addsUp: true }),
    });
    const context = { ...open, goal: { ...people, id: '1', key: 'G-1' } };
    expect(after(asking, typed, context)).toMatchObject({ figures: { total: 163 } });
  });

  test('keep an attainment and a reporter that stand in the row', () => {
    const more = {
      attainment: 'not-met',
      reportedByObjectId: 'oid-x',
      reportedByName: 'X',
    } as const;
    const row = {
      ...typed,
      typed: { ...typed.typed, ...more, reportedAt: '2026-12-01T00:00:00Z' },
    };
    expect(after(undefined, row)).toMatchObject({ ...more, reportedAt: '2026-12-01T00:00:00Z' });
  });

  test('are no report while they suggest no attainment and nobody has judged', () => {
    const without = { ...open, goal: aGoal({ indicator: anIndicator({ split: 'women-men' }) }) };
    const one = { ...asking, typed: { figures: { women: 82 } } };
    expect(after(asking, one, without)).toMatchObject({ state: 'asked', typed: one.typed });
  });

  test('words alone stay in the row that asks, and a state without an outcome does not', () => {
    const comment = { ...asking, typed: { comment: 'Kommer' } };
    expect(after(asking, comment)).toMatchObject({ state: 'asked', typed: { comment: 'Kommer' } });
    expect(after(asking, { ...asking, typed: { state: 'accepted' } })).toEqual(asking);
  });
});

describe('a report of which cells are emptied', () => {
  const { state, figures, attainment, ...rest } = report;
  const { reportedByName, reportedByObjectId, reportedAt } = rest;
  const left = { reportedByName, reportedByObjectId, reportedAt, comment: 'Kvar' };
  const row = (typed: UnreportedRow['typed']): UnreportedRow => ({
    ...asking,
    ...(typed && { typed }),
  });

  test('without figures and attainment is a row that asks, and after the closing one that nobody reported', () => {
    expect(after(report, row({ ...left, state }))).toEqual(asking);
    expect(after(undefined, row({ ...left, state }))).toEqual(asking);
    expect(after(report, row({ ...left, state }), closed)).toMatchObject({
      state: 'not-reported',
      correction: { first: { figures, attainment }, byName: 'Ledare', at },
    });
  });

  test('without attainment gets the one that the figures suggest', () => {
    const judged = { ...report, attainment: 'partly-met' as const };
    expect(after(judged, row({ ...left, state, figures }))).toMatchObject({
      ...{ state: 'submitted', attainment: 'not-met', reportedByName: 'Chef', reportedAt },
    });
  });

  test('without reporter or time keeps the reporter and the time that it had', () => {
    const untimed = omit(left, 'reportedAt');
    expect(after(report, row({ ...untimed, state, figures, attainment }))).toMatchObject({
      reportedAt,
    });
    expect(after(report, { ...report, reportedByName: '', reportedByObjectId: '' })).toMatchObject({
      ...{ reportedByName: 'Chef', reportedByObjectId: 'oid-chef' },
    });
  });

  test('an accepted one whose state is set back to asking is a submitted report', () => {
    const accepted = aReport({ ...report, state: 'accepted' });
    const back = row({ ...left, figures, attainment });
    expect(after(accepted, back)).toMatchObject({ state: 'submitted', figures });
  });
});

describe('a change of the outcome after the round has ended', () => {
  const accepted = aReport({ ...report, state: 'accepted', acceptedByName: 'L', acceptedAt: at });
  const changed = { ...accepted, figures: { women: 90, men: 70 } };
  const first = { figures: report.figures, attainment: report.attainment };

  test('is a correction that keeps the first outcome, and the report stays accepted', () => {
    const row = after(accepted, changed, closed);
    expect(row).toMatchObject({ state: 'accepted', correction: { first, byName: 'Ledare', at } });
    const again = after(row, { ...row, figures: { women: 10, men: 10 } } as ReportRow, closed);
    expect(again.correction?.first).toEqual(first);
  });

  test('keeps the first outcome also when an old version of the row is restored', () => {
    const row = after(accepted, changed, closed);
    expect(after(row, accepted, closed).correction?.first).toEqual(first);
  });

  test('of a goal that nobody had reported has no first outcome', () => {
    const ended: UnreportedRow = { ...asking, state: 'not-reported' };
    const typed = { ...ended, typed: { figures: { women: 82, men: 81 } } };
    for (const before of [ended, undefined])
      expect(after(before, typed, closed).correction).toEqual({ byName: 'Ledare', at });
  });

  describe('while the product was not running, when only the row after it is there', () => {
    const takenIn = first;

    test('is a correction too: the row knows which outcome was taken in', () => {
      const row = after(undefined, { ...changed, takenIn }, closed);
      expect(row.correction).toEqual({ first, byName: 'Ledare', at });
      expect(row).not.toHaveProperty('takenIn');
    });

    test('takes total and attainment along, as at any other time', () => {
      const row = after(undefined, { ...changed, takenIn }, closed);
      expect(row).toMatchObject({ attainment: after(accepted, changed, closed).attainment });
    });

    test('keeps the first outcome of an earlier correction', () => {
      const earlier = { byName: 'Annan', at: '2026-12-01T00:00:00Z' };
      const row = { ...changed, takenIn, correction: earlier } as ReportRow;
      expect(after(undefined, row, closed).correction).toEqual({ byName: 'Ledare', at });
    });

    test('that emptied the report keeps what was reported', () => {
      const { reportedByName, reportedByObjectId, reportedAt } = accepted;
      const typed = { reportedByName, reportedByObjectId, reportedAt };
      const row = after(undefined, { ...asking, typed, takenIn }, closed);
      expect(row).toMatchObject({ state: 'not-reported', correction: { first } });
    });

    test.each([
      ['of the words alone', { ...accepted, comment: 'Ny', takenIn }, closed],
      ['in an open round', { ...changed, takenIn }, open],
    ])('is none %s', (_, row, context) => {
      expect(after(undefined, row as ReportRow, context)).not.toHaveProperty('correction');
    });
  });

  test.each([
    ['in an open round', accepted, changed, open],
    ['of the words alone', accepted, { ...accepted, comment: 'Ny' }, closed],
    ['of which nobody knows what the row was before', undefined, changed, closed],
  ])('is none %s', (_, before, row, context) => {
    expect(after(before, row, context)).not.toHaveProperty('correction');
  });
});

test('an edit of which nobody knows the row before does not take over who accepted', () => {
  const accepted = aReport({
    ...report,
    state: 'accepted',
    acceptedByName: 'Karin',
    acceptedAt: at,
  });
  expect(after(undefined, accepted)).toMatchObject({ acceptedByName: 'Karin' });
  expect(after(undefined, aReport({ ...report, state: 'accepted' }))).toMatchObject({
    acceptedByName: 'Ledare',
  });
});

describe('a report that is sent back in the list, cell by cell', () => {
  const sentBackAt = '2026-12-02T10:00:00Z';
  const sentBack = { ...report, state: 'sent-back', sentBackAt, sentBackByName: 'Annan' } as const;

  test('is sent back anew when the reason comes after the state, so that the reporter is told of it', () => {
    expect(after(sentBack, { ...sentBack, sentBackReason: 'Fel år' })).toMatchObject({
      ...{ sentBackReason: 'Fel år', sentBackAt: at, sentBackByName: 'Ledare' },
    });
  });

  test('stays as it is when the reason stays or is emptied', () => {
    const reasoned = { ...sentBack, sentBackReason: 'Fel år' };
    expect(after(reasoned, { ...reasoned, comment: 'x' })).toMatchObject({ sentBackAt });
    expect(after(reasoned, sentBack)).toMatchObject({ sentBackAt });
  });
});
