import type { Fault } from '../base/fault';
import { keyForm } from '../base/keys';
import { remembered } from '../base/remembered';
import type { CalendarDate } from '../base/time';
import type { Body } from './body';
import {
  bodyAndAbove,
  bodyOf,
  bodyOfKey,
  existsOn,
  hasEnded,
  type OrganisationWorld,
} from './organisation';

type Bodies = Pick<OrganisationWorld, 'bodies'>;

/** Returns the bodies that replace the body, one after the other, nearest first. A ring that a person made ends where it begins. */
function successors(world: Bodies, body: Body): readonly Body[] {
  const line = new Set<Body>([body]);
  for (let next = bodyOf(world, body.replacedById); next !== undefined && !line.has(next);) {
    line.add(next);
    next = bodyOf(world, next.replacedById);
  }
  return [...line].slice(1);
}

/**
 * Returns the body that answers on the day for what the body owes: the body itself while it exists and, after its last day, the
 * first existing one of those that replace it, one after the other. Undefined when there is none, and before the first day.
 */
export function answeringBody(world: Bodies, body: Body, on: CalendarDate): Body | undefined {
  if (!hasEnded(body, on)) return existsOn(body, on) ? body : undefined;
  return successors(world, body).find((one) => existsOn(one, on));
}

/** Returns the boards that the administration serves besides the one above it. */
export function boardsServed(world: Bodies, { alsoServes = [] }: Body): readonly Body[] {
  return alsoServes.flatMap((key) => bodyOfKey(world, key) ?? []);
}

const servingBoard = remembered((bodies: readonly Body[]): ReadonlyMap<string, readonly Body[]> => {
  const found = new Map<string, readonly Body[]>();
  for (const body of bodies)
    for (const { id } of boardsServed({ bodies }, body))
      found.set(id, [...(found.get(id) ?? []), body]);
  return found;
});

/** Returns the administrations that serve the board although another board stands above them. */
export function administrationsServing({ bodies }: Bodies, board: Body): readonly Body[] {
  return servingBoard(bodies).get(board.id) ?? [];
}

/** Returns the body and those above it, nearest first, and for a body that has ended also the one that answers for it, with those above. */
export function answeringLine(world: OrganisationWorld, bodyId: string): readonly Body[] {
  const line = bodyAndAbove(world, bodyId);
  const [body] = line;
  if (body?.replacedById === undefined) return line;
  const answering = answeringBody(world, body, world.today);
  if (answering === undefined || answering === body) return line;
  return [...new Set([...line, ...bodyAndAbove(world, answering.id)])];
}

/** Returns the `answeringLine`, followed by the boards that an administration in it serves besides, with those above them. */
export function servedLine(world: OrganisationWorld, bodyId: string): readonly Body[] {
  const line = answeringLine(world, bodyId);
  const served = line.flatMap((body) => boardsServed(world, body));
  if (served.length === 0) return line;
  return [...new Set([...line, ...served.flatMap(({ id }) => bodyAndAbove(world, id))])];
}

/** True when the bodies that replace the body lead back to it. */
function isReplacedInRing(world: Bodies, body: Body): boolean {
  return successors(world, body).some(({ replacedById }) => replacedById === body.id);
}

function faultsOfSuccessor(world: OrganisationWorld, body: Body): readonly Fault[] {
  const { replacedById, replacedByKey } = body;
  const field = 'replacedBy';
  if (replacedById === undefined) return [];
  if (replacedById === body.id) return [{ field, reason: 'replaced-by-itself' }];
  const next = bodyOf(world, replacedById);
  if (next === undefined)
    return [{ field, reason: 'replaced-by-gone', values: { key: replacedByKey ?? '' } }];
  if (isReplacedInRing(world, body)) return [{ field, reason: 'replaced-in-ring' }];
  const isOver = hasEnded(next, world.today) && !answeringBody(world, next, world.today);
  return isOver ? [{ field, reason: 'replaced-by-ended', values: { key: next.key } }] : [];
}

function faultOfServed(world: OrganisationWorld, key: string): readonly Fault[] {
  const board = bodyOfKey(world, key);
  const values = { key };
  if (board === undefined) return [{ field: 'alsoServes', reason: 'unknown-body', values }];
  return board.kind === 'board' ? [] : [{ field: 'alsoServes', reason: 'not-a-board', values }];
}

/** Returns the faults of the ties of a body to others than the one above it: to the body that replaces it, and to further boards. */
export function faultsOfTies(world: OrganisationWorld, body: Body): readonly Fault[] {
  const { alsoServes = [], kind } = body;
  const ofServed: readonly Fault[] =
    alsoServes.length > 0 && kind !== 'administration'
      ? [{ field: 'alsoServes', reason: 'only-administrations' }]
      : alsoServes.flatMap((key) => faultOfServed(world, key));
  return [...faultsOfSuccessor(world, body), ...ofServed];
}

/** Reads codes as people write them in one cell, with semicolons, commas or spaces between; each once, undefined without any. */
export function readKeys(text: string | undefined): readonly string[] | undefined {
  const keys = new Map<string, string>();
  for (const key of (text ?? '').split(/[;,\s]+/)) if (key !== '') keys.set(keyForm(key), key);
  return keys.size === 0 ? undefined : [...keys.values()];
}
