import { AppError } from '../../domain/base/app-error';
import { definedOnly } from '../../domain/base/defined';
import { isSameKey } from '../../domain/base/keys';
import type { GoalComment } from '../../domain/goals/comment';
import type { Goal } from '../../domain/goals/goal';
import { goalOfKey } from '../../domain/goals/goal-world';
import { authorize, missing } from '../../policy/can';
import { findRow, traceOf } from '../base/loading';
import type { Context, New } from '../../ports';
import type { Handler } from '../base/handler';

/** Returns the row of Rapporter that the comment is about. @throws {AppError} `invalid` for a round that is not there */
function reportOf(
  ctx: Context,
  goal: Goal,
  roundKey: string | undefined,
): Pick<GoalComment, 'reportId' | 'reportKey'> {
  if (roundKey === undefined) return {};
  const round = ctx.world().rounds.find(({ key }) => isSameKey(key, roundKey));
  const row = round === undefined ? undefined : findRow(ctx, { goal, round })?.value;
  if (row === undefined) {
    throw new AppError('invalid', `Round ${roundKey} has no row of the goal`, {
      faults: [{ field: 'roundKey', reason: 'not-in-round' }],
    });
  }
  return { reportId: row.id, reportKey: row.key };
}

function isSameComment(a: New<GoalComment>, b: New<GoalComment>): boolean {
  return a.author?.objectId === b.author?.objectId && a.text === b.text && a.goalId === b.goalId;
}

/**
 * Writes a comment in the thread of a goal; the worker tells the people concerned. Idempotent for the same key, goal, author and
 * text, also when two instances of the product get it at once.
 *
 * @throws {AppError} `not-allowed`, `invalid` when the key is that of another comment or the round has no row of the goal; a process
 *   leader hears `not-found` of a goal that is not there
 */
export const writeComment: Handler<'comment.write'> = async (ctx, input) => {
  const world = ctx.world();
  const goal = goalOfKey(world, input.goalKey);
  if (goal === undefined) throw missing(ctx.actor, 'comment.write', world);
  authorize(ctx.actor, 'comment.write', goal, world);
  const { objectId, name } = ctx.actor;
  const comment = definedOnly<New<GoalComment>>({
    key: input.commentKey.toLowerCase(),
    goalId: goal.id,
    goalKey: goal.key,
    ...reportOf(ctx, goal, input.roundKey),
    text: input.text,
    author: { objectId, name },
    writtenAt: ctx.clock.now(),
    mayPublish: false,
  });
  const trace = traceOf(ctx, 'comment.write');
  const { stored, created } = await ctx.tables.comments.create(comment, trace);
  if (!created && !isSameComment(stored.value, comment)) {
    throw new AppError('invalid', `Comment ${comment.key} is another one`, {
      faults: [{ field: 'commentKey', reason: 'doubled' }],
    });
  }
  ctx.notifier.wake();
  return { commentKey: stored.value.key };
};
