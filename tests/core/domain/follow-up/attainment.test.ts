import fc from 'fast-check';
import { suggestAttainment, type Assessed } from '../../../../src/core/domain/follow-up/attainment';
import { anIndicator } from '../../../support/core/builders';

const suggest = (assessed: Assessed) => suggestAttainment(assessed, 0.75);
const total = (overrides: object = {}) => anIndicator({ split: 'total', ...overrides });

test.each([
  ['from below', [92, 100, 100], 'met'],
  ['from below, in the decimals of the indicator', [92, 100, 99.96], 'met'],
  ['from below, most of the way', [92, 100, 98], 'partly-met'],
  ['from below, too short a part of the way', [92, 100, 97.9], 'not-met'],
  ['beyond the target, as near as most of the way', [92, 100, 101.3], 'partly-met'],
  ['beyond the target, further away than before', [92, 100, 109], 'not-met'],
  ['from above', [-8, -10, -10], 'met'],
  ['from above, beyond', [-4, -10, -11.5], 'partly-met'],
  ['at the target before, and away from it', [100, 100, 99], 'not-met'],
  ['without a baseline', [undefined, 100, 99], 'not-met'],
  ['without a target', [92, undefined, 100], 'cannot-be-assessed'],
] as const)('a value that nears its target %s, with %p, is %s', (_, way, attainment) => {
  expect(suggest(oneFigure('near', way))).toBe(attainment);
});

test('the nearer of two values to the target is never judged worse', () => {
  const order = ['not-met', 'partly-met', 'met'];
  const value = fc.integer({ min: -2000, max: 2000 }).map((tenths) => tenths / 10);
  fc.assert(
    fc.property(fc.tuple(value, value, value, value), ([from, target, one, other]) => {
      const judged = [one, other].map((now) => ({
        distance: Math.abs(now - target),
        rank: order.indexOf(suggest(oneFigure('near', [from, target, now]))),
      }));
      const [nearer, further] = judged.toSorted((a, b) => a.distance - b.distance);
      expect(nearer!.rank).toBeGreaterThanOrEqual(further!.rank);
    }),
  );
});

/** An assessment of one figure with a baseline and a target. */
function oneFigure(
  direction: 'rising' | 'falling' | 'near',
  [from, to, now]: readonly [number | undefined, number | undefined, number | undefined],
): Assessed {
  return {
    indicator: total({ direction }),
    ...(from !== undefined && { baseline: { total: from } }),
    ...(to !== undefined && { target: to }),
    figures: now === undefined ? {} : { total: now },
  };
}

describe('the attainment that one figure suggests', () => {
  test.each([
    ['rising', [50, 80, 80], 'met'],
    ['rising', [50, 80, 90], 'met'],
    ['rising', [50, 80, 72.5], 'partly-met'],
    ['rising', [50, 80, 72.4], 'not-met'],
    ['rising', [50, 80, 40], 'not-met'],
    ['falling', [20, 10, 10], 'met'],
    ['falling', [20, 10, 3], 'met'],
    ['falling', [20, 10, 12.5], 'partly-met'],
    ['falling', [20, 10, 12.6], 'not-met'],
    ['falling', [20, 10, 25], 'not-met'],
    // Zero and negative ranges.
    ['rising', [-10, 0, 0], 'met'],
    ['rising', [-10, 0, -2.5], 'partly-met'],
    ['falling', [10, 0, 2.5], 'partly-met'],
    ['falling', [0, -10, -7.5], 'partly-met'],
    ['falling', [0, -10, -1], 'not-met'],
    // Decimals that binary arithmetic cannot hold.
    ['rising', [0.1, 0.3, 0.25], 'partly-met'],
    // A baseline at the target or beyond leaves no progress to measure.
    ['rising', [80, 80, 80], 'met'],
    ['rising', [80, 80, 79], 'not-met'],
    ['rising', [90, 80, 85], 'met'],
    ['rising', [90, 80, 70], 'not-met'],
    ['falling', [5, 10, 12], 'not-met'],
    // Without a baseline a goal is met or not met, and never partly met.
    ['rising', [undefined, 80, 79], 'not-met'],
    ['rising', [undefined, 80, 81], 'met'],
    // A missing figure or target means that the goal cannot be assessed, and not that it is not met.
    ['rising', [50, 80, undefined], 'cannot-be-assessed'],
    ['rising', [50, undefined, 70], 'cannot-be-assessed'],
  ] as const)('%s with baseline, target and figure %p is %s', (direction, way, attainment) => {
    expect(suggest(oneFigure(direction, way))).toBe(attainment);
  });

  test('is partly met from the share of the way that the municipality sets', () => {
    const halfWay = oneFigure('rising', [50, 100, 75]);
    expect(suggestAttainment(halfWay, 0.5)).toBe('partly-met');
    expect(suggestAttainment(halfWay, 0.51)).toBe('not-met');
    expect(suggestAttainment(oneFigure('rising', [50, 100, 99]), 1)).toBe('not-met');
  });
});

