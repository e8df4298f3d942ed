import type { Fault } from '../base/fault';
import { faultOfKey } from '../base/keys';
import { faultOfText } from '../base/text-fields';
import { earliestBodyYear, faultOfDate } from '../base/years';
import type { OrganisationWorld } from './organisation';
import type { Body, BodyKind } from './body';
import { faultOfMail } from './mail';
import { bodyOf, idsUnderTop } from './organisation';
import { faultOfAbsence } from './people-changes';
import { faultsOfTies } from './body-ties';

/** The levels counted from the top. */
const rank: Readonly<Record<BodyKind, number>> = {
  council: 0,
  board: 1,
  committee: 2,
  company: 2,
  administration: 2,
  division: 3,
  unit: 4,
};
/** The kinds of bodies that may have a parent of the same kind, since the organisation may have any depth (seed:B26). */
const nestableKinds: ReadonlySet<BodyKind> = new Set<BodyKind>(['company', 'division', 'unit']);

function isBelow(kind: BodyKind, parent: BodyKind): boolean {
  return rank[kind] > rank[parent] || (kind === parent && nestableKinds.has(kind));
}

/** True when the parents above the body form a ring, so that none of them is the top. */
function isInRing(world: OrganisationWorld, body: Body): boolean {
  return !idsUnderTop(world.bodies).has(body.id);
}

/** Returns a fault for each text and date that no door takes. The fields are named as the import's columns. */
function faultsOfFields(body: Body): readonly Fault[] {
  const found = [
    faultOfKey(body.key),
    faultOfText('bodyName', body.name, 'name'),
    faultOfMail('manager', body.manager),
    faultOfMail('substitute', body.substitute),
    faultOfMail('secretary', body.secretary),
    ...body.processLeaders.map((leader) => faultOfMail('processLeaders', leader)),
    faultOfDate('validFrom', body.validFrom, earliestBodyYear),
    faultOfDate('validTo', body.validTo, earliestBodyYear),
    faultOfDate('absentFrom', body.absentFrom, earliestBodyYear),
    faultOfDate('absentTo', body.absentTo, earliestBodyYear),
    faultOfAbsence(body),
  ];
  return found.filter((fault) => fault !== undefined);
}

/** Returns the rules that a body's row breaks in this organisation. */
export function faultsOfBody(world: OrganisationWorld, body: Body): readonly Fault[] {
  return [...faultsOfFields(body), ...faultsOfParent(world, body), ...faultsOfTies(world, body)];
}

function faultsOfParent(world: OrganisationWorld, body: Body): readonly Fault[] {
  const field = 'parent';
  if (body.kind === 'council')
    return body.parentId === undefined ? [] : [{ field, reason: 'has-parent' }];
  if (body.parentId === undefined) return [{ field, reason: 'missing' }];
  const parent = bodyOf(world, body.parentId);
  if (parent === undefined) return [{ field, reason: 'unknown' }];
  if (!isBelow(body.kind, parent.kind)) return [{ field, reason: 'wrong-level' }];
  return isInRing(world, body) ? [{ field, reason: 'ring' }] : [];
}
