import type { Settings } from '../settings/settings';
import type { CalendarDate } from '../base/time';
import type { Body, Person } from './body';

/** The part of the world that rules on the organisation read. */
export interface OrganisationWorld {
  /** Names the process leaders while no body does. */
  readonly settings: Settings;
  readonly bodies: readonly Body[];
}

/** The organisation by id, made once for each state of the list. */
const indexes = new WeakMap<readonly Body[], ReadonlyMap<string, Body>>();

/** The body by its id. */
export function bodyOf(world: OrganisationWorld, bodyId: string | undefined): Body | undefined {
  if (bodyId === undefined) return undefined;
  const known = indexes.get(world.bodies);
  const index = known ?? new Map(world.bodies.map((body) => [body.id, body]));
  if (known === undefined) indexes.set(world.bodies, index);
  return index.get(bodyId);
}

type FindBody = (id: string) => Body | undefined;

/** The body and all above it, nearest first. Bodies that point to each other in a ring are named once. */
function lineAbove(body: Body | undefined, find: FindBody): readonly Body[] {
  const line: Body[] = [];
  for (let next = body; next !== undefined && !line.includes(next);) {
    line.push(next);
    next = next.parentId === undefined ? undefined : find(next.parentId);
  }
  return line;
}

/** The body and all above it, nearest first. A ring made by hand in the list ends where it begins. */
export function bodyAndAbove(world: OrganisationWorld, bodyId: string): readonly Body[] {
  return lineAbove(bodyOf(world, bodyId), (id) => bodyOf(world, id));
}

/** The board that a body belongs to, or the body itself without one. `find` gives a body by id. */
export function boardAbove(body: Body, find: FindBody): Body {
  return lineAbove(body, find).find(({ kind }) => kind === 'board') ?? body;
}

/** The board that the body belongs to; the council stands for itself, and a body without a board too. */
export function boardOf(world: OrganisationWorld, body: Body): Body {
  return boardAbove(body, (id) => bodyOf(world, id));
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
export function processLeaderIds(world: OrganisationWorld): readonly string[] {
  const named = world.bodies
    .flatMap(({ processLeaders }) => processLeaders)
    .flatMap(({ objectId }) => objectId ?? []);
  return named.length > 0 ? [...new Set(named)] : (world.settings.firstProcessLeaders ?? []);
}

export function managersOf({ manager, substitute }: Body): readonly Person[] {
  return [manager, substitute].filter((person) => person !== undefined);
}
