import { hiddenFigures } from '../../../../src/core/domain/follow-up/hidden-figures';
import type { Figures, Goal, Indicator } from '../../../../src/core/domain/goals/goal';
import { aGoal, anIndicator, aReport, aRound, aWorld } from '../../../support/core/builders';

const people = anIndicator({ measure: 'people', decimals: 0, addsUp: true });
const percent = anIndicator();
const round = aRound({ id: '900', periodTo: '2025-12-31', state: 'closed' });

interface Row {
  readonly figures: Figures;
  readonly goal?: Partial<Goal>;
}

/** Returns the hidden figures of the goal above and those of the goals derived from it, for a reader without rights. */
function hiddenIn(
  indicator: Indicator,
  rows: readonly [above: Row, ...below: Row[]],
  seesExact: (goal: Goal) => boolean = () => false,
) {
  const goals = rows.map(({ goal }, at) =>
    aGoal({
      ...{
        id: `${at}`,
        bodyId: `body${at}`,
        indicator,
        baseline: { total: 77 },
        baselineYear: 2019,
      },
      ...(at > 0 && { parentGoalId: '0' }),
      ...goal,
    }),
  );
  const reports = rows.map(({ figures }, at) => aReport({ goalId: `${at}`, figures }));
  const world = aWorld({ goals, rounds: [round], reports });
  const hidden = hiddenFigures({ world, seesExact });
  const sorted = (of: ReadonlySet<string>) => [...of].sort();
  return {
    reports: goals.map((goal, at) => sorted(hidden(goal, reports[at]?.figures ?? {}, 5))),
    baselines: goals.map((goal) => sorted(hidden(goal, goal.baseline ?? {}, 5))),
  };
}

describe('a sum above', () => {
  const rowsOf = (...women: number[]): [Row, ...Row[]] => {
    const men = 20;
    const below = women.map((own) => ({ figures: { women: own, men } }));
    const sum = women.reduce((all, own) => all + own, 0);
    return [{ figures: { women: sum, men: men * women.length } }, ...below];
  };
  const womenAndTotal = ['total', 'women'];

  test('loses the figure that one small number below could be computed from, and its total', () => {
    const { reports } = hiddenIn(people, rowsOf(3, 12));
    expect(reports).toEqual([womenAndTotal, womenAndTotal, []]);
  });

  test.each([
    [[0, 0, 12], true],
    [[4, 4, 12], true],
    [[1, 2, 12], true],
    [[2, 2, 12], false],
    [[1, 2, 3, 12], false],
    [[4, 4, 4], true],
  ])(
    'of %p women is hidden: %p, as the small ones must keep all their values',
    (women, isHidden) => {
      expect(hiddenIn(people, rowsOf(...women)).reports[0]).toEqual(isHidden ? womenAndTotal : []);
    },
  );

  test('stays when it is not the sum, and for a reader who may see the number below exactly', () => {
    const [above, ...below] = rowsOf(3, 12);
    const more = { figures: { women: 99, men: 40 } };
    expect(hiddenIn(people, [more, ...below]).reports[0]).toEqual([]);
    expect(hiddenIn(people, [above, ...below], ({ id }) => id === '1').reports[0]).toEqual([]);
    expect(hiddenIn(people, [above, ...below], ({ id }) => id === '2').reports[0]).not.toEqual([]);
  });

  test('without a split is hidden when it resolves the total of a goal that has one', () => {
    const [, ...below] = rowsOf(3, 12);
    const goal = { indicator: { ...people, split: 'total', addsUp: false } } as const;
    const above = { figures: { total: 55 }, goal };
    expect(hiddenIn(people, [above, ...below]).reports[0]).toEqual(['total']);
  });

  test('of hours is hidden when few people are behind one addend', () => {
    const hours = anIndicator({ measure: 'hours', addsUp: true, decimals: 0 });
    const few = { figures: { women: 70, men: 300, womenPersons: 2 } };
    const rows: [Row, ...Row[]] = [
      { figures: { women: 570, men: 700 } },
      few,
      { figures: { women: 500, men: 400 } },
    ];
    expect(hiddenIn(hours, rows).reports).toEqual([womenAndTotal, womenAndTotal, []]);
  });

  test.each([
    ['of people', people, { women: 3, men: 50 }],
    ['of hours', anIndicator({ measure: 'hours', split: 'total' }), { total: 53, totalPersons: 2 }],
  ] as const)('%s that is hidden cannot be computed from those below', (_, indicator, figures) => {
    const goal = { indicator: { ...indicator, split: 'total', addsUp: false } } as const;
    const [first, second] = [
      { figures: { total: 20 }, goal },
      { figures: { total: 33 }, goal },
    ];
    expect(hiddenIn(indicator, [{ figures }, first, second]).reports.slice(1)).toEqual([
      ['total'],
      [],
    ]);
    const all = hiddenIn(indicator, [{ figures }, first, second], ({ id }) => id === '1');
    expect(all.reports.slice(1)).toEqual([[], ['total']]);
  });

  test('ends at goals that form a ring', () => {
    const [above, ...below] = rowsOf(3, 12);
    const ring = { ...above, goal: { parentGoalId: '1' } };
    expect(hiddenIn(people, [ring, ...below]).reports).toEqual([[], womenAndTotal, []]);
  });
});

describe('a copy', () => {
  const few = { women: 33.3, men: 50, womenPersons: 3 };
  const same = { women: 33.3, men: 50 };

  test.each([
    ['a goal above that repeats the only one below', [{ figures: same }, { figures: few }], [0]],
    [
      'a goal below that is all of the one above',
      [{ figures: few }, { figures: same, goal: { bodyId: 'body0' } }],
      [1],
    ],
    [
      'another goal of the same body',
      [{ figures: few }, { figures: same, goal: { bodyId: 'body0', parentGoalId: 'x' } }],
      [1],
    ],
  ] as [string, [Row, ...Row[]], number[]][])('is hidden: %s', (_, rows, copies) => {
    for (const at of copies)
      expect(hiddenIn(percent, rows).reports[at]).toEqual(['total', 'women']);
  });

  test.each([
    [{ baseline: same, baselineYear: 2025 }, ['total', 'women']],
    [{ baseline: { ...same, total: 40 }, baselineYear: 2025 }, ['total', 'women']],
    [{ baseline: same, baselineYear: 2024 }, []],
    [{ baseline: { women: 40, men: 50 }, baselineYear: 2025 }, []],
  ])('in the baseline %p is hidden as %p', (goal, hidden) => {
    expect(hiddenIn(percent, [{ figures: few, goal }]).baselines[0]).toEqual(hidden);
  });
});

test('figures that the world does not hold are judged by themselves', () => {
  const goal = aGoal({ indicator: people });
  const hidden = hiddenFigures({ world: aWorld({ goals: [goal] }), seesExact: () => false });
  expect([...hidden(goal, { women: 3, men: 30 }, 5)]).toEqual(['women', 'total']);
});
