import type { Settings } from '../settings/settings';
import { keyForm } from '../base/keys';
import { remembered } from '../base/remembered';
import type { CalendarDate } from '../base/time';
import type { Body, Person } from './body';

/** The part of the world that the rules of the organisation read. */
export interface OrganisationWorld {
  /** The settings name the process leaders as long as the council's row does not. */
  readonly settings: Settings;
  /** Today's date in the municipality's time zone. A body gives roles from its first day to its last. */
  readonly today: CalendarDate;
  readonly bodies: readonly Body[];
}

const bodiesById = remembered(
  (bodies: readonly Body[]): ReadonlyMap<string, Body> =>
    new Map(bodies.map((body) => [body.id, body])),
);

/** Returns the body with the id, if there is one. */
export function bodyOf(
  world: Pick<OrganisationWorld, 'bodies'>,
  bodyId: string | undefined,
): Body | undefined {
  return bodyId === undefined ? undefined : bodiesById(world.bodies).get(bodyId);
}

const bodiesByKey = remembered(
  (bodies: readonly Body[]): ReadonlyMap<string, Body> =>
    new Map(bodies.map((body) => [keyForm(body.key), body])),
);

/** Returns the body with the code, if there is one. */
export function bodyOfKey(world: Pick<OrganisationWorld, 'bodies'>, key: string): Body | undefined {
  return bodiesByKey(world.bodies).get(keyForm(key));
}

/** Returns the body's name; empty when no body has the id. */
export function bodyName(world: OrganisationWorld, bodyId: string): string {
  return bodyOf(world, bodyId)?.name ?? '';
}

type FindBody = (id: string) => Body | undefined;

/** Returns the body and all above it, nearest first. Stops at the first body that occurs again, should they form a ring. */
function withAncestors(body: Body | undefined, find: FindBody): readonly Body[] {
  const line = new Set<Body>();
  for (let next = body; next !== undefined && !line.has(next);) {
    line.add(next);
    next = next.parentId === undefined ? undefined : find(next.parentId);
  }
  return [...line];
}

/** Returns the body and all above it, nearest first. A ring that a person made in the list ends where it begins. */
export function bodyAndAbove(
  world: Pick<OrganisationWorld, 'bodies'>,
  bodyId: string,
): readonly Body[] {
  return withAncestors(bodyOf(world, bodyId), (id) => bodyOf(world, id));
}

/**
 * True when the first body stands below the second. Looks no further up than that, since an organisation can be as deep as it
 * has bodies.
 */
export function standsBelow(
  world: Pick<OrganisationWorld, 'bodies'>,
  bodyId: string,
  aboveId: string,
): boolean {
  const parentOf = (id: string | undefined) => bodyOf(world, bodyOf(world, id)?.parentId)?.id;
  let next = parentOf(bodyId);
  // In a ring of parents, there is no end to find.
  for (let steps = 0; next !== undefined && steps < world.bodies.length; steps += 1) {
    if (next === bodyId) return false;
    if (next === aboveId) return true;
    next = parentOf(next);
  }
  return false;
}

/**
 * Returns the ids of the bodies above which there is a top: a body without a parent. The others stand in or under a ring,
 * or under a body that does not exist. Visits each body once.
 */
export const idsUnderTop = remembered((bodies: readonly Body[]): ReadonlySet<string> => {
  const reachesTop = new Map<Body, boolean>();
  for (const body of bodies) {
    const line: Body[] = [];
    let next: Body | undefined = body;
    while (next !== undefined && !reachesTop.has(next)) {
      // Until the top has been found, a body that is met again counts as one without a top.
      reachesTop.set(next, false);
      line.push(next);
      next = bodyOf({ bodies }, next.parentId);
    }
    const hasTop = next === undefined ? line.at(-1)?.parentId === undefined : reachesTop.get(next);
    for (const visited of line) reachesTop.set(visited, hasTop === true);
  }
  return new Set(bodies.filter((body) => reachesTop.get(body)).map(({ id }) => id));
});

/**
 * Returns the board that a body belongs to, else the company (kommunalt bolag) that it belongs to, or the body itself when it has
 * neither. `find` returns a body by its id.
 */
export function boardAbove(body: Body, find: FindBody): Body {
  const line = withAncestors(body, find);
  const nearest = (wanted: Body['kind']) => line.find(({ kind }) => kind === wanted);
  return nearest('board') ?? nearest('company') ?? body;
}

/** Returns the board or the company that the body belongs to, or the body itself when it has none, as the council. */
export function boardOf(world: OrganisationWorld, body: Body): Body {
  return boardAbove(body, (id) => bodyOf(world, id));
}

/** True when the body exists on the date. The first and the last day of the body count. */
export function existsOn(body: Body, date: CalendarDate): boolean {
  return (body.validFrom ?? date) <= date && date <= (body.validTo ?? date);
}

