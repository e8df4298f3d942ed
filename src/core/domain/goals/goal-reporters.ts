import type { Body, Person } from '../organisation/body';
import { bodyOf, existsOn, managersOf, processLeaderIds } from '../organisation/organisation';
import type { GoalWorld } from './goal-world';
import type { Goal } from './goal';

/** Returns the managers of the administrations directly below the board that exist today. */
function administrationManagers(world: GoalWorld, board: Body): readonly Person[] {
  return world.bodies
    .filter(({ kind, parentId }) => kind === 'administration' && parentId === board.id)
    .filter((body) => existsOn(body, world.today))
    .flatMap(managersOf);
}

/** Makes a person of whom the product knows only the object id. */
const personById = (objectId: string): Person => ({ mail: '', objectId });

/**
 * Returns the people who may report the goal, in the order in which they are asked. A goal may name one reporter, who
 * alone reports it. Else the manager and the substitute of its body report it. For a board without either, the managers
 * of its present administrations do; for the council, the process leaders.
 */
export function reportersOf(world: GoalWorld, goal: Goal): readonly Person[] {
  if (goal.reporter !== undefined) return [goal.reporter];
  const body = bodyOf(world, goal.bodyId);
  if (body === undefined) return [];
  if (body.kind === 'council') {
    const named = body.processLeaders;
    return named.some(({ objectId }) => objectId !== undefined)
      ? named
      : [...named, ...processLeaderIds(world).map(personById)];
  }
  const own = managersOf(body);
  return body.kind === 'board' && own.length === 0 ? administrationManagers(world, body) : own;
}

/** Returns the person whom the product asks for the goal: the first reporter with an object id, else the first reporter. */
export function askedPerson(world: GoalWorld, goal: Goal): Person | undefined {
  const reporters = reportersOf(world, goal);
  return reporters.find(({ objectId }) => objectId !== undefined) ?? reporters[0];
}
