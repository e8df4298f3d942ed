import type { Fault } from '../../domain/base/fault';
import { definedOnly } from '../../domain/base/defined';
import { secondsBetween } from '../../domain/base/calendar';
import { sameContent } from '../../domain/base/same-content';
import { asAskedToday, goalOfRow, type AsAsked } from '../../domain/follow-up/as-asked';
import {
  hasOutcome,
  isSameRow,
  rowAfterEdit,
  rowBefore,
  type EditedRow,
  type RowContext,
} from '../../domain/follow-up/edited-rows';
import { withLostKept } from '../../domain/follow-up/lost-kept';
import { askedGoal, roundOf as findRound } from '../../domain/follow-up/asked-goals';
import { faultsOfReport } from '../../domain/follow-up/report-edits';
import { isReported, reportKey, type ReportRow } from '../../domain/follow-up/report';
import { rowIn, rowsWithGoal } from '../../domain/follow-up/reports-of-goal';
import { asksForGoal, faultsOfLookup, faultsOfPlace } from '../../domain/follow-up/row-places';
import { rulesOf } from '../../domain/follow-up/round-rows';
import { joinedReport } from '../../domain/relations/joined-rows';
import { tellEditor } from './edit-notices';
import { tellOfDeletion, tellOfOutcome } from './outcome-notices';
import type { Context, ListEdit, Stored } from '../../ports';
import { saveUnlessChanged } from '../base/save-unless-changed';

/** Saves the row unless it has changed again. Returns false when it has. */
async function saveRow(ctx: Context, stored: Stored<ReportRow>): Promise<boolean> {
  const save = { table: ctx.tables.reports, act: 'list-edit.accept' } as const;
  return (await saveUnlessChanged(ctx, save, stored)) !== undefined;
}

function roundOf(ctx: Context, { roundId }: ReportRow) {
  return findRound(ctx.world(), roundId);
}

/**
 * Returns the rules that the row breaks: those of its values, and those of its place beside other rows.
 *
 * @param isNewLookup true when an edit has made the row point at another goal
 */
function faultsNow(ctx: Context, row: ReportRow, isNewLookup = false): readonly Fault[] {
  const [goal, round] = [goalOfRow(ctx.world(), row), roundOf(ctx, row)];
  const ofPlace = faultsOfPlace(ctx.world(), row, { goal, round });
  const isDouble = ofPlace.some(({ reason }) => reason === 'double');
  // The right key of a double is taken, so that it is not asked for.
  const ofValues = faultsOfReport(row, goal, round).filter(
    ({ reason }) => !isDouble || reason !== 'not-the-key',
  );
  // Reading the row has found that a column was changed which only the product writes.
  const isLost = (field: string) =>
    (field === 'asAsked' && row.asAsked === undefined) ||
    (field === 'correction' && row.correction === undefined);
  const ofKept = row.faults.filter(
    ({ field, reason }) => reason === 'changed-as-asked' && isLost(field),
  );
  const ofLookup =
    ofPlace.length > 0 ? [] : faultsOfLookup(ctx.world(), row, { round, isNewLookup });
  return [...ofKept, ...ofPlace, ...ofLookup, ...ofValues];
}

/** Returns what the row keeps from now on: the goal of today, when the round asks for it with this row, which keeps nothing. */
function asAskedOf(ctx: Context, row: ReportRow, context: RowContext): AsAsked | undefined {
  const { goal, round } = context;
  if (row.asAsked !== undefined || goal === undefined || round?.asAsked === undefined) return;
  if (row.faults.some(({ field }) => field === 'asAsked')) return undefined;
  const isRecord = row.key === reportKey(round, goal) && asksForGoal(ctx.world(), round, goal);
  return isRecord ? asAskedToday(ctx.world(), goal, true) : undefined;
}

function contextOf(ctx: Context, row: ReportRow): RowContext {
  const round = roundOf(ctx, row);
  const { partlyMetFrom } = rulesOf(ctx.world(), round ?? {});
  const context = { goal: goalOfRow(ctx.world(), row), round, partlyMetFrom };
  return { ...context, asAsked: asAskedOf(ctx, row, context) };
}

/** An edit with the row as the product saves it. */
interface Decided {
  readonly edited: EditedRow;
  /** The row as the list has it, which may point to rows that are gone. */
  readonly stored: ReportRow;
  readonly next: ReportRow;
}

/** True when the row must not be saved: the edit has changed nothing that people edit, and it breaks the same rules as before. */
function isNothingNew({ edited: { before }, stored, next }: Decided): boolean {
  if (before === undefined) return false;
  const isSame = (a: ReportRow, b: ReportRow) => isSameRow(a, b) && sameContent(a.faults, b.faults);
  return isSame(before, stored) && isSame(stored, next);
}

/** Returns the fault of a state that says that the goal is reported, in a row without an outcome. */
function faultsOfState({ after }: EditedRow): readonly Fault[] {
  if (isReported(after) || hasOutcome(after.typed)) return [];
  const isEmptied = after.typed?.reportedAt !== undefined;
  const { state } = after.typed ?? {};
  return state === undefined || isEmptied ? [] : [{ field: 'attainment', reason: 'missing' }];
}

async function planNotices(
  ctx: Context,
  { edit, version }: { readonly edit: ListEdit<'reports'>; readonly version: string },
  { edited, next }: Decided,
): Promise<void> {
  const faults = [...next.faults, ...faultsOfState(edited)];
  if (!sameContent(faults, edited.before?.faults ?? []))
    await tellEditor(ctx, { edit, version }, faults);
  const known = definedOnly<ListEdit<'reports'>>({ ...edit, before: rowBefore(edited) });
  await tellOfOutcome(ctx, { edit: known, version }, next);
}

