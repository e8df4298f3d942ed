import { definedOnly, omit } from '../base/defined';
import type { Fault } from '../base/fault';
import { keyForm } from '../base/keys';
import type { CalendarDate } from '../base/time';
import type { Body, BodyKind } from './body';
import { bodyOf, bodyOfKey, type OrganisationWorld } from './organisation';
import { faultsOfBody } from './organisation-rules';
import type { Change, ChangedBody } from './people-changes';

/** The name, the place, the last day and the further boards of a body, as a person wants to change them. */
export interface BodyChanges {
  readonly name?: { readonly seen: string; readonly next: string };
  /** The code of the body above. */
  readonly parent?: Change<string>;
  /** The last day on which the body exists; null for a body that does not end, so that nothing replaces it either. */
  readonly lastDay?: Change<CalendarDate>;
  /** The codes of the boards that an administration serves besides the one above it. */
  readonly alsoServes?: { readonly seen: readonly string[]; readonly next: readonly string[] };
}

/** A body that somebody adds. */
export interface NewBody {
  readonly key: string;
  readonly name: string;
  readonly kind: BodyKind;
  readonly parentKey?: string | undefined;
}

/** The id of a body that has no row yet, while the rules judge it. */
const draftId = 'new';

function withBody(world: OrganisationWorld, body: Body): OrganisationWorld {
  const others = world.bodies.filter(({ id }) => id !== body.id);
  return { ...world, bodies: [...others, body] };
}

/** Returns the faults that the change brings. What was wrong with the row before does not stop a change of something else. */
function newFaults(world: OrganisationWorld, before: Body | undefined, after: Body) {
  const known = before === undefined ? [] : faultsOfBody(world, before);
  const isKnown = (fault: Fault) =>
    known.some(({ field, reason }) => field === fault.field && reason === fault.reason);
  return faultsOfBody(withBody(world, after), after).filter((fault) => !isKnown(fault));
}

/** Makes the body that somebody adds, or returns why it cannot be added. Its `id` is that of no row. */
export function addedBody(world: OrganisationWorld, added: NewBody): ChangedBody {
  const { key, name, kind, parentKey } = added;
  const parent = parentKey === undefined ? undefined : bodyOfKey(world, parentKey);
  if (parentKey !== undefined && parent === undefined)
    return { faults: [{ field: 'parent', reason: 'unknown' }] };
  const body = definedOnly<Body>({
    ...{ id: draftId, key, name, kind, processLeaders: [], countsOnly: false },
    ...{ parentId: parent?.id, parentKey: parent?.key },
  });
  const faults = newFaults(world, undefined, body);
  return faults.length > 0 ? { faults } : { body };
}

/** Writes codes in one text that is equal for the same codes. */
const listed = (keys: readonly string[]): string => keys.toSorted().join('; ');

/** Says that somebody else has changed the field since the person saw it. */
function staleness(changes: BodyChanges, body: Body, parentKey: string | undefined) {
  const { name, parent, lastDay, alsoServes } = changes;
  const fields = [
    { field: 'name', change: name, now: body.name },
    { field: 'parent', change: parent, now: parentKey },
    { field: 'lastDay', change: lastDay, now: body.validTo },
    {
      field: 'alsoServes',
      change: alsoServes && { seen: listed(alsoServes.seen), next: listed(alsoServes.next) },
      now: listed(body.alsoServes ?? []),
    },
  ];
  return fields.flatMap(({ field, change, now }): readonly Fault[] => {
    if (change === undefined) return [];
    const is = (value: string | null) => keyForm(value ?? '') === keyForm(now ?? '');
    if (is(change.seen) || is(change.next)) return [];
    return [{ field, reason: 'changed-meanwhile', values: { now: now ?? '–' } }];
  });
}

/** Returns the fault of a last day that comes before the first, or after which bodies directly below still exist. */
function faultsOfEnd(world: OrganisationWorld, body: Body): readonly Fault[] {
  const { validFrom, validTo } = body;
  if (validTo === undefined) return [];
  if (validFrom !== undefined && validTo < validFrom)
    return [{ field: 'lastDay', reason: 'ends-before-it-begins' }];
  const count = world.bodies.filter(
    (one) => one.parentId === body.id && (one.validTo === undefined || one.validTo > validTo),
  ).length;
  return count > 0 ? [{ field: 'lastDay', reason: 'bodies-below', values: { count } }] : [];
}

