import fc from 'fast-check';
import { asAskedToday } from '../../../src/core/domain/follow-up/as-asked';
import { figureFields } from '../../../src/core/domain/goals/figures';
import type { World } from '../../../src/core/domain/world';
import { takeSnapshot } from '../../../src/core/views/base/snapshot';
import { historyOf } from '../../../src/core/views/goals/goal-view';
import {
  drawn,
  equationsOf,
  limit,
  municipality,
  round,
} from '../../support/core/counted-municipality';
import { contextOf } from '../../support/core/fake-context';
import { changeLater, changeWhatHides } from '../../support/core/later-edits';
import { aKeptRound } from '../../support/core/kept-round';
import { randomSource } from '../../support/core/random';
import { instanceOf } from '../../support/rounds/round-as-shown';
import { narrowed, solvedCells, type Ranges } from '../../support/core/solver';

/** Lets the round of the municipality keep its goals as they are. */
function kept(world: World): World {
  const reports = world.reports.map((report) => {
    const goal = world.goals.find(({ id }) => id === report.goalId);
    return goal === undefined ? report : { ...report, asAsked: asAskedToday(world, goal) };
  });
  const asked = world.goals.filter(({ id }) => reports.some(({ goalId }) => goalId === id));
  return { ...world, reports, rounds: [aKeptRound(world, asked, round)] };
}

/** Returns what an employee sees of the outcomes of the round, by code of the goal as asked and field. */
function cellsOf(world: World): ReadonlyMap<string, number | 'suppressed'> {
  const snapshot = takeSnapshot(contextOf(instanceOf(world), 'Anställd'));
  const cells = new Map<string, number | 'suppressed'>();
  for (const report of world.reports) {
    const goal = world.goals.find(
      ({ id, key }) => id === report.goalId || key === report.asAsked?.goal.key,
    );
    const [outcome] = goal === undefined ? [] : historyOf(snapshot, goal);
    for (const [field, value] of Object.entries(outcome?.figures ?? {}))
      cells.set(`${String(report.asAsked?.goal.key)}.report.${field}`, value as number);
  }
  return cells;
}

const hiddenIn = (cells: ReadonlyMap<string, number | 'suppressed'>) =>
  [...cells].filter(([, value]) => value === 'suppressed').map(([cell]) => cell);

test('no change of today shows a number that a round has hidden, or lets a reader solve for it', () => {
  let hiddenCount = 0;
  fc.assert(
    fc.property(drawn, fc.nat({ max: 9_999 }), (draw, seed) => {
      const { world: drawnWorld, nodes } = municipality(draw);
      const random = randomSource(seed);
      let world = kept(drawnWorld);
      const before = new Set(hiddenIn(cellsOf(world)));
      hiddenCount += before.size;
      for (let edit = 0; edit < 4; edit += 1)
        world = (edit < 3 ? changeWhatHides : changeLater)(random, world);
      const cells = cellsOf(world);
      const known = new Map(
        [...cells].flatMap(([cell, value]) =>
          typeof value === 'number' ? [[cell, value] as const] : [],
        ),
      );
      expect([...before].filter((cell) => known.has(cell))).toEqual([]);
      const equations = equationsOf(nodes, false);
      const small = nodes.flatMap(({ goal, figures }) =>
        figureFields.flatMap((field) => {
          const cell = `${goal.key}.report.${field}`;
          return (figures[field] ?? limit) < limit && !known.has(cell) ? [cell] : [];
        }),
      );
      const solved = solvedCells(equations, known);
      expect(small.filter((cell) => solved.has(cell))).toEqual([]);
      const ranges: Ranges = new Map([...known].map(([id, value]) => [id, [value, value]]));
      for (const cell of small) ranges.set(cell, [0, limit - 1]);
      const now = narrowed(equations, ranges);
      for (const cell of small) expect([cell, now.get(cell)]).toEqual([cell, [0, limit - 1]]);
    }),
    { seed: 31, numRuns: 100 },
  );
  expect(hiddenCount).toBeGreaterThan(100);
});