/** True when the body's last day has passed. */
export function hasEnded({ validTo }: Body, today: CalendarDate): boolean {
  return validTo !== undefined && validTo < today;
}

/** Returns the bodies that exist on the date. */
function presentBodies(bodies: readonly Body[], date: CalendarDate): readonly Body[] {
  return bodies.filter((body) => existsOn(body, date));
}

/** True when one of the holders of a role has this object id. Names and mail addresses do not count (decision 0003). */
export function isHolder(objectId: string, ...holders: readonly (Person | undefined)[]): boolean {
  return holders.some((holder) => holder?.objectId === objectId);
}

/** The object ids that the rows of present councils name as process leaders. */
const namedLeaderIds = remembered((bodies: readonly Body[], today: CalendarDate) => {
  const named = presentBodies(bodies, today)
    .filter(({ kind }) => kind === 'council')
    .flatMap(({ processLeaders }) => processLeaders)
    .flatMap(({ objectId }) => objectId ?? []);
  return [...new Set(named)];
});

/**
 * Returns the object ids of the process leaders (processledare, seed:B36): those that the council's row names, else the
 * settings' first ones. A council that has ended or not begun, and other bodies, name none (decision 0003).
 */
export function processLeaderIds(world: OrganisationWorld): readonly string[] {
  const named = namedLeaderIds(world.bodies, world.today);
  return named.length > 0 ? named : (world.settings.firstProcessLeaders ?? []);
}

/** Returns the body's manager and substitute, those that it has. */
export function managersOf({
  manager,
  substitute,
}: Pick<Body, 'manager' | 'substitute'>): readonly Person[] {
  return [manager, substitute].filter((person) => person !== undefined);
}

/** True while the manager of the body is away. */
export function isAway({ absentFrom, absentTo }: Body, today: CalendarDate): boolean {
  return absentFrom !== undefined && absentFrom <= today && today <= (absentTo ?? today);
}

/** Returns the body's manager and substitute in the order in which they are asked: the substitute first while the manager is away. */
export function managersToday(
  { today }: Pick<OrganisationWorld, 'today'>,
  body: Body,
): readonly Person[] {
  const managers = managersOf(body);
  return isAway(body, today) ? managers.toReversed() : managers;
}

/** Returns everybody whom the body's row names in a role: manager, substitute, secretary and process leaders. */
export function peopleOf({ secretary, processLeaders, ...body }: Body): readonly Person[] {
  return [...managersOf(body), ...(secretary === undefined ? [] : [secretary]), ...processLeaders];
}

/** The first mention of each person in a role, by object id. */
const peopleById = remembered((bodies: readonly Body[]): ReadonlyMap<string, Person> => {
  const people = new Map<string, Person>();
  for (const person of bodies.flatMap(peopleOf)) {
    if (person.objectId !== undefined && !people.has(person.objectId)) {
      people.set(person.objectId, person);
    }
  }
  return people;
});

/** Returns the person whom some body's row names in a role, if there is one. */
export function personWithRole(world: OrganisationWorld, objectId: string): Person | undefined {
  return peopleById(world.bodies).get(objectId);
}

/** The bodies in which one person has a role, by id and in the order of the list. */
export interface HeldRoles {
  /** As manager or substitute. */
  readonly manages: ReadonlySet<string>;
  readonly secretaryOf: ReadonlySet<string>;
}

const noRoles: HeldRoles = { manages: new Set(), secretaryOf: new Set() };

const rolesById = remembered(
  (bodies: readonly Body[], today: CalendarDate): ReadonlyMap<string, HeldRoles> => {
    const roles = new Map<string, { manages: Set<string>; secretaryOf: Set<string> }>();
    const note = (person: Person | undefined, role: keyof HeldRoles, bodyId: string) => {
      if (person?.objectId === undefined) return;
      const held = roles.get(person.objectId) ?? { manages: new Set(), secretaryOf: new Set() };
      roles.set(person.objectId, held);
      held[role].add(bodyId);
    };
    for (const { id, manager, substitute, secretary } of presentBodies(bodies, today)) {
      note(manager, 'manages', id);
      note(substitute, 'manages', id);
      note(secretary, 'secretaryOf', id);
    }
    return roles;
  },
);

/**
 * Returns the roles that the person has in the bodies that exist today. By object id alone (decision 0003). A body gives
 * roles from its first day to its last.
 */
export function rolesOf(world: OrganisationWorld, objectId: string): HeldRoles {
  return rolesById(world.bodies, world.today).get(objectId) ?? noRoles;
}

/** Returns the name by which people know the person: the directory's, or the mail address without one. */
export function personName({ name, mail }: Person): string {
  return name ?? mail;
}
