import type { GoalInput } from '../../api/goals/acts';
import type { GoalConflict } from '../../api/goals/goal-form-view';
import { AppError } from '../../domain/base/app-error';
import { omit } from '../../domain/base/defined';
import type { Fault } from '../../domain/base/fault';
import { sameContent } from '../../domain/base/same-content';
import type { Goal } from '../../domain/goals/goal';
import {
  fieldsOfGoal,
  goalWithFields,
  isRevision,
  mergedFields,
  readFields,
  type GoalFieldName,
  type GoalFields,
} from '../../domain/goals/goal-fields';
import { faultsOfWritten, refuseGoal, requireNotClosed } from '../../domain/goals/goal-life';
import { bodyOf, bodyOfKey } from '../../domain/organisation/organisation';
import { authorize, authorizeSome, mayAll } from '../../policy/can';
import type { Context, Stored } from '../../ports';
import type { Handler } from '../base/handler';
import { traceOf } from '../base/loading';
import { createGoal, sameDraft } from './create-goal';
import { findGoal, goalNow, replyOf } from './find-goal';
import { inputFaults } from '../../api/goals/input-fields';
import { rowsWithNewWords, saveNewWords } from './open-words';

const act = 'goal.write';

/** Asks whether the actor may write goals of the body that the goal has and of the one that it gets. */
function authorizeWriting(ctx: Context, goal: Goal | undefined, bodyKey: string): void {
  const world = ctx.world();
  const named = bodyOfKey(world, bodyKey);
  // Only whoever may write every goal hears that there is no such body.
  if (named === undefined && !mayAll(ctx.actor, act, world))
    throw new AppError('not-allowed', `${act} is not for this person`);
  const bodies = [bodyOf(world, goal?.bodyId), named].filter((body) => body !== undefined);
  authorize(ctx.actor, act, { bodies, ...(goal && { goal }) }, world);
}

function conflictWith(ctx: Context, goal: Goal, conflicts: readonly GoalFieldName[]): AppError {
  const { key, state } = goal;
  const fields = fieldsOfGoal(ctx.world(), goal);
  const theirs: GoalConflict = { key, state, fields, conflicts };
  return new AppError('conflict', `Goal ${key}: others have changed the same fields`, { theirs });
}

/** Puts together what is written and what is stored. @throws {AppError} `conflict` with `theirs` (a GoalConflict) */
function fieldsFor(
  ctx: Context,
  goal: Goal,
  { seen, written }: { readonly seen: GoalFields; readonly written: GoalFields },
): GoalFields {
  const { fields, conflicts } = mergedFields(seen, fieldsOfGoal(ctx.world(), goal), written);
  if (conflicts.length > 0) throw conflictWith(ctx, goal, conflicts);
  return fields;
}

/** Completes a reporter who is new from the directory; one whom the directory does not know has only the address. */
async function withKnownReporter(ctx: Context, goal: Goal): Promise<Goal> {
  const { reporter } = goal;
  if (reporter === undefined || reporter.objectId !== undefined) return goal;
  const found = await ctx.directory.resolve(reporter.mail);
  return found === undefined ? goal : { ...goal, reporter: { ...found, mail: reporter.mail } };
}

async function writeNew(ctx: Context, fields: GoalFields): Promise<Goal> {
  const world = ctx.world();
  const known = sameDraft(ctx, fields);
  if (known !== undefined) return known;
  const goal = goalWithFields(world, { id: 'new', key: 'new', state: 'draft' }, fields);
  refuseGoal(goal, inputFaults(faultsOfWritten(world, goal, undefined)));
  return createGoal(ctx, await withKnownReporter(ctx, goal), fields);
}

/** Returns the goal with the written fields, and the reason when an adopted goal is revised. Refuses with every fault. */
function revised(ctx: Context, goal: Goal, fields: GoalFields, input: GoalInput): Goal {
  const world = ctx.world();
  const next = goalWithFields(world, goal, fields);
  const needsReason = goal.state === 'adopted' && isRevision(fieldsOfGoal(world, goal), fields);
  const reason = input.reason ?? '';
  const ofReason: readonly Fault[] =
    needsReason && reason === '' ? [{ field: 'reason', reason: 'reason-missing' }] : [];
  refuseGoal(goal, [...inputFaults(faultsOfWritten(world, next, goal)), ...ofReason]);
  return needsReason ? { ...next, changeReason: reason } : next;
}

async function writeStored(
  ctx: Context,
  stored: Stored<Goal>,
  input: GoalInput & { readonly written: GoalFields },
): Promise<Goal> {
  const goal = goalNow(ctx, stored);
  requireNotClosed(goal);
  const before = fieldsOfGoal(ctx.world(), goal);
  // Whoever has not seen the goal may only write what it says already.
  const seen = input.seen === undefined ? input.written : readFields(input.seen);
  if (input.seen === undefined && !sameContent(before, input.written))
    throw conflictWith(ctx, goal, []);
  const fields = fieldsFor(ctx, goal, { seen, written: input.written });
  const isSame = sameContent(before, fields);
  const next = isSame ? goal : await withKnownReporter(ctx, revised(ctx, goal, fields, input));
  const rows = input.rounds === 'take' ? rowsWithNewWords(ctx, next) : [];
  if (!isSame) await ctx.tables.goals.save({ ...stored, value: next }, traceOf(ctx, act));
  await saveNewWords(ctx, rows);
  return next;
}

/** As `writeStored`; once more when somebody saved the goal meanwhile, so that both changes are kept. */
async function writeOver(
  ctx: Context,
  key: string,
  input: GoalInput & { readonly written: GoalFields },
): Promise<Goal> {
  const write = () => writeStored(ctx, findGoal(ctx, act, key), input);
  try {
    return await write();
  } catch (cause) {
    const isRace =
      cause instanceof AppError && cause.code === 'conflict' && !isGoalConflict(cause.theirs);
    if (!isRace) throw cause;
    return write();
  }
}

function isGoalConflict(theirs: unknown): theirs is GoalConflict {
  return typeof theirs === 'object' && theirs !== null && 'conflicts' in theirs;
}

/**
 * Writes a new draft, whose code the product makes, or changes a goal. Fields that others have changed meanwhile are kept; only when
 * both have changed the same field to different values does the act answer `conflict`. Idempotent.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid` with every fault by field, `conflict` with `theirs` (a GoalConflict)
 */
export const writeGoal: Handler<'goal.write'> = async (ctx, input) => {
  authorizeSome(ctx.actor, act, ctx.world());
  const written = readFields(omit(input, 'key', 'seen', 'reason', 'rounds'));
  const stored = input.key === undefined ? undefined : findGoal(ctx, act, input.key);
  authorizeWriting(ctx, stored && goalNow(ctx, stored), written.bodyKey);
  const goal =
    input.key === undefined
      ? await writeNew(ctx, written)
      : await writeOver(ctx, input.key, { ...input, written });
  ctx.notifier.wake();
  return replyOf(goal);
};
