import { AppError } from '../../domain/base/app-error';
import { definedOnly } from '../../domain/base/defined';
import type { Fault } from '../../domain/base/fault';
import type { Goal } from '../../domain/goals/goal';
import { changedPerson } from '../../domain/organisation/people-changes';
import { authorize, missing } from '../../policy/can';
import type { Handler } from '../base/handler';
import { saveOver } from '../base/save-over';
import { readChange } from './named-person';

const act = 'goal.set-reporter';

function refused({ key }: Goal, fault: Fault): AppError {
  return new AppError('invalid', `The reporter of ${key} is not changed`, { faults: [fault] });
}

/**
 * Names the person who reports a goal instead of those who answer for its body, or leaves it to them. Open rounds ask that
 * person from now on, and the cards of both people follow. Idempotent.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid` by field, `store-unavailable`
 */
export const setReporter: Handler<'goal.set-reporter'> = async (ctx, { goalKey, reporter }) => {
  const { actor, tables, world } = ctx;
  const goal = tables.goals.findByKey(goalKey)?.value;
  if (goal === undefined) throw missing(actor, act, world());
  authorize(actor, act, goal, world());
  const { key, state } = goal;
  if (state === 'closed')
    throw refused(goal, { field: 'state', reason: 'goal-closed', values: { key } });
  const read = await readChange(ctx, 'reporter', reporter);
  if ('fault' in read) throw refused(goal, read.fault);
  const change = (before: Goal): Goal => {
    const outcome = changedPerson('reporter', before.reporter, read.change);
    if ('fault' in outcome) throw refused(before, outcome.fault);
    if (outcome.value === before.reporter) return before;
    return definedOnly<Goal>({ ...before, reporter: outcome.value });
  };
  const changed = await saveOver(ctx, { table: tables.goals, act }, { id: goal.id, change });
  if (changed) ctx.notifier.wake();
  return { changed };
};
