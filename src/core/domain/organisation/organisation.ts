import type { Settings } from '../settings/settings';
import type { CalendarDate } from '../base/time';
import type { Body, Person } from './body';

/** The part of the world that the rules of the organisation read. */
export interface OrganisationWorld {
  /** The settings name the process leaders as long as the council's row does not. */
  readonly settings: Settings;
  /** Today's date in the municipality's time zone. Bodies that have ended give nobody a role. */
  readonly today: CalendarDate;
  readonly bodies: readonly Body[];
}

/** The bodies by id, indexed once for each state of the list. */
const indexes = new WeakMap<readonly Body[], ReadonlyMap<string, Body>>();

/** Returns the body with the id, if there is one. */
export function bodyOf(world: OrganisationWorld, bodyId: string | undefined): Body | undefined {
  if (bodyId === undefined) return undefined;
  const known = indexes.get(world.bodies);
  const index = known ?? new Map(world.bodies.map((body) => [body.id, body]));
  if (known === undefined) indexes.set(world.bodies, index);
  return index.get(bodyId);
}

/** Returns the body's name; empty when no body has the id. */
export function bodyName(world: OrganisationWorld, bodyId: string): string {
  return bodyOf(world, bodyId)?.name ?? '';
}

type FindBody = (id: string) => Body | undefined;

/** Returns the body and all above it, nearest first. Stops at the first body that occurs again, should they form a ring. */
function withAncestors(body: Body | undefined, find: FindBody): readonly Body[] {
  const line: Body[] = [];
  for (let next = body; next !== undefined && !line.includes(next);) {
    line.push(next);
    next = next.parentId === undefined ? undefined : find(next.parentId);
  }
  return line;
}

/** Returns the body and all above it, nearest first. A ring that a person made in the list ends where it begins. */
export function bodyAndAbove(world: OrganisationWorld, bodyId: string): readonly Body[] {
  return withAncestors(bodyOf(world, bodyId), (id) => bodyOf(world, id));
}

/** Returns the board that a body belongs to, or the body itself when it has none. `find` returns a body by its id. */
export function boardAbove(body: Body, find: FindBody): Body {
  return withAncestors(body, find).find(({ kind }) => kind === 'board') ?? body;
}

/** Returns the board that the body belongs to, or the body itself when it has none, as the council. */
export function boardOf(world: OrganisationWorld, body: Body): Body {
  return boardAbove(body, (id) => bodyOf(world, id));
}

/** True when the body exists on the date. The first and the last day of the body count. */
export function existsOn(body: Body, date: CalendarDate): boolean {
  return (body.validFrom ?? date) <= date && date <= (body.validTo ?? date);
}

/** True when one of the holders of a role has this object id. Names and mail addresses do not count (decision 0003). */
export function isHolder(objectId: string, ...holders: readonly (Person | undefined)[]): boolean {
  return holders.some((holder) => holder?.objectId === objectId);
}

/**
 * Returns the object ids of the process leaders (processledare, seed:B36): those that the council's row names, else the
 * settings' first ones. A council that has ended, and other bodies, name none (decision 0003).
 */
export function processLeaderIds(world: OrganisationWorld): readonly string[] {
  const { today } = world;
  const named = world.bodies
    .filter(({ kind, validTo }) => kind === 'council' && today <= (validTo ?? today))
    .flatMap(({ processLeaders }) => processLeaders)
    .flatMap(({ objectId }) => objectId ?? []);
  return named.length > 0 ? [...new Set(named)] : (world.settings.firstProcessLeaders ?? []);
}

/** Returns the body's manager and substitute, those that it has. */
export function managersOf({
  manager,
  substitute,
}: Pick<Body, 'manager' | 'substitute'>): readonly Person[] {
  return [manager, substitute].filter((person) => person !== undefined);
}

/** Returns everybody whom the body's row names in a role: manager, substitute, secretary and process leaders. */
export function peopleOf({ secretary, processLeaders, ...body }: Body): readonly Person[] {
  return [...managersOf(body), ...(secretary === undefined ? [] : [secretary]), ...processLeaders];
}

/** Returns the name by which people know the person: the directory's, or the mail address without one. */
export function personName({ name, mail }: Person): string {
  return name ?? mail;
}
