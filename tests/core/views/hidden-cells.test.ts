import fc from 'fast-check';
import type { EarlierOutcome, GoalView, ListedGoal } from '../../../src/core/api/goals/goal-view';
import { figureFields, type FigureField } from '../../../src/core/domain/goals/figures';
import type { Figures, Goal, Indicator } from '../../../src/core/domain/goals/goal';
import type { Body } from '../../../src/core/domain/organisation/body';
import { roundViewOf } from '../../../src/bot/cards/follow-up/load-round-view';
import { can } from '../../../src/core/policy/can';
import { viewFollowUp } from '../../../src/core/views/follow-up/view-follow-up';
import { takeSnapshot } from '../../../src/core/views/base/snapshot';
import { historyOf } from '../../../src/core/views/goals/goal-view';
import { viewGoals } from '../../../src/core/views/goals/view-goals';
import { viewMine } from '../../../src/core/views/mine/view-mine';
import type { World } from '../../../src/core/domain/world';
import {
  aBody,
  aGoal,
  anIndicator,
  aPerson,
  aReport,
  aRound,
  aWorld,
} from '../../support/core/builders';
import { anInstance, contextOf, listsOf } from '../../support/core/fake-context';
import { narrowed, solvedCells, type Equation, type Ranges } from '../../support/core/solver';

const limit = 5;
const people = anIndicator({
  name: 'Antal i personalen',
  measure: 'people',
  decimals: 0,
  addsUp: true,
});
const alone: Indicator = { ...people, split: 'total', addsUp: false };
const other = anIndicator({ name: 'Andel nöjda' });
const round = aRound({ state: 'closed', periodTo: '2025-12-31', key: 'helar-2025' });

/** What a random municipality is made of. */
interface Draw {
  readonly units: readonly (readonly [women: number, men: number])[];
  /** For each goal of a level above: does it hold the sum of those below, and is it split by sex? */
  readonly upper: readonly { readonly isSum: boolean; readonly isSplit: boolean }[];
  /** Does a goal with another indicator stand between the units and their board? */
  readonly hasOther: boolean;
  readonly repeatsBaseline: boolean;
}

const drawn: fc.Arbitrary<Draw> = fc.record({
  units: fc.array(fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 })), {
    minLength: 1,
    maxLength: 9,
  }),
  upper: fc.array(fc.record({ isSum: fc.boolean(), isSplit: fc.boolean() }), {
    minLength: 5,
    maxLength: 5,
  }),
  hasOther: fc.boolean(),
  repeatsBaseline: fc.boolean(),
});

interface Node {
  readonly goal: Goal;
  readonly figures: Figures;
  readonly below: readonly Node[];
}

function sumOf(nodes: readonly Node[], field: 'women' | 'men' | 'total'): number {
  return nodes.reduce((sum, { figures: { women = 0, men = 0, total = women + men } }) => {
    return sum + { women, men, total }[field];
  }, 0);
}

function above(
  id: string,
  below: readonly Node[],
  how: Draw['upper'][number] | undefined,
  parentGoalId?: string,
): Node {
  const isSplit = how?.isSplit === true && below.every(({ goal }) => goal.indicator === people);
  const more = how?.isSum === true ? 0 : 31;
  const figures = isSplit
    ? { women: sumOf(below, 'women') + more, men: sumOf(below, 'men') + more }
    : { total: sumOf(below, 'total') + more };
  const indicator = isSplit ? people : alone;
  const goal = aGoal({ id, key: id, bodyId: id, indicator, ...(parentGoalId && { parentGoalId }) });
  return { goal, figures, below };
}

