import type { Actor } from '../domain/base/actor';
import type { Goal } from '../domain/goals/goal';
import { rowsBy } from '../domain/base/row-index';
import { bodyLeftAbove } from '../domain/follow-up/bodies-then';
import type { ReportRow } from '../domain/follow-up/report';
import { goalsOfReporter, isResponsible, reportersOf } from '../domain/goals/goal-reporters';
import { goalOf } from '../domain/goals/goal-world';
import type { Body } from '../domain/organisation/body';
import { answeringLine, servedLine } from '../domain/organisation/body-ties';
import { bodyOf, isHolder, processLeaderIds, rolesOf } from '../domain/organisation/organisation';
import type { World } from '../domain/world';

/**
 * True for a person of the tenant. All other roles come from the organisation list, by object id alone
 * (docs/decisions/0003-roles-stand-on-the-organisation.md).
 */
export function isMember(actor: Actor): boolean {
  return actor.kind === 'member';
}

/** True for a process leader (processledare), whom the council's row in the organisation list names. */
export function isProcessLeader(actor: Actor, world: World): boolean {
  return isMember(actor) && processLeaderIds(world).includes(actor.objectId);
}

/**
 * True for the manager, substitute or secretary of the body or of one above it. The boards that an administration serves besides
 * count as above it, and so does what replaces a body that has ended.
 */
function hasRoleAbove(actor: Actor, bodyId: string, world: World): boolean {
  const { manages, secretaryOf } = rolesOf(world, actor.objectId);
  if (manages.size + secretaryOf.size === 0) return false;
  return servedLine(world, bodyId).some(({ id }) => manages.has(id) || secretaryOf.has(id));
}

/** True for the manager or substitute of the body or of one above it, or of what replaces it after its last day. */
export function managesAbove(actor: Actor, bodyId: string, world: World): boolean {
  if (!isMember(actor)) return false;
  const { manages } = rolesOf(world, actor.objectId);
  return manages.size > 0 && answeringLine(world, bodyId).some(({ id }) => manages.has(id));
}

/** True for a person who may report the goal. */
export function reports(actor: Actor, goal: Goal, world: World): boolean {
  return isMember(actor) && isHolder(actor.objectId, ...reportersOf(world, goal));
}

/** True for a person who follows the body: process leader, manager, substitute or secretary of it or of one above. */
export function follows(actor: Actor, body: Body, world: World): boolean {
  if (!isMember(actor)) return false;
  return isProcessLeader(actor, world) || hasRoleAbove(actor, body.id, world);
}

/**
 * True for everybody who has a role from which a right to report may follow: process leaders, managers and substitutes
 * of any present body, and the reporters that goals of present bodies name.
 */
export function reportsSome(actor: Actor, world: World): boolean {
  if (!isMember(actor)) return false;
  return (
    isProcessLeader(actor, world) ||
    rolesOf(world, actor.objectId).manages.size > 0 ||
    world.goals.some(
      (goal) => isHolder(actor.objectId, goal.reporter) && reports(actor, goal, world),
    )
  );
}

/**
 * True for a person who drafts and proposes goals of the body: its manager or substitute, one of a body above it, whoever is
 * responsible for its goals, and a process leader.
 */
export function drafts(actor: Actor, bodyId: string, world: World): boolean {
  if (!isMember(actor)) return false;
  if (isProcessLeader(actor, world)) return true;
  const body = bodyOf(world, bodyId);
  const isAsked = body !== undefined && isResponsible(world, body, actor.objectId);
  return isAsked || managesAbove(actor, bodyId, world);
}

/** True for a process leader, and for a manager or substitute of any body. */
export function draftsSome(actor: Actor, world: World): boolean {
  if (!isMember(actor)) return false;
  return isProcessLeader(actor, world) || rolesOf(world, actor.objectId).manages.size > 0;
}

/** True for a process leader, and for a manager, substitute or secretary of any body. */
export function followsSomeBody(actor: Actor, world: World): boolean {
  if (!isMember(actor)) return false;
  const { manages, secretaryOf } = rolesOf(world, actor.objectId);
  return isProcessLeader(actor, world) || manages.size + secretaryOf.size > 0;
}

/** True for a process leader, and for a manager or substitute of any body, who may change people in it and below it. */
export function changesSomePerson(actor: Actor, world: World): boolean {
  if (!isMember(actor)) return false;
  return isProcessLeader(actor, world) || rolesOf(world, actor.objectId).manages.size > 0;
}

/** True for the goal's reporters and those who follow its body or, when its row is gone, the body above that is left. */
function followsGoal(actor: Actor, goal: Goal, world: World): boolean {
  if (isProcessLeader(actor, world) || reports(actor, goal, world)) return true;
  const body = bodyOf(world, goal.bodyId) ?? bodyLeftAbove(world, goal.bodyId);
  return body !== undefined && follows(actor, body, world);
}

/**
 * True for a person who may see every figure of the goal as reported: a process leader, its reporters and those who follow its body.
 * Of a goal as a round asked for it, people may see what they may see of the goal of today as well.
 */
export function seesExact(actor: Actor, goal: Goal, world: World): boolean {
  if (followsGoal(actor, goal, world)) return true;
  const present = goalOf(world, goal.id);
  return present !== undefined && present !== goal && followsGoal(actor, present, world);
}

const goalsNaming = rowsBy<Goal>(({ reporter }) => reporter?.objectId);
const rowsNaming = rowsBy<ReportRow>(({ asAsked }) => asAsked?.reporter?.objectId);

/** True for a person whom a goal names as its reporter, or whom a round has asked. */
function isNamed({ objectId }: Actor, { goals, reports }: World): boolean {
  return goalsNaming(goals, objectId).length + rowsNaming(reports, objectId).length > 0;
}

/**
 * Returns a text that says what decides `seesExact` of a person for every goal, and whether the person leads the process. People
 * with equal texts may see the same of all goals; people who may see different figures have different texts. Managing a body
 * and being its secretary are not the same: whoever manages an administration may report the goals of its board.
 */
export function exactRights(actor: Actor, world: World): string {
  if (!isMember(actor)) return 'none';
  if (isProcessLeader(actor, world)) return 'leader';
  const { manages, secretaryOf } = rolesOf(world, actor.objectId);
  const reported = goalsOfReporter(world, actor.objectId).map(({ id }) => id);
  const named = isNamed(actor, world) ? actor.objectId : '';
  return JSON.stringify([[...manages].toSorted(), [...secretaryOf].toSorted(), reported, named]);
}

/** True for a person who may see every figure of some goal. */
export function seesSomeExact(actor: Actor, world: World): boolean {
  return followsSomeBody(actor, world) || reportsSome(actor, world);
}

/** True for nobody. */
export const isNobody = (): boolean => false;

/** True for the product itself. */
export const isSystem = (actor: Actor): boolean => actor.kind === 'system';
