import fc from 'fast-check';
import type { EarlierOutcome, GoalView, ListedGoal } from '../../../src/core/api/goals/goal-view';
import { figureFields } from '../../../src/core/domain/goals/figures';
import { roundViewOf } from '../../../src/bot/cards/follow-up/load-round-view';
import { can } from '../../../src/core/policy/can';
import { viewFollowUp } from '../../../src/core/views/follow-up/view-follow-up';
import { takeSnapshot } from '../../../src/core/views/base/snapshot';
import { historyOf } from '../../../src/core/views/goals/goal-view';
import { viewGoals } from '../../../src/core/views/goals/view-goals';
import { viewMine } from '../../../src/core/views/mine/view-mine';
import type { World } from '../../../src/core/domain/world';
import {
  drawn,
  equationsOf,
  hasOwnPart,
  limit,
  municipality,
  round,
} from '../../support/core/counted-municipality';
import { anInstance, contextOf, listsOf } from '../../support/core/fake-context';
import { narrowed, solvedCells, type Equation, type Ranges } from '../../support/core/solver';

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
