import { omit } from '../../../../src/core/domain/base/defined';
import {
  faultsOfReport,
  followingAttainment,
  followingFigures,
} from '../../../../src/core/domain/follow-up/report-edits';
import { aGoal, anIndicator, aReport, aRound } from '../../../support/core/builders';
import { faultWords } from '../../../support/core/faults';

const goal = aGoal({ id: '1', key: 'G-1' });
const round = aRound();

describe('the faults of a report’s row', () => {
  const unassessed = aReport({ attainment: 'cannot-be-assessed', figures: {} });
  test.each([
    ['a sound row', aReport(), []],
    ['a row with the key of another', aReport({ key: 'x' }), ['key not-the-key']],
    ['broken figures', aReport({ figures: { women: 101 } }), ['women too-large', 'men missing']],
    ['an unassessed row without figures', unassessed, []],
    [
      'an unassessed row with a figure',
      { ...unassessed, figures: { men: 0 } },
      ['attainment has-figures'],
    ],
    [
      'a row with another key and without figures',
      aReport({ key: 'x', figures: {} }),
      ['key not-the-key', 'women missing', 'men missing'],
    ],
  ])('of %s', (_, report, faults) => {
    expect(faultWords(faultsOfReport(report, goal, round))).toEqual(faults);
  });

  test('name a goal or a round that is gone, and a goal without an indicator', () => {
    const rowless = aReport({ key: 'x', figures: {} });
    expect(faultWords(faultsOfReport(rowless, undefined, undefined))).toEqual(['goal missing']);
    expect(faultWords(faultsOfReport(rowless, goal, undefined))).toEqual(['round missing']);
    const without = omit(goal, 'indicator');
    expect(faultWords(faultsOfReport(aReport(), without, round))).toEqual(['goal not-measurable']);
  });

  test('name the key that the row should have', () => {
    expect(faultsOfReport(aReport({ key: 'x' }), goal, round)).toEqual([
      { field: 'key', reason: 'not-the-key', values: { key: 'helar-2026:G-1' } },
    ]);
  });
});

describe('the total after a person’s edit in the list', () => {
  const people = anIndicator({ measure: 'people', addsUp: true });
  const before = aReport({ figures: { women: 3, men: 4, total: 7 } });
  const after = (figures: object) => aReport({ figures });
  test('is the new sum when it was the sum before', () => {
    const edited = followingFigures(before, after({ women: 5, men: 4, total: 7 }), people);
    expect(edited).toEqual({ women: 5, men: 4, total: 9 });
  });

  test('is the person’s when the person changed it', () => {
    const figures = { women: 5, men: 4, total: 8 };
    expect(followingFigures(before, after(figures), people)).toEqual(figures);
  });

  test.each([
    [{ women: 3, men: 250, total: 253 }, 300],
    [{ women: 3, men: 250 }, 300],
    [{ women: 3, men: 250, total: 200 }, 300],
    [{ women: 1e308, men: 1e308, total: 253 }, 300],
  ])('is the one that the person typed after %p', (figures, total) => {
    const typed = { women: 3, men: 250, total };
    expect(followingFigures(after(figures), after(typed), people)).toEqual(typed);
  });

  test('stays when it was not the sum before, or when the sexes do not add up', () => {
    const figures = { women: 5, men: 4, total: 6 };
    expect(followingFigures(after({ women: 3, men: 4, total: 6 }), after(figures), people)).toEqual(
      figures,
    );
    expect(
      followingFigures(before, after({ women: 5, men: 4, total: 7 }), anIndicator()).total,
    ).toBe(7);
  });
});

describe('the attainment after a person’s edit in the list', () => {
  const assessed = { goal, partlyMetFrom: 0.75 };
  const low = { women: 50, men: 40 };
  const high = { women: 80, men: 80 };
  const before = aReport({ figures: low, attainment: 'not-met' });
  test('follows new figures when the old ones suggested it', () => {
    expect(
      followingAttainment(before, aReport({ figures: high, attainment: 'not-met' }), assessed),
    ).toBe('met');
  });

  test('is the person’s when the person changed it', () => {
    const edited = aReport({ figures: high, attainment: 'partly-met' });
    expect(followingAttainment(before, edited, assessed)).toBe('partly-met');
  });

  test('stays when it was the reporter’s own judgement', () => {
    const own = aReport({ figures: low, attainment: 'partly-met' });
    const edited = aReport({ figures: high, attainment: 'partly-met' });
    expect(followingAttainment(own, edited, assessed)).toBe('partly-met');
  });

  test('stays when the figures stay, although the goal has a new target since', () => {
    const lowered = { goal: { ...goal, target: 40, baseline: { total: 30 } }, partlyMetFrom: 0.75 };
    const suggested = aReport({ figures: low, attainment: 'met' });
    expect(followingAttainment(suggested, suggested, lowered)).toBe('met');
    expect(followingAttainment(before, before, lowered)).toBe('not-met');
  });
});