describe('the attainment that figures of women and men suggest', () => {
  const split = anIndicator({ direction: 'rising' });
  const baseline = { women: 60, men: 50 };

  test('depends on the sex furthest from the target', () => {
    const asked = { indicator: split, baseline, target: 80 };
    expect(suggest({ ...asked, figures: { women: 85, men: 80 } })).toBe('met');
    expect(suggest({ ...asked, figures: { women: 95, men: 73 } })).toBe('partly-met');
    expect(suggest({ ...asked, figures: { women: 95, men: 60 } })).toBe('not-met');
  });

  test('depends on the sex with the higher figure when the goal is to fall', () => {
    const indicator = anIndicator({ direction: 'falling' });
    const asked = { indicator, baseline: { women: 30, men: 20 }, target: 10 };
    expect(suggest({ ...asked, figures: { women: 9, men: 10 } })).toBe('met');
    expect(suggest({ ...asked, figures: { women: 14, men: 5 } })).toBe('partly-met');
  });

  test('depends on the sex with the higher baseline when both have the same figure', () => {
    const asked = { indicator: split, target: 80, figures: { women: 75, men: 75 } };
    expect(suggest({ ...asked, baseline: { women: 70, men: 20 } })).toBe('not-met');
    expect(suggest({ ...asked, baseline: { women: 20, men: 70 } })).toBe('not-met');
    expect(suggest({ ...asked, baseline: { women: 70 } })).toBe('not-met');
  });

  test('depends on the sex that has a baseline when both have the same figure', () => {
    const asked = { indicator: split, target: 80, figures: { women: 75, men: 75 } };
    expect(suggest({ ...asked, baseline: { men: 50 } })).toBe('partly-met');
    expect(suggest(asked)).toBe('not-met');
  });

  test('uses a baseline of the total when the sex has none', () => {
    const asked = { indicator: split, baseline: { total: 40 }, target: 80 };
    expect(suggest({ ...asked, figures: { women: 75, men: 70 } })).toBe('partly-met');
  });

  test('is that the goal cannot be assessed when one sex has no figure', () => {
    expect(suggest({ indicator: split, baseline, target: 80, figures: { women: 85 } })).toBe(
      'cannot-be-assessed',
    );
  });
});

describe('a goal about the gap', () => {
  const asked = {
    indicator: anIndicator({ direction: 'gap' }),
    baseline: { women: 70, men: 50 },
    target: 5,
  };
  test.each([
    [{ women: 65, men: 60 }, 'met'],
    [{ women: 60, men: 65 }, 'met'],
    [{ women: 45.3, men: 40.3 }, 'met'],
    [{ women: 68, men: 60 }, 'partly-met'],
    [{ women: 69, men: 50 }, 'not-met'],
    [{ women: 69 }, 'cannot-be-assessed'],
  ] as const)('%p: %s', (figures, attainment) => {
    expect(suggest({ ...asked, figures })).toBe(attainment);
  });

  test('cannot be assessed without a target, and is met or not met without a baseline', () => {
    const { indicator } = asked;
    const figures = { women: 65, men: 60 };
    expect(suggest({ indicator, baseline: asked.baseline, figures })).toBe('cannot-be-assessed');
    expect(suggest({ indicator, target: 4, figures })).toBe('not-met');
  });
});

describe('a goal about an even share, 40-60', () => {
  const indicator = anIndicator({ measure: 'people', direction: 'even', decimals: 0 });
  const baseline = { women: 10, men: 90 };
  test.each([
    [{ women: 40, men: 60 }, 'met'],
    [{ women: 60, men: 40 }, 'met'],
    [{ women: 5, men: 5 }, 'met'],
    [{ women: 39, men: 61 }, 'partly-met'],
    [{ women: 67, men: 33 }, 'partly-met'],
    [{ women: 20, men: 80 }, 'not-met'],
    [{ women: 0, men: 0 }, 'cannot-be-assessed'],
    [{ women: 3 }, 'cannot-be-assessed'],
  ] as const)('%p: %s', (figures, attainment) => {
    expect(suggest({ indicator, baseline, figures })).toBe(attainment);
  });

  test('takes one percentage as the share of women, and cannot be assessed from one number of people', () => {
    const share = total({ direction: 'even' });
    expect(suggest({ indicator: share, figures: { total: 45 } })).toBe('met');
    expect(suggest({ indicator: share, figures: { total: 70 } })).toBe('not-met');
    const people = total({ direction: 'even', measure: 'people' });
    expect(suggest({ indicator: people, figures: { total: 45 } })).toBe('cannot-be-assessed');
  });
});

