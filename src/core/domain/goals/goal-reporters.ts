import { groupedBy } from '../base/group-by';
import { remembered } from '../base/remembered';
import type { Body, Person } from '../organisation/body';
import {
  bodyOf,
  existsOn,
  isAway,
  isHolder,
  managersToday,
  processLeaderIds,
  type OrganisationWorld,
} from '../organisation/organisation';
import { administrationsServing, answeringBody } from '../organisation/body-ties';
import type { CalendarDate } from '../base/time';
import type { Settings } from '../settings/settings';
import type { GoalWorld } from './goal-world';
import type { Goal } from './goal';

const administrationsByBoard = remembered((bodies: readonly Body[]) =>
  groupedBy(
    bodies.filter(({ kind }) => kind === 'administration'),
    ({ parentId }) => parentId,
  ),
);

/** Returns the managers of the administrations directly below the board that exist today, and of those that serve it besides. */
function administrationManagers(world: OrganisationWorld, board: Body): readonly Person[] {
  const own = administrationsByBoard(world.bodies).get(board.id) ?? [];
  return [...new Set([...own, ...administrationsServing(world, board)])]
    .filter((body) => existsOn(body, world.today))
    .flatMap((body) => managersToday(world, body));
}

/** Makes a person of whom the product knows only the object id. */
const personById = (objectId: string): Person => ({ mail: '', objectId });

/**
 * Returns the people who are responsible for the body's goals, in the order in which the product asks them: its manager
 * and substitute, the substitute first while the manager is away. For a board without either, they are the managers of its present administrations; for the council, the
 * process leaders.
 */
export function peopleResponsible(world: OrganisationWorld, body: Body): readonly Person[] {
  if (body.kind === 'council') {
    const named = body.processLeaders;
    return named.some(({ objectId }) => objectId !== undefined)
      ? named
      : [...named, ...processLeaderIds(world).map(personById)];
  }
  const own = managersToday(world, body);
  return body.kind === 'board' && own.length === 0 ? administrationManagers(world, body) : own;
}

/** True for a person who is responsible for the body's goals. */
export function isResponsible(world: OrganisationWorld, body: Body, objectId: string): boolean {
  return isHolder(objectId, ...peopleResponsible(world, body));
}

/**
 * Returns the body that answers for the goal today: its body while that exists. After that it is the body to which the goal has
 * moved since a round asked for it, else the one that replaces its body. Undefined when there is none.
 */
export function bodyAnsweringFor(world: OrganisationWorld, goal: Goal): Body | undefined {
  const body = bodyOf(world, goal.bodyId);
  if (body !== undefined && existsOn(body, world.today)) return body;
  const moved = bodyOf(world, goal.movedToId);
  if (moved !== undefined && existsOn(moved, world.today)) return moved;
  return body && answeringBody(world, body, world.today);
}

/**
 * Returns the people who may report the goal, in the order in which they are asked. A goal may name one reporter, who
 * alone reports it. Else the people who are responsible for its body report it. After the last day of the body, they are those of
 * the one that replaces it. Nobody reports a goal whose body is gone, has ended without such a one, or has not begun.
 */
export function reportersOf(world: GoalWorld, goal: Goal): readonly Person[] {
  const body = bodyAnsweringFor(world, goal);
  if (body === undefined) return [];
  return goal.reporter === undefined ? peopleResponsible(world, body) : [goal.reporter];
}

/** The goals that each person may report, by object id and in the order of the list. */
const goalsByReporter = remembered(
  (
    goals: readonly Goal[],
    bodies: readonly Body[],
    today: CalendarDate,
    settings: Settings,
  ): ReadonlyMap<string, readonly Goal[]> => {
    const world = { goals, bodies, today, settings };
    const found = new Map<string, Goal[]>();
    for (const goal of goals) {
      const ids = new Set(reportersOf(world, goal).flatMap(({ objectId }) => objectId ?? []));
      for (const id of ids) {
        const own = found.get(id);
        if (own === undefined) found.set(id, [goal]);
        else own.push(goal);
      }
    }
    return found;
  },
);

/** Returns the goals that the person may report, in the order of the list. */
export function goalsOfReporter(world: GoalWorld, objectId: string): readonly Goal[] {
  const { goals, bodies, today, settings } = world;
  return goalsByReporter(goals, bodies, today, settings).get(objectId) ?? [];
}

/** Returns the person whom the product asks for the goal: the first reporter with an object id, else the first reporter. */
export function askedPerson(world: GoalWorld, goal: Goal): Person | undefined {
  const reporters = reportersOf(world, goal);
  return reporters.find(({ objectId }) => objectId !== undefined) ?? reporters[0];
}

/** Returns the manager who is away and for whom the substitute is asked for the goal; undefined when nobody is away. */
export function standsInFor(world: GoalWorld, goal: Goal): Person | undefined {
  const body = bodyAnsweringFor(world, goal);
  const isOwn = goal.reporter === undefined && body !== undefined && isAway(body, world.today);
  if (!isOwn || body.substitute?.objectId === undefined) return undefined;
  return askedPerson(world, goal) === body.substitute ? body.manager : undefined;
}
