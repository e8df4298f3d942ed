import fc from 'fast-check';
import { figureFields, type FigureField } from '../../../src/core/domain/goals/figures';
import type { Figures, Goal, Indicator } from '../../../src/core/domain/goals/goal';
import type { Body } from '../../../src/core/domain/organisation/body';
import { aBody, aGoal, anIndicator, aPerson, aReport, aRound, aWorld } from './builders';
import type { Equation } from './solver';

export const limit = 5;
const people = anIndicator({
  name: 'Antal i personalen',
  measure: 'people',
  decimals: 0,
  addsUp: true,
});
const alone: Indicator = { ...people, split: 'total', addsUp: false };
const other = anIndicator({ name: 'Andel nöjda' });
export const round = aRound({ state: 'closed', periodTo: '2025-12-31', key: 'helar-2025' });

/** What a random municipality is made of. */
export interface Draw {
  readonly units: readonly (readonly [women: number, men: number])[];
  /** For each goal of a level above: does it hold the sum of those below, and is it split by sex? */
  readonly upper: readonly { readonly isSum: boolean; readonly isSplit: boolean }[];
  /** Does a goal with another indicator stand between the units and their board? */
  readonly hasOther: boolean;
  readonly repeatsBaseline: boolean;
}

export const drawn: fc.Arbitrary<Draw> = fc.record({
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

export interface Node {
  readonly goal: Goal;
  readonly figures: Figures;
  readonly below: readonly Node[];
}

export function sumOf(nodes: readonly Node[], field: 'women' | 'men' | 'total'): number {
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
export function municipality({ units, upper, hasOther, repeatsBaseline }: Draw) {
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

/** Returns the equations that hold in this municipality, as somebody who knows how it counts can guess them. */
export function equationsOf(nodes: readonly Node[], repeatsBaseline: boolean): readonly Equation[] {
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
export function hasOwnPart(
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
