import type { Fault } from '../../domain/base/fault';
import type { CheckedName } from '../../domain/entities';
import { faultsOfBody } from '../../domain/organisation/organisation-rules';
import { faultsOfGoal } from '../../domain/goals/goal-rules';
import { faultsOfRound } from '../../domain/follow-up/round-rules';
import { faultsOfChannel } from '../../domain/messages/channel-rules';
import { knownChannels } from '../base/known-channels';
import { authorize } from '../../policy/can';
import { acceptReportEdit, recheckReports } from './accept-report-edit';
import { clearStaleIdsOfBody, clearStaleIdsOfGoal } from '../organisation/clear-stale-ids';
import { tellEditor } from './edit-notices';
import type { Context, ListEdit } from '../../ports';

type Accept<N extends CheckedName> = (ctx: Context, edit: ListEdit<N>) => Promise<void>;

async function tell(ctx: Context, edit: ListEdit, faults: readonly Fault[]): Promise<void> {
  const version = ctx.tables[edit.list].find(edit.id)?.eTag ?? edit.at;
  await tellEditor(ctx, { edit, version }, faults);
}

const acceptBody: Accept<'bodies'> = async (ctx, edit) => {
  const stored = ctx.tables.bodies.find(edit.id);
  if (stored === undefined) return;
  const body = stored.value;
  await tell(ctx, edit, [
    ...faultsOfBody(ctx.world(), body),
    ...faultsOfChannel(body, knownChannels(ctx)),
  ]);
  await clearStaleIdsOfBody(ctx, edit);
};

const acceptGoal: Accept<'goals'> = async (ctx, edit) => {
  const stored = ctx.tables.goals.find(edit.id);
  if (stored !== undefined) await tell(ctx, edit, faultsOfGoal(ctx.world(), stored.value));
  await recheckReports(ctx, ({ goalId }) => goalId === edit.id);
  if (stored !== undefined) await clearStaleIdsOfGoal(ctx, edit);
};

const acceptRound: Accept<'rounds'> = async (ctx, edit) => {
  const stored = ctx.tables.rounds.find(edit.id);
  if (stored !== undefined) await tell(ctx, edit, faultsOfRound(stored.value));
  await recheckReports(ctx, ({ roundId }) => roundId === edit.id);
};

const acceptIn: { readonly [N in CheckedName]: Accept<N> } = {
  bodies: acceptBody,
  goals: acceptGoal,
  rounds: acceptRound,
  reports: acceptReportEdit,
};

function isChecked(edit: ListEdit): edit is ListEdit<CheckedName> {
  return edit.list in acceptIn;
}

async function check<N extends CheckedName>(ctx: Context, edit: ListEdit<N>): Promise<void> {
  await acceptIn[edit.list](ctx, edit);
}

/**
 * Accepts an edit that a person made in a SharePoint list. The product never undoes an edit (decision 0006): when the
 * row breaks a rule, the bot tells the editor, and a report is marked in its row. The bot also tells the reporter whose
 * figure was changed. Idempotent.
 *
 * @throws {AppError} `not-allowed`, `store-unavailable`
 */
export async function acceptListEdit(ctx: Context, edit: ListEdit): Promise<void> {
  authorize(ctx.actor, 'list-edit.accept', undefined, ctx.world());
  // For a list without rules of its own nothing is left to do: the copy holds the new state.
  if (isChecked(edit)) await check(ctx, edit);
  ctx.notifier.wake();
}
