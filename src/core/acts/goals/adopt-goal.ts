import { readText } from '../../domain/base/text-fields';
import type { Fault } from '../../domain/base/fault';
import {
  decidingBodiesOf,
  faultsOfDecisionName,
  recordedDecision,
} from '../../domain/decisions/decision-rules';
import type { DecisionName } from '../../domain/decisions/decision';
import type { Goal } from '../../domain/goals/goal';
import {
  adoptedBy,
  faultsOfAdopting,
  refuseGoal,
  requireAdoptable,
} from '../../domain/goals/goal-life';
import type { Body } from '../../domain/organisation/body';
import { bodyOfKey } from '../../domain/organisation/organisation';
import { authorize, missing } from '../../policy/can';
import type { Context } from '../../ports';
import { traceOf } from '../base/loading';
import type { Handler } from '../base/handler';
import { findGoal, goalNow, replyOf, withInputFields } from './find-goal';
import { recordDecision } from './record-decision';

/** Returns the body that adopts; for whoever may adopt every goal, a fault says that there is none. */
function adoptingBody(ctx: Context, goal: Goal, bodyKey: string): Body {
  const body = bodyOfKey(ctx.world(), bodyKey);
  if (body !== undefined) return body;
  const refusal = missing(ctx.actor, 'goal.adopt', ctx.world());
  if (refusal.code === 'not-found') refuseGoal(goal, [{ field: 'bodyKey', reason: 'unknown' }]);
  throw refusal;
}

/** Refuses with every reason for which the body cannot adopt the goal by that decision. */
function requireAdopting(ctx: Context, goal: Goal, body: Body, name: DecisionName): void {
  const world = ctx.world();
  requireAdoptable(goal);
  const mayDecide = decidingBodiesOf(world, goal.bodyId).some(({ id }) => id === body.id);
  const ofBody: readonly Fault[] = mayDecide ? [] : [{ field: 'bodyKey', reason: 'not-deciding' }];
  refuseGoal(goal, [
    ...ofBody,
    ...faultsOfDecisionName(name, world.today),
    ...faultsOfAdopting(world, goal, 'adopted'),
  ]);
}

/**
 * Records that a body has adopted the goal, with the day and the paragraph of its decision, and records the decision unless that has
 * been done. When the product is interrupted between the two rows, the same act again completes them. Idempotent.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid` with every fault by field, `conflict`
 */
export const adoptGoal: Handler<'goal.adopt'> = async (ctx, input) => {
  const stored = findGoal(ctx, 'goal.adopt', input.key);
  const goal = goalNow(ctx, stored);
  const body = adoptingBody(ctx, goal, input.bodyKey);
  authorize(ctx.actor, 'goal.adopt', { goal, body }, ctx.world());
  const paragraph = readText('paragraph', input.paragraph);
  const name = { bodyId: body.id, decidedOn: input.decidedOn, paragraph };
  const known = recordedDecision(ctx.world().decisions, name);
  if (goal.state === 'adopted' && known !== undefined && known.id === goal.adoptedById)
    return replyOf(goal);
  withInputFields(() => requireAdopting(ctx, goal, body, name));
  const decision = await recordDecision(ctx, body, name);
  const value = adoptedBy(goal, decision);
  const saved = await ctx.tables.goals.save({ ...stored, value }, traceOf(ctx, 'goal.adopt'));
  ctx.notifier.wake();
  return replyOf(saved.value);
};
