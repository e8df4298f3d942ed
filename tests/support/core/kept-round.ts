import { asAskedToday } from '../../../src/core/domain/follow-up/as-asked';
import { reportKey, type UnreportedRow } from '../../../src/core/domain/follow-up/report';
import type { Round } from '../../../src/core/domain/follow-up/round';
import type { Goal } from '../../../src/core/domain/goals/goal';
import type { World } from '../../../src/core/domain/world';
import { aRound } from './builders';

/** Makes a round that keeps the goals of today's world that it asks for. */
export function aKeptRound(
  { settings, bodies }: World,
  goals: readonly Goal[],
  overrides: Partial<Round> = {},
): Round {
  const { partlyMetFrom, smallCountsBelow } = settings;
  return aRound({
    openedAt: '2026-11-20T08:00:00Z',
    asAsked: {
      ...{ partlyMetFrom, smallCountsBelow },
      bodies: bodies.map(({ id, key, name, kind }) => ({ id, key, name, kind })),
      goalKeys: goals.map(({ key }) => key),
    },
    ...overrides,
  });
}

/** Makes the rows with which the round asks for the goals that it keeps, as they are in the world. Their ids begin at 5001. */
export function rowsOfKept(world: World, round: Round): readonly UnreportedRow[] {
  const keys = round.asAsked?.goalKeys ?? [];
  const asked = world.goals.filter(({ key }) => keys.includes(key));
  return asked.map((goal, at) => ({
    id: String(5001 + at),
    key: reportKey(round, goal),
    roundId: round.id,
    goalId: goal.id,
    state: round.state === 'open' ? 'asked' : 'not-reported',
    asAsked: asAskedToday(world, goal),
    dueOn: round.dueOn,
    revision: 0,
    faults: [],
  }));
}
