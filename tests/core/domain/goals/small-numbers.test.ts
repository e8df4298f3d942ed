import fc from 'fast-check';
import { faultsOfFigures } from '../../../../src/core/domain/goals/figures';
import {
  exactFigures,
  hasSuppressed,
  suppress,
} from '../../../../src/core/domain/goals/small-numbers';
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

  test.each([
    [{ total: 97.2, womenPersons: 40, menPersons: 12 }, 97.2],
    [{ total: 97.2, womenPersons: 40, menPersons: 4 }, 'suppressed'],
    [{ total: 97.2, womenPersons: 3 }, 'suppressed'],
    [{ total: 97.2 }, 97.2],
  ])(
    'a ratio tells about the smaller of the groups that it compares: %p as %p',
    (figures, total) => {
      const ratio = anIndicator({ measure: 'ratio', split: 'total', direction: 'near' });
      expect(faultsOfFigures(figures, ratio)).toEqual([]);
      expect(suppress(figures, ratio, 5)).toEqual({ total });
    },
  );

  test('a change asks for the number of people behind its one figure', () => {
    const change = anIndicator({ measure: 'change', split: 'total' });
    expect(faultsOfFigures({ total: -120.5, totalPersons: 9 }, change)).toEqual([]);
    expect(suppress({ total: -2, totalPersons: 3 }, change, 5)).toEqual({ total: 'suppressed' });
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

describe('figures behind which there are few people', () => {
  const mean = anIndicator({ measure: 'days' });
  const hours = anIndicator({ measure: 'hours', addsUp: true, decimals: 0 });
  const total = anIndicator({ measure: 'points', split: 'total' });
  const share = anIndicator({ measure: 'percent', split: 'total', direction: 'even' });
  const girls = anIndicator({ split: 'girls-boys' });

  test.each([
    ['a percentage', girls, { women: 33.3, men: 50, womenPersons: 3, menPersons: 40 }, 'women'],
    ['a mean', mean, { women: 12, men: 14, womenPersons: 40, menPersons: 4 }, 'men'],
    ['nobody at all', mean, { women: 12, men: 0, womenPersons: 40, menPersons: 0 }, 'men'],
    [
      'money per person',
      anIndicator({ measure: 'sek' }),
      { women: 9, men: 8, menPersons: 1 },
      'men',
    ],
  ] as const)('hide %s of the small group with total and gap', (_, indicator, figures, hidden) => {
    const { women, men } = figures;
    const expected = { women, men, gap: 'suppressed', [hidden]: 'suppressed' };
    expect(suppress(figures, indicator, 5)).toEqual(expected);
    const withTotal = { ...figures, total: 11 };
    expect(suppress(withTotal, indicator, 5)).toEqual({ ...expected, total: 'suppressed' });
  });

  test.each([
    ['hours that add up', hours, { women: 90, men: 8, menPersons: 2 }],
    ['a total', total, { total: 71, totalPersons: 4 }],
    ['a share of few people', share, { total: 50, totalPersons: 4 }],
    ['a share that is few people', share, { total: 10, totalPersons: 20 }],
    ['a share that leaves few people', share, { total: 95, totalPersons: 60 }],
    ['a share without anybody', share, { total: 0, totalPersons: 600 }],
  ] as const)('hide the total of %s', (_, indicator, figures) => {
    expect(suppress(figures, indicator, 5).total).toBe('suppressed');
  });

  test.each([
    [girls, { women: 33.3, men: 50 }],
    [girls, { women: 33.3, men: 50, womenPersons: 5, menPersons: 40 }],
    [share, { total: 40, totalPersons: 50 }],
    [total, { total: 1, totalPersons: 5 }],
    [anIndicator({ measure: 'count' }), { women: 1, men: 2 }],
  ] as const)(
    'and else show %p as reported, without the numbers of people: %p',
    (indicator, figures) => {
      const shown = suppress(figures, indicator, 5);
      expect(hasSuppressed(shown)).toBe(false);
      expect(Object.keys(shown).filter((field) => field.endsWith('Persons'))).toEqual([]);
    },
  );

  test('an exact reader sees the figures and the numbers of people', () => {
    const figures = { women: 33.3, men: 50, womenPersons: 3, menPersons: 40 };
    expect(exactFigures(figures, girls)).toEqual({ ...figures, gap: 16.7 });
  });
});

test('the limit itself is shown, and the limit 0 hides nothing', () => {
  expect(suppress({ women: 0, men: 0 }, people, 0)).toEqual({ women: 0, men: 0, total: 0, gap: 0 });
});
