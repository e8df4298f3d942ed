import fc from 'fast-check';
import {
  areSameFigures,
  askedPersonFields,
  withoutRoundingError,
  faultsOfFigures,
  gapOf,
  isFarFromEarlier,
  shownFields,
  sumOfSexes,
  wantedFields,
  withTotal,
  womenShareOf,
} from '../../../../src/core/domain/goals/figures';
import { largestCount, largestFigure } from '../../../../src/core/domain/goals/figure-limits';
import {
  measures,
  type Figures,
  type Indicator,
  type Measure,
} from '../../../../src/core/domain/goals/goal';
import { anIndicator } from '../../../support/core/builders';
import { faultWords } from '../../../support/core/faults';

const people = anIndicator({ measure: 'people', decimals: 0, addsUp: true });

describe('the figures that a person must fill in', () => {
  test('are women and men when the indicator is split by sex, else the total (seed:B20)', () => {
    expect(wantedFields(anIndicator())).toEqual(['women', 'men']);
    expect(wantedFields(anIndicator({ split: 'girls-boys' }))).toEqual(['women', 'men']);
    expect(wantedFields(anIndicator({ split: 'total' }))).toEqual(['total']);
  });

  test('are shown together with a total that a report has and that is not their sum', () => {
    expect(shownFields(anIndicator(), false)).toEqual(['women', 'men']);
    expect(shownFields(anIndicator(), true)).toEqual(['women', 'men', 'total']);
    expect(shownFields(people, true)).toEqual(['women', 'men']);
    expect(shownFields(anIndicator({ split: 'total' }), true)).toEqual(['total']);
  });

  test('leave out the total, which is computed when women and men add up to it', () => {
    expect(withTotal({ women: 3, men: 4 }, people)).toEqual({ women: 3, men: 4, total: 7 });
    expect(withTotal({ women: 0.1, men: 0.2 }, anIndicator({ addsUp: true })).total).toBe(0.3);
    expect(withTotal({ women: 3 }, people)).toEqual({ women: 3 });
    expect(withTotal({ women: 30, men: 40 }, anIndicator())).toEqual({ women: 30, men: 40 });
  });

  test.each([
    [{ women: 3, men: 250, total: 300 }, people],
    [{ women: 3, men: 250, total: 0 }, people],
    [{ women: 3, men: 250, total: 253 }, people],
    [
      { women: -4.5, men: 2, total: 1 },
      { ...people, measure: 'sek' as const },
    ],
    [{ women: 3, total: 9 }, people],
  ])('keep a total that somebody entered: %p', (figures, indicator) => {
    expect(withTotal(figures, indicator)).toEqual(figures);
  });

  test('give a gap and a share of women when both are there', () => {
    expect(gapOf({ women: 45.3, men: 40.1 })).toBe(5.2);
    expect(gapOf({ women: 45.3 })).toBeUndefined();
    expect(gapOf({ men: 45.3 })).toBeUndefined();
    expect(womenShareOf({ women: 3, men: 1 }, people)).toBe(75);
    expect(womenShareOf({ women: 0, men: 0 }, people)).toBeUndefined();
  });
});

