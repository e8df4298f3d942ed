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

/** The body and all above it, nearest first. A ring made by hand in the list ends where it begins. */
export function bodyAndAbove(world: OrganisationWorld, bodyId: string): readonly Body[] {
  const chain: Body[] = [];
  let next = bodyOf(world, bodyId);
  while (next !== undefined && !chain.includes(next)) {
    chain.push(next);
    next = bodyOf(world, next.parentId);
  }
  return chain;
}

/** The board that the body belongs to; the council stands for itself, and a body without a board too. */
export function boardOf(world: OrganisationWorld, body: Body): Body {
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
export function processLeaderIds(world: OrganisationWorld): readonly string[] {
  const named = world.bodies
    .flatMap(({ processLeaders }) => processLeaders)
    .flatMap(({ objectId }) => objectId ?? []);
  return named.length > 0 ? [...new Set(named)] : (world.settings.firstProcessLeaders ?? []);
}

export function managersOf({ manager, substitute }: Body): readonly Person[] {
  return [manager, substitute].filter((person) => person !== undefined);
}
