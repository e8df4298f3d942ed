import { remembered } from '../base/remembered';
import type { Goal } from '../goals/goal';
import type { Body } from '../organisation/body';
import { boardOf, bodyOf, type OrganisationWorld } from '../organisation/organisation';
import type { AsAsked } from './as-asked';
import type { FollowUpWorld } from './follow-up-world';
import { rowIn } from './reports-of-goal';
import type { Round } from './round';

/** The body to which a goal belongs, and the body's board. Ids and names are empty for a body that nobody knows. */
export interface GoalPlace {
  readonly bodyId: string;
  readonly bodyName: string;
  readonly boardId: string;
  readonly boardName: string;
}

type Named = Pick<Body, 'id' | 'name'>;

const unknown: Named = { id: '', name: '' };

function placeOf(body: Named = unknown, board: Named = unknown): GoalPlace {
  return { bodyId: body.id, bodyName: body.name, boardId: board.id, boardName: board.name };
}

/** Returns the place of a goal in the organisation of today. */
export function placeToday(world: OrganisationWorld, { bodyId }: Pick<Goal, 'bodyId'>): GoalPlace {
  const body = bodyOf(world, bodyId);
  return { ...placeOf(body, body && boardOf(world, body)), bodyId };
}

/** Returns the place that a goal had when a round asked for it, by the ids and names of then. */
export const placeThen = remembered(({ bodies, boardKey }: AsAsked): GoalPlace =>
  placeOf(
    bodies[0],
    bodies.find(({ key }) => key === boardKey),
  ),
);

/**
 * Returns the place of a goal in a round: the one that it had when the round asked for it or, where the round keeps none, that of
 * today.
 */
export function placeIn(world: FollowUpWorld, round: Round, goal: Goal): GoalPlace {
  const asAsked = rowIn(world, round, goal)?.asAsked;
  return asAsked === undefined ? placeToday(world, goal) : placeThen(asAsked);
}
