import type { Actor } from '../domain/base/actor';
import type { Goal } from '../domain/goals/goal';
import { reportersOf } from '../domain/goals/goal-reporters';
import type { Body } from '../domain/organisation/body';
import {
  bodyAndAbove,
  bodyOf,
  isHolder,
  processLeaderIds,
} from '../domain/organisation/organisation';
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

/** True for the manager or substitute of the body or of one above it. */
function manages(actor: Actor, bodyId: string, world: World): boolean {
  const chain = bodyAndAbove(world, bodyId);
  return chain.some(({ manager, substitute }) => isHolder(actor.objectId, manager, substitute));
}

/** True for the secretary of the body or of one above it. */
function isSecretaryOf(actor: Actor, bodyId: string, world: World): boolean {
  return bodyAndAbove(world, bodyId).some(({ secretary }) => isHolder(actor.objectId, secretary));
}

/** True for a person who may report the goal. */
export function reports(actor: Actor, goal: Goal, world: World): boolean {
  return isMember(actor) && isHolder(actor.objectId, ...reportersOf(world, goal));
}

/** True for a person who follows the body: process leader, manager, substitute or secretary of it or of one above. */
export function follows(actor: Actor, body: Body, world: World): boolean {
  if (!isMember(actor)) return false;
  return (
    isProcessLeader(actor, world) ||
    manages(actor, body.id, world) ||
    isSecretaryOf(actor, body.id, world)
  );
}

/** True for a process leader, and for a manager, substitute or secretary of any body. */
export function followsSomeBody(actor: Actor, _item: unknown, world: World): boolean {
  if (!isMember(actor)) return false;
  const holds = ({ manager, substitute, secretary }: Body) =>
    isHolder(actor.objectId, manager, substitute, secretary);
  return isProcessLeader(actor, world) || world.bodies.some(holds);
}

/** True for a person who may see every figure of the goal as reported: its reporters and those who follow its body. */
export function seesExact(actor: Actor, goal: Goal, world: World): boolean {
  const body = bodyOf(world, goal.bodyId);
  return reports(actor, goal, world) || (body !== undefined && follows(actor, body, world));
}

/** `who` of acts that only process leaders may do. */
export const leads = (actor: Actor, _item: unknown, world: World): boolean =>
  isProcessLeader(actor, world);

/** `who` of acts that only the product itself may do. */
export const isSystem = (actor: Actor): boolean => actor.kind === 'system';
