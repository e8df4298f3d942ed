import { AppError } from '../../domain/base/app-error';
import { definedOnly } from '../../domain/base/defined';
import type { Decision, DecisionName } from '../../domain/decisions/decision';
import {
  decisionKey,
  isSecretaryOf,
  isSameDecision,
  recordedDecision,
} from '../../domain/decisions/decision-rules';
import type { Body } from '../../domain/organisation/body';
import type { Context, New } from '../../ports';
import { traceOf } from '../base/loading';

/** How many codes are tried for the decision. A body that takes more decisions on goals a day does not record them at once. */
const mostTries = 20;

function newDecision(ctx: Context, body: Body, name: DecisionName, key: string): New<Decision> {
  const { objectId, name: actorName } = ctx.actor;
  const isOwn = isSecretaryOf(ctx.world(), body.id, objectId);
  return definedOnly<New<Decision>>({
    ...name,
    key,
    bodyKey: body.key,
    registeredByName: isOwn ? undefined : actorName,
    registeredByObjectId: isOwn ? undefined : objectId,
  });
}

/**
 * Returns the recorded decision of the body with that day and paragraph, or records it under the next free code. Whoever records the
 * same decision at the same time, or once more after an interruption, gets the same row.
 *
 * @throws {AppError} `conflict` when others record decisions of the same day all the time, `store-unavailable`
 */
export async function recordDecision(
  ctx: Context,
  body: Body,
  name: DecisionName,
): Promise<Decision> {
  const { decisions } = ctx.world();
  const known = recordedDecision(decisions, name);
  if (known !== undefined) return known;
  const { table, trace } = { table: ctx.tables.decisions, trace: traceOf(ctx, 'goal.adopt') };
  const keyOf = (n: number) => decisionKey(body.key, name.decidedOn, n);
  let n = 1;
  while (table.findByKey(keyOf(n)) !== undefined) n += 1;
  for (const last = n + mostTries; n < last; n += 1) {
    const { stored, created } = await table.create(newDecision(ctx, body, name, keyOf(n)), trace);
    if (created || isSameDecision(stored.value, name)) return stored.value;
  }
  throw new AppError('conflict', `No free code for a decision of ${body.key}`);
}