/** Works out the row as the product saves it after the edit. */
function decide(ctx: Context, edit: ListEdit<'reports'>, stored: ReportRow): Decided {
  const { before, editor, at, kind } = edit;
  // What the row pointed to may be gone, and another row may have its key.
  const joined = joinedReport(ctx.world(), stored);
  const after = withLostKept({ before, after: joined, isNew: kind === 'created' });
  const edited = { before, after, editor, at };
  const row = rowAfterEdit(edited, contextOf(ctx, after));
  const isNewLookup = edit.before !== undefined && edit.before.goalId !== after.goalId;
  const next = definedOnly<ReportRow>({
    ...row,
    faults: faultsNow(ctx, row, isNewLookup),
    editedByName: edit.editor?.name,
    editedAt: edit.at,
    revision: after.revision + 1,
  });
  return { edited, stored, next };
}

/** Returns the other rows of the same goal and round, whose place depends on this row. */
function siblingsOf(ctx: Context, rows: readonly (ReportRow | undefined)[]): readonly ReportRow[] {
  const { reports } = ctx.world();
  const siblings = rows.flatMap((row) =>
    row === undefined
      ? []
      : rowsWithGoal(reports, row.goalId).filter(
          ({ id, roundId }) => id !== row.id && roundId === row.roundId,
        ),
  );
  return [...new Set(siblings)];
}

/** Tells of a row that was deleted. Nobody is told of one in whose place another row counts. */
async function acceptDeletion(ctx: Context, edit: ListEdit<'reports'>): Promise<void> {
  const { before } = edit;
  if (before === undefined) return;
  const [goal, round] = [goalOfRow(ctx.world(), before), roundOf(ctx, before)];
  const isKnown = goal !== undefined && round !== undefined;
  if (isKnown && rowIn(ctx.world(), round, goal) !== undefined) return;
  const isAsked = isKnown && askedGoal(ctx.world(), round, goal.id)?.key === goal.key;
  await tellOfDeletion(ctx, edit, { row: before, isAsked });
}

/**
 * Accepts an edit of a row of Rapporter: makes a report of typed figures, marks a correction, checks the rules, notes the editor in
 * the row, and plans messages to the editor of a faulty row and to those whom a changed outcome concerns. Then it checks the other
 * rows of the same goal and round.
 *
 * @throws {AppError} `store-unavailable`
 */
export async function acceptReportEdit(ctx: Context, edit: ListEdit<'reports'>): Promise<void> {
  const stored = ctx.tables.reports.find(edit.id);
  if (edit.kind === 'deleted') await acceptDeletion(ctx, edit);
  else if (stored !== undefined && !isNoted(edit, stored.value))
    await acceptChange(ctx, edit, stored);
  await recheckReports(ctx, siblingsOf(ctx, [edit.before, stored?.value]));
}

/** How often an edit is worked out anew because the row was saved meanwhile, as by the product that fills in a due date. */
const mostTries = 3;

/** True for an edit that another instance of the product has noted in the row, and of which it has told, before this one has read it. */
function isNoted({ before, isSavedSince }: ListEdit<'reports'>, { editedAt }: ReportRow): boolean {
  return isSavedSince === true && editedAt !== undefined && editedAt !== before?.editedAt;
}

/** True for a row in which another instance of the product has noted the edit. The list stores whole seconds. */
function isProcessed({ editedAt }: ReportRow, { at }: ListEdit): boolean {
  return editedAt !== undefined && Math.abs(secondsBetween(editedAt, at)) < 1;
}

async function acceptChange(
  ctx: Context,
  edit: ListEdit<'reports'>,
  stored: Stored<ReportRow>,
): Promise<void> {
  let now: Stored<ReportRow> | undefined = stored;
  for (let tried = 0; tried < mostTries && now !== undefined; tried += 1) {
    if (tried > 0 && isProcessed(now.value, edit)) return;
    const decided = decide(ctx, edit, now.value);
    if (isNothingNew(decided)) return;
    // The messages are planned before the row is saved: if the program ended between the two, a saved row would look like
    // one that had been dealt with, and nobody would get a message.
    await planNotices(ctx, { edit, version: edit.eTag ?? stored.eTag }, decided);
    if (await saveRow(ctx, { ...now, value: decided.next })) return;
    // The table has read the row again. No poll reports an edit that a save of the product's has followed.
    now = ctx.tables.reports.find(edit.id);
  }
}

/**
 * Checks rows of an edited goal or round again, and saves those that break other rules than before.
 *
 * @throws {AppError} `store-unavailable`
 */
export async function recheckReports(ctx: Context, rows: readonly ReportRow[]): Promise<void> {
  for (const { id } of rows) {
    const stored = ctx.tables.reports.find(id);
    if (stored !== undefined) await recheckRow(ctx, stored);
  }
}

/** Checks a row again, and saves it when it breaks other rules than before. */
async function recheckRow(ctx: Context, stored: Stored<ReportRow>): Promise<void> {
  const faults = faultsNow(ctx, stored.value);
  if (sameContent(faults, stored.value.faults)) return;
  const value = { ...stored.value, faults, revision: stored.value.revision + 1 };
  await saveRow(ctx, { ...stored, value });
}
