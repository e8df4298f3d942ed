import type { Body, BodyKind, Person } from './body';
import type { Goal } from '../goals/goal';
import { isMeasurable } from '../goals/measurable';
import type { CalendarDate } from '../base/time';
import type { World } from '../world';

/** The organisation by id, made once for each state of the list. */
const indexes = new WeakMap<readonly Body[], ReadonlyMap<string, Body>>();

/** The body by its id. */
export function bodyOf(world: World, bodyId: string | undefined): Body | undefined {
  if (bodyId === undefined) return undefined;
  const known = indexes.get(world.bodies);
  const index = known ?? new Map(world.bodies.map((body) => [body.id, body]));
  if (known === undefined) indexes.set(world.bodies, index);
  return index.get(bodyId);
}

/** The body and all above it, nearest first. A ring made by hand in the list ends where it begins. */
export function bodyAndAbove(world: World, bodyId: string): readonly Body[] {
  const chain: Body[] = [];
  let next = bodyOf(world, bodyId);
  while (next !== undefined && !chain.includes(next)) {
    chain.push(next);
    next = bodyOf(world, next.parentId);
  }
  return chain;
}

/** The board that the body belongs to; the council stands for itself, and a body without a board too. */
export function boardOf(world: World, body: Body): Body {
  return bodyAndAbove(world, body.id).find(({ kind }) => kind === 'board') ?? body;
}

/** True while the body exists, both days included. */
export function existsOn(body: Body, date: CalendarDate): boolean {
  return (body.validFrom ?? date) <= date && date <= (body.validTo ?? date);
}

/** True when this person, by object id and nothing else, is among the holders (design §14). */
export function isHolder(objectId: string, ...holders: readonly (Person | undefined)[]): boolean {
  return holders.some((holder) => holder?.objectId === objectId);
}

/** Process leaders (processledare, seed:B36) whom the directory knows. */
export function processLeaderIds(world: World): readonly string[] {
  const named = world.bodies
    .flatMap(({ processLeaders }) => processLeaders)
    .flatMap(({ objectId }) => objectId ?? []);
  return named.length > 0 ? [...new Set(named)] : (world.settings.firstProcessLeaders ?? []);
}

/** The heads of the administrations that serve a board directly. */
function headsUnder(world: World, board: Body): readonly Person[] {
  return world.bodies
    .filter(({ kind, parentId }) => kind === 'administration' && parentId === board.id)
    .flatMap(managersOf);
}

function managersOf({ manager, substitute }: Body): readonly Person[] {
  return [manager, substitute].filter((person) => person !== undefined);
}

const unnamed = (objectId: string): Person => ({ mail: '', objectId });

/**
 * Who may report the goal, the first asked first (design §18): the goal's own reporter; else the body's manager and
 * substitute; for a board's goal also the heads of its administrations; for the council's goal the process leaders.
 */
export function reportersOf(world: World, goal: Goal): readonly Person[] {
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
export function askedPerson(world: World, goal: Goal): Person | undefined {
  const reporters = reportersOf(world, goal);
  return reporters.find(({ objectId }) => objectId !== undefined) ?? reporters[0];
}

/** Levels of which each body owes at least one measurable goal of its own. @see seed:B25, seed:B27 */
const owing: ReadonlySet<BodyKind> = new Set<BodyKind>([
  'board',
  'administration',
  'division',
  'unit',
]);

/** Boards, administrations, divisions and units that exist on the day and have no adopted, measurable goal. */
export function bodiesLackingGoal(world: World, on: CalendarDate): readonly Body[] {
  const having = new Set(
    world.goals
      .filter((goal) => goal.state === 'adopted' && isMeasurable(goal))
      .map(({ bodyId }) => bodyId),
  );
  return world.bodies.filter(
    (body) => owing.has(body.kind) && existsOn(body, on) && !having.has(body.id),
  );
}
