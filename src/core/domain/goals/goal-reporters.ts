import type { Body, Person } from '../organisation/body';
import { bodyOf, managersOf, processLeaderIds } from '../organisation/organisation';
import type { GoalWorld } from './goal-world';
import type { Goal } from './goal';

/** The heads of the administrations that serve a board directly. */
function headsUnder(world: GoalWorld, board: Body): readonly Person[] {
  return world.bodies
    .filter(({ kind, parentId }) => kind === 'administration' && parentId === board.id)
    .flatMap(managersOf);
}

const unnamed = (objectId: string): Person => ({ mail: '', objectId });

/**
 * Who may report the goal, the first asked first (design §18): the goal's own reporter; else the body's manager and
 * substitute; for a board's goal also the heads of its administrations; for the council's goal the process leaders.
 */
export function reportersOf(world: GoalWorld, goal: Goal): readonly Person[] {
  if (goal.reporter !== undefined) return [goal.reporter];
  const body = bodyOf(world, goal.bodyId);
  if (body === undefined) return [];
  if (body.kind === 'council') {
    const named = body.processLeaders;
    return named.some(({ objectId }) => objectId !== undefined)
      ? named
      : [...named, ...processLeaderIds(world).map(unnamed)];
  }
  const own = managersOf(body);
  return body.kind === 'board' && own.length === 0 ? headsUnder(world, body) : own;
}

/** The one person who is asked for the goal: the first reporter whom the directory knows, else the first named. */
export function askedPerson(world: GoalWorld, goal: Goal): Person | undefined {
  const reporters = reportersOf(world, goal);
  return reporters.find(({ objectId }) => objectId !== undefined) ?? reporters[0];
}