/** Makes a council with two boards, an administration below each, and units below these, each with a goal. */
function municipality({ units, upper, hasOther, repeatsBaseline }: Draw) {
  const [a, b] = ['a', 'b'];
  const parentOf = (side: string) => (hasOther ? `other-${side}` : `admin-${side}`);
  const leaves = units.map(([women, men], at): Node & { side: string } => {
    const side = at % 2 === 0 ? a : b;
    const goal = aGoal({
      ...{ id: `unit${at}`, key: `unit${at}`, bodyId: `unit${at}`, indicator: people },
      parentGoalId: parentOf(side),
    });
    return { goal, figures: { women, men }, below: [], side };
  });
  const sides = [a, b].map((side, at) => {
    const own = leaves.filter((leaf) => leaf.side === side);
    const admin = above(`admin-${side}`, own, upper[at], `board-${side}`);
    return above(`board-${side}`, [admin], upper[2 + at], 'council');
  });
  const council = above('council', sides, upper[4]);
  const nodes = [council, ...sides, ...sides.flatMap(({ below }) => below), ...leaves];
  const between = [a, b].map((side) =>
    aGoal({
      ...{ id: `other-${side}`, key: `other-${side}`, bodyId: `admin-${side}`, indicator: other },
      parentGoalId: `admin-${side}`,
    }),
  );
  const baseline = repeatsBaseline ? (figures: Figures) => figures : () => ({ total: 99 });
  const goals = nodes.map(({ goal, figures }) => ({
    ...goal,
    ...{ baseline: { ...baseline(figures) }, baselineYear: 2025 },
  }));
  const reports = nodes.map(({ goal, figures }, at) =>
    aReport({
      id: `${100 + at}`,
      key: `r:${goal.key}`,
      goalId: goal.id,
      figures,
      state: 'accepted',
    }),
  );
  const bodies: Body[] = [
    aBody({ id: 'council', key: 'KF', kind: 'council', processLeaders: [aPerson('Ledare')] }),
    ...[a, b].flatMap((side) => [
      aBody({
        ...{ id: `board-${side}`, key: `N${side}`, kind: 'board', parentId: 'council' },
        secretary: aPerson(`Sekr-${side}`),
      }),
      aBody({
        ...{
          id: `admin-${side}`,
          key: `F${side}`,
          kind: 'administration',
          parentId: `board-${side}`,
        },
        manager: aPerson(`Fchef-${side}`),
      }),
    ]),
    ...leaves.map(({ side }, at) =>
      aBody({
        id: `unit${at}`,
        key: `E${at}`,
        parentId: `admin-${side}`,
        manager: aPerson(`Chef${at}`),
      }),
    ),
  ];
  const world = aWorld({ bodies, goals: [...goals, ...between], rounds: [round], reports });
  return { world, nodes };
}

type Shown = ReadonlyMap<string, number | 'suppressed'>;

/** Collects every figure that the views, cards and workbooks of a person have, by cell: goal, occasion and field. */
function shownTo(
  world: World,
  name: string,
): {
  readonly cells: Shown;
  readonly sums: readonly Equation[];
  readonly known: ReadonlyMap<string, number>;
} {
  const ctx = contextOf(anInstance(listsOf({ world })), name);
  const cells = new Map<string, number | 'suppressed'>();
  const sums: Equation[] = [];
  const known = new Map<string, number>();
  const put = (goalId: string, occasion: string, figures: object) => {
    for (const [field, value] of Object.entries(figures))
      cells.set(`${goalId}.${occasion}.${field}`, value as number);
  };
  const putHistory = (id: string, history: readonly EarlierOutcome[]) => {
    for (const { figures } of history) put(id, 'report', figures);
  };
  const putGoal = ({ id, baseline = {}, history }: GoalView) => {
    put(id, 'baseline', baseline);
    putHistory(id, history);
  };
  // The view of one goal's history shows what `historyOf` returns.
  const snapshot = takeSnapshot(ctx);
  viewGoals(ctx).goals.forEach(({ id, baseline = {} }: ListedGoal) => {
    put(id, 'baseline', baseline);
    const goal = snapshot.world.goals.find((one) => one.id === id);
    if (goal !== undefined) putHistory(id, historyOf(snapshot, goal));
  });
  viewMine(ctx).items.forEach(({ goal }) => putGoal(goal));
  for (const { goal, report } of roundViewOf(ctx, round.id)?.items ?? []) {
    putGoal(goal);
    put(goal.id, 'report', report?.figures ?? {});
  }
  // The exported workbook has the rows of this view.
  if (viewGoals(ctx).me.followsUp || can(ctx.actor, 'round.export', round, world)) {
    const view = viewFollowUp(ctx, { round: round.key });
    for (const { goal, report } of view.rows) {
      putGoal(goal);
      put(goal.id, 'report', report?.figures ?? {});
    }
    for (const [at, { figures, goalIds }] of view.sums.entries())
      for (const field of figureFields) {
        const value = figures[field];
        if (typeof value !== 'number') continue;
        known.set(`sum${at}.${field}`, value);
        sums.push([
          [-1, `sum${at}.${field}`],
          ...goalIds.map((id) => [1, `${id}.report.${field}`] as const),
        ]);
      }
  }
  for (const [cell, value] of cells) if (typeof value === 'number') known.set(cell, value);
  return { cells, sums, known };
}