describe('the faults of figures', () => {
  const reasons = (figures: object, overrides: object = {}) =>
    faultsOfFigures(figures, anIndicator(overrides)).map(({ field, reason }) => [field, reason]);
  const bothFar = [
    ['women', 'too-large'],
    ['men', 'too-small'],
  ];

  test.each([
    [{ women: 50, men: 60.5 }, {}, []],
    [{ women: 0, men: 100 }, {}, []],
    [{ women: 50 }, {}, [['men', 'missing']]],
    [{}, { split: 'total' }, [['total', 'missing']]],
    [
      { women: -1, men: 101 },
      {},
      [
        ['women', 'too-small'],
        ['men', 'too-large'],
      ],
    ],
    [{ women: 50.25, men: 60 }, {}, [['women', 'too-many-decimals']]],
    [{ women: Number.NaN, men: 60 }, {}, [['women', 'not-a-number']]],
    [{ women: 1.5, men: 2 }, { measure: 'people' }, [['women', 'not-whole']]],
    [{ women: -1, men: 2 }, { measure: 'count' }, [['women', 'too-small']]],
    [{ women: -1.5, men: 2 }, { measure: 'points' }, []],
    [{ women: -1000, men: 2 }, { measure: 'sek' }, []],
    [{ women: 400, men: -1 }, { measure: 'days' }, [['men', 'too-small']]],
    [{ total: 5, women: 2 }, { split: 'total' }, [['women', 'not-asked-for']]],
    [{ women: 2, men: 3, total: 5 }, { measure: 'people', addsUp: true }, []],
    [
      { women: 2, men: 3, total: 6 },
      { measure: 'people', addsUp: true },
      [['total', 'not-the-sum']],
    ],
    [{ women: 20, men: 30, total: 24 }, {}, []],
    [{ women: 1e308, men: -1e308 }, { measure: 'points' }, bothFar],
    [{ women: 1e13, men: -1e13 }, { measure: 'sek' }, bothFar],
    [{ women: 1e9 + 1, men: -1e9 - 1 }, { measure: 'points' }, bothFar],
    [{ women: 1e8 + 1, men: 1e8 }, { measure: 'people' }, [['women', 'too-large']]],
    [{ women: 1e8 + 1, men: 1e8 }, { measure: 'count' }, [['women', 'too-large']]],
    [{ women: 1e9 + 1, men: 1e9 }, { measure: 'days' }, [['women', 'too-large']]],
    [{ women: 1e9 + 1, men: 1e9 }, { measure: 'hours' }, [['women', 'too-large']]],
    [{ women: 1e8, men: 1e8, total: 2e8 }, { measure: 'people', addsUp: true }, []],
    [{ total: 2e8 }, { measure: 'people', split: 'total' }, [['total', 'too-large']]],
  ])('of %p with the indicator %p are %p', (figures, overrides, expected) => {
    expect(reasons(figures, overrides)).toEqual(expected);
  });

  test('tell a total that is not the sum together with the sum', () => {
    expect(faultsOfFigures({ women: 3, men: 250, total: 300 }, people)).toEqual([
      { field: 'total', reason: 'not-the-sum', values: { total: 300, sum: 253 } },
    ]);
  });

  test('are some for every value beyond the largest figure, and no gap or sum is infinite', () => {
    const value = fc.double({ noDefaultInfinity: false, noNaN: false });
    fc.assert(
      fc.property(value, value, fc.constantFrom(...measures), (women, men, measure) => {
        const indicator = anIndicator({ measure, decimals: 0, addsUp: true });
        const figures = { women, men };
        const isBeyond = !(Math.abs(women) <= largestFigure && Math.abs(men) <= largestFigure);
        if (isBeyond) expect(faultsOfFigures(figures, indicator)).not.toEqual([]);
        for (const made of [gapOf(figures), sumOfSexes(figures, indicator)])
          expect(made === undefined || Number.isFinite(made)).toBe(true);
      }),
      { seed: 7 },
    );
  });

  test('carry the limit that the value breaks', () => {
    const [fault] = faultsOfFigures({ women: 101, men: 3 }, anIndicator());
    expect(fault).toEqual({ field: 'women', reason: 'too-large', values: { max: 100 } });
  });

  test('are none for whole numbers from zero up', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: largestCount }),
        fc.nat({ max: largestCount }),
        fc.constantFrom<Measure>('people', 'count', 'days', 'hours', 'points', 'sek'),
        (women, men, measure) => {
          const indicator = anIndicator({ measure, decimals: 0, addsUp: true });
          expect(faultsOfFigures(withTotal({ women, men }, indicator), indicator)).toEqual([]);
        },
      ),
      { seed: 6 },
    );
  });
});

describe('the number of people behind a figure', () => {
  test('may be told for each figure that is not itself a number of people or things', () => {
    expect(askedPersonFields(anIndicator())).toEqual(['womenPersons', 'menPersons']);
    expect(askedPersonFields(anIndicator({ split: 'total', measure: 'days' }))).toEqual([
      'totalPersons',
    ]);
    expect(askedPersonFields(people)).toEqual([]);
    expect(askedPersonFields(anIndicator({ measure: 'count' }))).toEqual([]);
  });

  const figures = { women: 50, men: 60 };
  test.each<[Figures, Partial<Indicator>, readonly string[]]>([
    [{ ...figures, womenPersons: 0, menPersons: 3 }, {}, []],
    [{ ...figures, womenPersons: 3 }, {}, []],
    [{ ...figures, womenPersons: -1 }, {}, ['womenPersons too-small']],
    [{ ...figures, menPersons: 2.5 }, {}, ['menPersons not-whole']],
    [{ ...figures, menPersons: 1e8 + 1 }, {}, ['menPersons too-large']],
    [{ ...figures, menPersons: Infinity }, {}, ['menPersons not-a-number']],
    [{ ...figures, totalPersons: 9 }, {}, ['totalPersons not-asked-for']],
    [{ total: 9, totalPersons: 9 }, { split: 'total' }, []],
    [{ total: 9, womenPersons: 9 }, { split: 'total' }, ['womenPersons not-asked-for']],
    [{ ...figures, womenPersons: 9 }, { measure: 'people' }, ['womenPersons not-asked-for']],
  ])('%p with the indicator %p has the faults %p', (given, overrides, faults) => {
    expect(faultWords(faultsOfFigures(given, anIndicator(overrides)))).toEqual(faults);
  });

  test('is part of what makes two sets of figures the same', () => {
    expect(areSameFigures({ ...figures, menPersons: 3 }, { ...figures, menPersons: 4 })).toBe(
      false,
    );
    expect(areSameFigures({ ...figures, menPersons: 3 }, { ...figures, menPersons: 3 })).toBe(true);
  });
});

describe('a value is far from the earlier ones', () => {
  test.each([
    [50, [], false],
    [52, [48, 50], false],
    [500, [48, 50], true],
    [5, [48, 50], true],
    [64, [50], false],
    [66, [50], true],
    [34, [50], true],
    [3, [0], false],
    [-40, [-10, -12], true],
  ])('%d after %p is far: %p', (value, earlier, isFar) => {
    expect(isFarFromEarlier(value, earlier)).toBe(isFar);
  });
});

test('withoutRoundingError removes the rounding error of binary arithmetic', () => {
  expect(withoutRoundingError(0.1 + 0.2)).toBe(0.3);
});