/** The new place of a body; undefined when the body above does not exist. */
function placeOf(world: OrganisationWorld, body: Body, { parent }: BodyChanges) {
  if (parent === undefined) return { parentId: body.parentId, parentKey: body.parentKey };
  if (parent.next === null) return { parentId: undefined, parentKey: undefined };
  const above = bodyOfKey(world, parent.next);
  return above && { parentId: above.id, parentKey: above.key };
}

/** Returns the boards that the body serves besides its own; the same array when they do not change. */
function servedBy(body: Body, { alsoServes }: BodyChanges): readonly string[] | undefined {
  if (alsoServes === undefined) return body.alsoServes;
  if (listed(alsoServes.next) === listed(body.alsoServes ?? [])) return body.alsoServes;
  return alsoServes.next.length === 0 ? undefined : alsoServes.next;
}

/** Makes the body with the changes; undefined when the body above does not exist. */
function madeBody(world: OrganisationWorld, body: Body, changes: BodyChanges): Body | undefined {
  const { name, lastDay } = changes;
  const place = placeOf(world, body, changes);
  const validTo = lastDay === undefined ? body.validTo : (lastDay.next ?? undefined);
  const isBack = lastDay?.next === null;
  return (
    place &&
    definedOnly<Body>({
      ...(isBack ? omit(body, 'replacedById', 'replacedByKey') : body),
      ...place,
      ...{ name: name?.next ?? body.name, validTo, alsoServes: servedBy(body, changes) },
    })
  );
}

const isSame = (a: Body, b: Body): boolean =>
  a.name === b.name &&
  a.parentId === b.parentId &&
  a.validTo === b.validTo &&
  a.alsoServes === b.alsoServes;

/**
 * Renames, moves or ends a body. A body does not stand below itself, and ends after those below it or with them. Returns the same
 * body when nothing changes.
 */
export function changeBody(
  world: OrganisationWorld,
  body: Body,
  changes: BodyChanges,
): ChangedBody {
  const stale = staleness(changes, body, bodyOf(world, body.parentId)?.key);
  if (stale.length > 0) return { faults: stale };
  const next = madeBody(world, body, changes);
  if (next === undefined) return { faults: [{ field: 'parent', reason: 'unknown' }] };
  const ending = changes.lastDay === undefined ? [] : faultsOfEnd(world, next);
  const faults = [...newFaults(world, body, next), ...ending];
  if (faults.length > 0) return { faults };
  return { body: isSame(body, next) ? body : next };
}

/** A body and the organisation in which it stands. */
export interface PlacedBody {
  readonly world: OrganisationWorld;
  readonly body: Body;
}

/** True when the level of a body does not fit one directly below it any more. */
function breaksLevelBelow({ world: before }: PlacedBody, { world, body }: PlacedBody): boolean {
  const isWrong = (one: OrganisationWorld, below: Body) =>
    faultsOfBody(one, below).some(({ reason }) => reason === 'wrong-level');
  const below = world.bodies.filter(({ parentId }) => parentId === body.id);
  return below.some((one) => {
    const was = before.bodies.find(({ id }) => id === one.id);
    return isWrong(world, one) && !(was && isWrong(before, was));
  });
}

/**
 * Returns the faults that a change of a body brings, when several bodies may change together: `before` and `after` are the body and
 * the whole organisation without and with all changes. What was wrong with the body before is no fault of the change.
 */
export function faultsOfChangedBody(before: PlacedBody, after: PlacedBody): readonly Fault[] {
  const known = faultsOfBody(before.world, before.body);
  const isKnown = (fault: Fault) =>
    known.some(({ field, reason }) => field === fault.field && reason === fault.reason);
  const own = faultsOfBody(after.world, after.body).filter((fault) => !isKnown(fault));
  const isEnding = after.body.validTo !== before.body.validTo;
  const ending = isEnding ? faultsOfEnd(after.world, after.body) : [];
  const hasOtherLevel = after.body.kind !== before.body.kind;
  const breaks = hasOtherLevel && breaksLevelBelow(before, after);
  return [
    ...own,
    ...ending,
    ...(breaks ? [{ field: 'kind', reason: 'wrong-level' } as const] : []),
  ];
}
