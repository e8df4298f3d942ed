import type { Fault } from '../base/app-error';
import type { Body, BodyKind } from './body';
import type { Goal } from '../goals/goal';
import { bodyAndAbove, bodyOf } from './organisation';
import type { World } from '../world';

/** Levels from the top; divisions and units may stand under their own kind (depth is free, seed:B26). */
const rank: Readonly<Record<BodyKind, number>> = {
  council: 0,
  board: 1,
  administration: 2,
  division: 3,
  unit: 4,
};
const nesting: ReadonlySet<BodyKind> = new Set<BodyKind>(['division', 'unit']);

function isBelow(kind: BodyKind, parent: BodyKind): boolean {
  return rank[kind] > rank[parent] || (kind === parent && nesting.has(kind));
}

function isInRing(world: World, body: Body): boolean {
  return bodyAndAbove(world, body.id).at(-1)?.parentId !== undefined;
}

/** The rules that a body's row breaks in this organisation. */
export function faultsOfBody(world: World, body: Body): readonly Fault[] {
  const field = 'parent';
  if (body.kind === 'council')
    return body.parentId === undefined ? [] : [{ field, reason: 'has-parent' }];
  if (body.parentId === undefined) return [{ field, reason: 'missing' }];
  const parent = bodyOf(world, body.parentId);
  if (parent === undefined) return [{ field, reason: 'unknown' }];
  if (!isBelow(body.kind, parent.kind)) return [{ field, reason: 'wrong-level' }];
  return isInRing(world, body) ? [{ field, reason: 'ring' }] : [];
}

function faultsOfParentGoal(world: World, goal: Goal, body: Body): readonly Fault[] {
  const field = 'parentGoal';
  if (goal.parentGoalId === undefined) {
    const isFree = body.kind === 'council' || goal.state === 'draft';
    return isFree ? [] : [{ field, reason: 'missing' }];
  }
  const parent = world.goals.find(({ id }) => id === goal.parentGoalId);
  if (parent === undefined) return [{ field, reason: 'unknown' }];
  const above = bodyAndAbove(world, body.id).slice(1);
  return above.some(({ id }) => id === parent.bodyId) ? [] : [{ field, reason: 'not-above' }];
}

/** The rules that a goal's row breaks. @see seed:B24, seed:B27: derived from a goal of a level above */
export function faultsOfGoal(world: World, goal: Goal): readonly Fault[] {
  const body = bodyOf(world, goal.bodyId);
  if (body === undefined) return [{ field: 'body', reason: 'unknown' }];
  return faultsOfParentGoal(world, goal, body);
}