/** Returns the equations that hold in this municipality, as somebody who knows how it counts can guess them. */
function equationsOf(nodes: readonly Node[], repeatsBaseline: boolean): readonly Equation[] {
  const cell = (node: Node, occasion: string, field: string) =>
    `${node.goal.id}.${occasion}.${field}`;
  return nodes.flatMap((node) =>
    (repeatsBaseline ? ['report', 'baseline'] : ['report']).flatMap((occasion): Equation[] => {
      const at = (of: Node, field: string) => cell(of, occasion, field);
      const isSplit = node.goal.indicator === people;
      const total: Equation[] = isSplit
        ? [
            [
              [1, at(node, 'women')],
              [1, at(node, 'men')],
              [-1, at(node, 'total')],
            ],
          ]
        : [];
      const copies: Equation[] = repeatsBaseline
        ? figureFields.map((field) => [
            [1, cell(node, 'report', field)],
            [-1, cell(node, 'baseline', field)],
          ])
        : [];
      const own = { ...node.figures, total: sumOf([node], 'total') };
      const ofSums = figureFields.flatMap((field): Equation[] => {
        const value = own[field];
        const isSum = node.below.length > 0 && value === sumOf(node.below, field);
        const isThere =
          field === 'total' ||
          (isSplit && node.below.every(({ goal }) => goal.indicator === people));
        return isSum && isThere
          ? [[[-1, at(node, field)], ...node.below.map((one) => [1, at(one, field)] as const)]]
          : [];
      });
      return [...total, ...copies, ...ofSums];
    }),
  );
}

/** A hidden figure that only has to be hidden from readers who see no part of it: their own part is theirs to know. */
function hasOwnPart(
  { below }: Node,
  field: FigureField,
  known: ReadonlyMap<string, number>,
): boolean {
  return below.some(
    (node) =>
      (known.has(`${node.goal.id}.report.${field}`) && sumOf([node], field) < limit) ||
      hasOwnPart(node, field, known),
  );
}

const readers = ['Anställd', 'Chef0', 'Chef1', 'Fchef-a', 'Fchef-b', 'Sekr-a', 'Sekr-b', 'Ledare'];

test.each(readers)(
  '%s can solve for no hidden number from all that views, cards and workbooks show',
  (name) => {
    let hiddenCount = 0;
    fc.assert(
      fc.property(drawn, (draw) => {
        const { world, nodes } = municipality(draw);
        const { cells, sums, known } = shownTo(world, name);
        const equations = [...equationsOf(nodes, draw.repeatsBaseline), ...sums];
        const small = nodes.flatMap((node) =>
          figureFields.flatMap((field) => {
            const value = node.figures[field];
            const id = `${node.goal.id}.report.${field}`;
            return value !== undefined &&
              value < limit &&
              cells.get(id) === 'suppressed' &&
              !hasOwnPart(node, field, known)
              ? [id]
              : [];
          }),
        );
        hiddenCount += small.length;
        const solved = solvedCells(equations, known);
        expect(small.filter((id) => solved.has(id))).toEqual([]);
        const ranges: Ranges = new Map([...known].map(([id, value]) => [id, [value, value]]));
        for (const id of small) ranges.set(id, [0, limit - 1]);
        const now = narrowed(equations, ranges);
        for (const id of small) expect([id, now.get(id)]).toEqual([id, [0, limit - 1]]);
      }),
      { seed: 26, numRuns: 150 },
    );
    // The test says something about those who may not see all.
    expect(hiddenCount > 0).toBe(name !== 'Ledare');
  },
);

test('a small number that is not suppressed is shown only to those who may see it', () => {
  fc.assert(
    fc.property(drawn, (draw) => {
      const { world, nodes } = municipality(draw);
      const { cells } = shownTo(world, 'Anställd');
      for (const { goal, figures } of nodes)
        for (const field of figureFields) {
          const isSmall = figures[field] !== undefined && figures[field] < limit;
          if (isSmall) expect(cells.get(`${goal.id}.report.${field}`)).toBe('suppressed');
        }
    }),
    { seed: 27 },
  );
});
