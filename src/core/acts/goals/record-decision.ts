import { AppError } from '../../domain/base/app-error';
import { omit } from '../../domain/base/defined';
import { valuesOf } from '../../domain/base/row-list';
import type { Decision, DecisionName } from '../../domain/decisions/decision';
import { isRecorded, recordedBy } from '../../domain/decisions/decision-edits';
import {
  decisionKey,
  isSameDecision,
  recordedDecision,
} from '../../domain/decisions/decision-rules';
import type { Body } from '../../domain/organisation/body';
import type { Context, New, Trace } from '../../ports';
import { traceOf } from '../base/loading';

/** How many codes are tried for the decision. A body that takes more decisions on goals a day does not record them at once. */
const mostTries = 20;

function newDecision(ctx: Context, body: Body, name: DecisionName, key: string): New<Decision> {
  const decision = { ...name, id: '', key, bodyKey: body.key };
  return omit(recordedBy(ctx.world(), decision, ctx.actor), 'id');
}

/** Records the decision in the row that somebody else has typed, which counts from then on; undefined without such a row. */
async function recordTyped(
  ctx: Context,
  name: DecisionName,
  trace: Trace,
): Promise<Decision | undefined> {
  const table = ctx.tables.decisions;
  const typed = valuesOf(table.all()).filter((one) => !isRecorded(one));
  const found = table.find(recordedDecision(typed, name)?.id ?? '');
  if (found === undefined) return undefined;
  const value = recordedBy(ctx.world(), found.value, ctx.actor);
  return (await table.save({ ...found, value }, trace)).value;
}

/**
 * Returns the recorded decision of the body with that day and paragraph, or records it under the next free code. Whoever records the
 * same decision at the same time, or once more after an interruption, gets the same row. A row of it that somebody else has typed into the
 * list counts from then on.
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
  const typed = await recordTyped(ctx, name, trace);
  if (typed !== undefined) return typed;
  const keyOf = (n: number) => decisionKey(body.key, name.decidedOn, n);
  let n = 1;
  while (table.findByKey(keyOf(n)) !== undefined) n += 1;
  for (const last = n + mostTries; n < last; n += 1) {
    const { stored, created } = await table.create(newDecision(ctx, body, name, keyOf(n)), trace);
    if (created || isSameDecision(stored.value, name)) return stored.value;
  }
  throw new AppError('conflict', `No free code for a decision of ${body.key}`);
}
