import { definedOnly } from '../../domain/base/defined';
import type { Fault } from '../../domain/base/fault';
import { valuesOf } from '../../domain/base/row-list';
import type { CheckedName } from '../../domain/entities';
import { faultsOfBody } from '../../domain/organisation/organisation-rules';
import { goalOfComment } from '../../domain/goals/comment';
import { faultsOfDecision } from '../../domain/decisions/decision-rules';
import { faultsOfGoal } from '../../domain/goals/goal-rules';
import { roundOf } from '../../domain/follow-up/asked-goals';
import { rowsOfRound, rowsWithGoal } from '../../domain/follow-up/reports-of-goal';
import { faultsOfSettings } from '../../domain/settings/setting-faults';
import { faultsOfRound } from '../../domain/follow-up/round-rules';
import { faultsOfChannel } from '../../domain/messages/channel-rules';
import { knownChannels } from '../base/known-channels';
import { authorize } from '../../policy/can';
import { acceptReportEdit, recheckReports } from './accept-report-edit';
import { clearStaleIdsOfBody, clearStaleIdsOfGoal } from '../organisation/clear-stale-ids';
import { markDecision, takeDecision } from './accept-decision-edit';
import { tellEditor } from './edit-notices';
import { tellOfDeleted } from './gone-notices';
import type { BrokenRow, Context, ListEdit } from '../../ports';

type Accept<N extends CheckedName> = (ctx: Context, edit: ListEdit<N>) => Promise<void>;

/** Returns the row when the product leaves it out: it cannot be read any more, or has the key of an older row. */
function leftOutRow({ tables }: Context, { list, id }: ListEdit): BrokenRow | undefined {
  return tables[list].broken().find((row) => row.id === id);
}

/** Tells the editor which rules the row breaks, and why it is left out if it is. */
async function tell(ctx: Context, edit: ListEdit, faults: readonly Fault[]): Promise<void> {
  const version = edit.eTag ?? ctx.tables[edit.list].find(edit.id)?.eTag ?? edit.at;
  const leftOut = leftOutRow(ctx, edit);
  // The other rules hold among the rows that count.
  const told = leftOut === undefined ? faults : [{ field: 'key', reason: leftOut.reason }];
  await tellEditor(ctx, definedOnly({ edit, version, column: leftOut?.column }), told);
}

const acceptBody: Accept<'bodies'> = async (ctx, edit) => {
  const stored = ctx.tables.bodies.find(edit.id);
  if (stored === undefined) {
    await tell(ctx, edit, []);
    return tellOfDeleted(ctx, edit);
  }
  const body = stored.value;
  await tell(ctx, edit, [
    ...faultsOfBody(ctx.world(), body),
    ...faultsOfChannel(body, knownChannels(ctx)),
  ]);
  await clearStaleIdsOfBody(ctx, edit);
};

const acceptGoal: Accept<'goals'> = async (ctx, edit) => {
  const stored = ctx.tables.goals.find(edit.id);
  await tell(ctx, edit, stored === undefined ? [] : faultsOfGoal(ctx.world(), stored.value));
  await recheckReports(ctx, rowsWithGoal(ctx.world().reports, edit.id));
  if (stored !== undefined) await clearStaleIdsOfGoal(ctx, edit);
  else await tellOfDeleted(ctx, edit);
};

/** Tells the editor which rules the decision's row breaks, one of which says who records decisions, and marks the row. */
const acceptDecision: Accept<'decisions'> = async (ctx, edit) => {
  const stored = ctx.tables.decisions.find(edit.id);
  if (stored === undefined) return tell(ctx, edit, []);
  const taken = takeDecision(ctx, edit, stored.value);
  await tell(ctx, edit, [...faultsOfDecision(ctx.world(), stored.value), ...taken.faults]);
  await markDecision(ctx, edit, stored, taken);
};

const acceptRound: Accept<'rounds'> = async (ctx, edit) => {
  const round = roundOf(ctx.world(), edit.id);
  await tell(ctx, edit, round === undefined ? [] : faultsOfRound(round));
  await recheckReports(ctx, rowsOfRound(ctx.world().reports, edit.id));
  if (round === undefined) await tellOfDeleted(ctx, edit);
};

const acceptReport: Accept<'reports'> = async (ctx, edit) => {
  if (leftOutRow(ctx, edit) !== undefined) await tell(ctx, edit, []);
  await acceptReportEdit(ctx, edit);
};

const acceptComment: Accept<'comments'> = async (ctx, edit) => {
  const comment = ctx.tables.comments.find(edit.id)?.value;
  const isLost = comment !== undefined && goalOfComment(ctx.world(), comment) === undefined;
  await tell(ctx, edit, isLost ? [{ field: 'goalId', reason: 'unknown-goal' }] : []);
};

/**
 * Tells the editor which rules the row breaks, and after a deletion of which other row the value does not count any more: one
 * hour of sending can contradict the default of the other.
 */
const acceptSetting: Accept<'settings'> = async (ctx, edit) => {
  const now = valuesOf(ctx.tables.settings.all());
  const before = edit.before === undefined ? [] : [edit.before];
  const known = new Set(
    faultsOfSettings([...now.filter(({ id }) => id !== edit.id), ...before]).map(({ row }) => row),
  );
  const ofRow = faultsOfSettings(now).filter(({ row }) =>
    edit.kind === 'deleted' ? !known.has(row) : row.id === edit.id,
  );
  if (edit.kind !== 'deleted') {
    return tell(
      ctx,
      edit,
      ofRow.map(({ fault }) => fault),
    );
  }
  for (const { row, fault } of ofRow) await tell(ctx, { ...edit, id: row.id }, [fault]);
};

const acceptIn: { readonly [N in CheckedName]: Accept<N> } = {
  bodies: acceptBody,
  goals: acceptGoal,
  decisions: acceptDecision,
  rounds: acceptRound,
  reports: acceptReport,
  comments: acceptComment,
  settings: acceptSetting,
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
