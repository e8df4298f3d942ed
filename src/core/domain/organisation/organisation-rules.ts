import type { Fault } from '../base/fault';
import type { OrganisationWorld } from './organisation';
import type { Body, BodyKind } from './body';
import { bodyOf, idsUnderTop } from './organisation';

/** The levels counted from the top. */
const rank: Readonly<Record<BodyKind, number>> = {
  council: 0,
  board: 1,
  administration: 2,
  division: 3,
  unit: 4,
};
/** The kinds of bodies that may have a parent of the same kind, since the organisation may have any depth (seed:B26). */
const nestableKinds: ReadonlySet<BodyKind> = new Set<BodyKind>(['division', 'unit']);

function isBelow(kind: BodyKind, parent: BodyKind): boolean {
  return rank[kind] > rank[parent] || (kind === parent && nestableKinds.has(kind));
}

/** True when the parents above the body form a ring, so that none of them is the top. */
function isInRing(world: OrganisationWorld, body: Body): boolean {
  return !idsUnderTop(world.bodies).has(body.id);
}

/** Returns the rules that a body's row breaks in this organisation. */
export function faultsOfBody(world: OrganisationWorld, body: Body): readonly Fault[] {
  const field = 'parent';
  if (body.kind === 'council')
    return body.parentId === undefined ? [] : [{ field, reason: 'has-parent' }];
  if (body.parentId === undefined) return [{ field, reason: 'missing' }];
  const parent = bodyOf(world, body.parentId);
  if (parent === undefined) return [{ field, reason: 'unknown' }];
  if (!isBelow(body.kind, parent.kind)) return [{ field, reason: 'wrong-level' }];
  return isInRing(world, body) ? [{ field, reason: 'ring' }] : [];
}
