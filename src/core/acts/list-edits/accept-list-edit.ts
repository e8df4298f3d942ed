import type { Fault } from '../../domain/base/fault';
import { faultsOfBody } from '../../domain/organisation/organisation-rules';
import { faultsOfGoal } from '../../domain/goals/goal-rules';
import { faultsOfDates } from '../../domain/follow-up/round-rules';
import { authorize } from '../../policy/can';
import { acceptReportEdit, recheckReports } from './accept-report-edit';
import { clearStaleIds } from '../organisation/clear-stale-ids';
import { tellEditor } from './edit-notices';
import type { Context, ListEdit } from '../../ports';
import { resolvePeople } from '../organisation/resolve-people';

type Accept = (ctx: Context, edit: ListEdit) => Promise<void>;

async function tell(ctx: Context, edit: ListEdit, faults: readonly Fault[]): Promise<void> {
  const version = ctx.tables[edit.list].find(edit.id)?.eTag ?? edit.at;
  await tellEditor(ctx, { edit, version }, faults);
}

const acceptBody: Accept = async (ctx, edit) => {
  const stored = ctx.tables.bodies.find(edit.id);
  if (stored === undefined) return;
  await tell(ctx, edit, faultsOfBody(ctx.world(), stored.value));
  await clearStaleIds(ctx, 'bodies', edit);
  await resolvePeople(ctx);
};

const acceptGoal: Accept = async (ctx, edit) => {
  const stored = ctx.tables.goals.find(edit.id);
  if (stored !== undefined) await tell(ctx, edit, faultsOfGoal(ctx.world(), stored.value));
  await recheckReports(ctx, ({ goalId }) => goalId === edit.id);
  if (stored === undefined) return;
  await clearStaleIds(ctx, 'goals', edit);
  await resolvePeople(ctx);
};

const acceptRound: Accept = async (ctx, edit) => {
  const stored = ctx.tables.rounds.find(edit.id);
  if (stored !== undefined) await tell(ctx, edit, faultsOfDates(stored.value));
  await recheckReports(ctx, ({ roundId }) => roundId === edit.id);
};

const acceptIn: Readonly<Record<ListEdit['list'], Accept>> = {
  bodies: acceptBody,
  goals: acceptGoal,
  rounds: acceptRound,
  reports: acceptReportEdit,
};

/**
 * Accepts an edit that a person made in a SharePoint list. The product never undoes an edit (decision 0006): when the
 * row breaks a rule, the bot tells the editor, and a report is marked in its row. The bot also tells the reporter whose
 * figure was changed. Idempotent.
 *
 * @throws {AppError} `not-allowed`, `store-unavailable`
 */
export async function acceptListEdit(ctx: Context, edit: ListEdit): Promise<void> {
  authorize(ctx.actor, 'list-edit.accept', undefined, ctx.world());
  await acceptIn[edit.list](ctx, edit);
  ctx.notifier.wake();
}
