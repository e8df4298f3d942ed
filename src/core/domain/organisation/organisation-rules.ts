import type { Fault } from '../base/fault';
import type { OrganisationWorld } from './organisation';
import type { Body, BodyKind } from './body';
import { bodyAndAbove, bodyOf } from './organisation';

/** Levels from the top; divisions and units may stand under their own kind (depth is free, seed:B26). */
const rank: Readonly<Record<BodyKind, number>> = {
  council: 0,
  board: 1,
  administration: 2,
  division: 3,
  unit: 4,
};
const nesting: ReadonlySet<BodyKind> = new Set<BodyKind>(['division', 'unit']);

function isBelow(kind: BodyKind, parent: BodyKind): boolean {
  return rank[kind] > rank[parent] || (kind === parent && nesting.has(kind));
}

function isInRing(world: OrganisationWorld, body: Body): boolean {
  return bodyAndAbove(world, body.id).at(-1)?.parentId !== undefined;
}

/** The rules that a body's row breaks in this organisation. */
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