describe('for any figures', () => {
  const figure = fc.integer({ min: -1000, max: 1000 }).map((tenths) => tenths / 10);
  const direction = fc.constantFrom('rising', 'falling', 'gap', 'even');

  test('exchanging women and men does not change the attainment', () => {
    fc.assert(
      fc.property(
        direction,
        fc.tuple(figure, figure, figure, figure, figure),
        (way, [bw, bm, target, w, m]) => {
          const indicator = anIndicator({ direction: way });
          const one = { baseline: { women: bw, men: bm }, figures: { women: w, men: m } };
          const other = { baseline: { women: bm, men: bw }, figures: { women: m, men: w } };
          expect(suggest({ indicator, target, ...one })).toBe(
            suggest({ indicator, target, ...other }),
          );
        },
      ),
      { seed: 3, numRuns: 500 },
    );
  });

  test('a better outcome never suggests a lower attainment', () => {
    const order = ['not-met', 'partly-met', 'met'];
    fc.assert(
      fc.property(
        fc.constantFrom('rising' as const, 'falling' as const),
        fc.tuple(figure, figure, figure, fc.integer({ min: 0, max: 50 })),
        (way, [from, to, now, step]) => {
          const better = now + (way === 'rising' ? step : -step);
          const before = order.indexOf(suggest(oneFigure(way, [from, to, now])));
          expect(order.indexOf(suggest(oneFigure(way, [from, to, better])))).toBeGreaterThanOrEqual(
            before,
          );
        },
      ),
      { seed: 4, numRuns: 500 },
    );
  });

  test('a falling goal has the attainment of the rising goal with opposite signs', () => {
    fc.assert(
      fc.property(fc.tuple(figure, figure, figure), ([from, to, now]) => {
        expect(suggest(oneFigure('rising', [from, to, now]))).toBe(
          suggest(oneFigure('falling', [-from, -to, -now])),
        );
      }),
      { seed: 5 },
    );
  });
});

describe('different targets of women and men', () => {
  const bySex = (women: number, men: number, overrides: object = {}): Assessed => ({
    indicator: anIndicator(),
    baseline: { women: 20, men: 60 },
    targetBySex: { women: 40, men: 70 },
    figures: { women, men },
    ...overrides,
  });
  test.each([
    [40, 70, 'met'],
    [39, 70, 'partly-met'],
    [40, 67.5, 'partly-met'],
    [40, 67, 'not-met'],
    // Each is judged by its own target: men are nearer to theirs, and have come a shorter part of the way.
    [36, 66, 'not-met'],
    // Women have passed the target of men's baseline, and not yet their own.
    [30, 80, 'not-met'],
  ] as const)('women %p and men %p are %s', (women, men, attainment) => {
    expect(suggest(bySex(women, men))).toBe(attainment);
  });
  test('a sex without a target of its own has the common one', () => {
    const common = { targetBySex: { women: 40 }, target: 65 };
    expect(suggest(bySex(40, 65, common))).toBe('met');
    expect(suggest(bySex(40, 61, common))).toBe('not-met');
    expect(suggest(bySex(40, 61, { targetBySex: { women: 40 } }))).toBe('cannot-be-assessed');
  });
  test('lower is better for each of them', () => {
    const indicator = anIndicator({ direction: 'falling', measure: 'days' });
    const falling = {
      indicator,
      baseline: { women: 20, men: 10 },
      targetBySex: { women: 10, men: 8 },
    };
    expect(suggest(bySex(10, 8, falling))).toBe('met');
    expect(suggest(bySex(9, 9, falling))).toBe('not-met');
    expect(suggest(bySex(12, 8, falling))).toBe('partly-met');
  });
  test('equal targets of both are one target', () => {
    const figure = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(
        fc.tuple(figure, figure, figure, figure),
        figure,
        ([women, men, from, fromMen], target) => {
          const assessed = { indicator: anIndicator(), baseline: { women: from, men: fromMen } };
          const figures = { women, men };
          expect(
            suggest({ ...assessed, figures, targetBySex: { women: target, men: target } }),
          ).toBe(suggest({ ...assessed, figures, target }));
        },
      ),
    );
  });
  test('a higher figure never makes a rising goal worse', () => {
    const order = ['not-met', 'partly-met', 'met'];
    const figure = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(figure, figure, figure, (women, men, more) => {
        const [before, after] = [bySex(women, men), bySex(women + more, men)].map(suggest);
        expect(order.indexOf(String(after))).toBeGreaterThanOrEqual(order.indexOf(String(before)));
      }),
    );
  });
});
