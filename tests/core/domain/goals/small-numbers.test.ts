import fc from 'fast-check';
import { exactFigures, suppress } from '../../../../src/core/domain/goals/small-numbers';
import { anIndicator } from '../../../support/core/builders';

const people = anIndicator({ measure: 'people', decimals: 0, addsUp: true });

describe('small numbers of people', () => {
  test.each([
    [
      { women: 12, men: 7 },
      { women: 12, men: 7, total: 19, gap: 5 },
    ],
    [
      { women: 5, men: 5 },
      { women: 5, men: 5, total: 10, gap: 0 },
    ],
    [
      { women: 4, men: 20 },
      { women: 'suppressed', men: 20, total: 'suppressed', gap: 'suppressed' },
    ],
    [
      { women: 20, men: 0 },
      { women: 20, men: 'suppressed', total: 'suppressed', gap: 'suppressed' },
    ],
    [
      { women: 4, men: 4 },
      { women: 'suppressed', men: 'suppressed', total: 'suppressed', gap: 'suppressed' },
    ],
    [{ women: 3 }, { women: 'suppressed' }],
    [{ men: 30 }, { men: 30 }],
    [{ total: 3 }, { total: 'suppressed' }],
    [{ total: 30 }, { total: 30 }],
    [{}, {}],
  ])('%p is shown as %p', (figures, shown) => {
    expect(suppress(figures, people, 5)).toEqual(shown);
  });

  test.each([
    [{ women: 30, men: 250, total: 300 }, 300],
    [{ women: 30, men: 250, total: 0 }, 0],
    [{ women: 30, men: 250 }, 280],
  ])('a total that somebody entered is shown, and else the sum: %p as %p', (figures, total) => {
    expect(exactFigures(figures, people).total).toBe(total);
  });

  test('a total that somebody entered is hidden beside a small number', () => {
    const shown = suppress({ women: 3, men: 250, total: 300 }, people, 5);
    expect(shown).toMatchObject({ women: 'suppressed', men: 250, total: 'suppressed' });
  });

  test('figures of another measure than people are never suppressed', () => {
    expect(suppress({ women: 3, men: 4 }, anIndicator(), 5)).toEqual({ women: 3, men: 4, gap: 1 });
  });

  test('the shown figures never disclose a suppressed one', () => {
    const count = fc.nat({ max: 30 });
    fc.assert(
      fc.property(count, count, count, (women, men, below) => {
        const shown = suppress({ women, men }, people, below);
        const isHidden = women < below || men < below;
        if (!isHidden) expect(shown.total).toBe(women + men);
        if (isHidden) expect([shown.total, shown.gap]).toEqual(['suppressed', 'suppressed']);
        for (const value of [shown.women, shown.men])
          if (typeof value === 'number') expect(value).toBeGreaterThanOrEqual(below);
      }),
      { seed: 8 },
    );
  });
});
