import type { Fault } from '../../domain/base/fault';
import { definedOnly, omit } from '../../domain/base/defined';
import { samePersonMark } from '../../domain/follow-up/report-rules';
import {
  asReport,
  isReported,
  statePart,
  withoutState,
  type Report,
  type ReportRow,
} from '../../domain/follow-up/report';
import { goalAsAsked } from '../../domain/follow-up/as-asked';
import { rulesOf } from '../../domain/follow-up/round-rows';
import type { Goal } from '../../domain/goals/goal';
import { areSameFigures } from '../../domain/goals/figures';
import {
  faultsOfReport,
  followingAttainment,
  followingFigures,
} from '../../domain/follow-up/report-edits';
import { reportOf } from '../base/loading';
import { tellEditor, tellReporter } from './edit-notices';
import type { Context, ListEdit, Stored } from '../../ports';
import { saveUnlessChanged } from '../base/save-unless-changed';

/** True when both have the same content, in whatever order of fields. */
function isEqual(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Returns the fields that people can edit in the list, without those that only the product writes. */
function content(report: Report) {
  return omit(report, 'faults', 'editedByName', 'editedAt', 'revision');
}

/** Saves the report unless its row has changed again; the next poll then reports that edit. */
async function saveReport(ctx: Context, stored: Stored<ReportRow>): Promise<void> {
  await saveUnlessChanged(ctx, { table: ctx.tables.reports, act: 'list-edit.accept' }, stored);
}

/** Returns the goal of the row, as its round asked for it. */
function goalOf(ctx: Context, row: ReportRow): Goal | undefined {
  const { asAsked } = row;
  if (asAsked !== undefined) return goalAsAsked(ctx.world(), { ...row, asAsked });
  return ctx.tables.goals.find(row.goalId)?.value;
}

function faultsNow(ctx: Context, row: ReportRow): readonly Fault[] {
  const ofValues = faultsOfReport(
    row,
    goalOf(ctx, row),
    ctx.tables.rounds.find(row.roundId)?.value,
  );
  // Reading the row has found that what the round asked for was changed.
  const ofKept =
    row.asAsked === undefined ? row.faults.filter(({ field }) => field === 'asAsked') : [];
  return [...ofKept, ...ofValues];
}

/** Returns the report with who and when, if the edit has set its state. */
function withStateMarks({ before, after, edit }: Omit<Edited, 'faults' | 'version'>): Report {
  if (before?.state === after.state) return after;
  const byName = edit.editor?.name ?? '';
  const marks = {
    sentBackReason: after.sentBackReason,
    ...{ sentBackByName: byName, sentBackAt: edit.at },
    ...{ acceptedByName: byName, acceptedAt: edit.at },
    acceptedBySamePerson: samePersonMark(after, edit.editor?.objectId),
  };
  return { ...withoutState(after), ...statePart(after.state, marks) };
}

function withAttainment(
  ctx: Context,
  before: Report | undefined,
  after: Report,
): Report['attainment'] {
  const goal = goalOf(ctx, after);
  if (before === undefined || goal === undefined) return after.attainment;
  const round = ctx.tables.rounds.find(after.roundId)?.value;
  const { partlyMetFrom } = rulesOf(round ?? {}, ctx.settings());
  return followingAttainment(before, after, { goal, partlyMetFrom });
}

/** Returns the report with its total computed anew, since people edit the figures of women and men. */
function withTotalOf(ctx: Context, before: Report | undefined, after: Report): Report {
  const indicator = goalOf(ctx, after)?.indicator;
  if (before === undefined || indicator === undefined) return after;
  return { ...after, figures: followingFigures(before, after, indicator) };
}

/** An edit of a report with the rules that the report breaks now. */
interface Edited {
  readonly edit: ListEdit<'reports'>;
  readonly version: string;
  readonly before: Report | undefined;
  readonly after: Report;
  readonly faults: readonly Fault[];
}

function isNothingNew({ before, after, faults }: Edited): boolean {
  if (before === undefined) return false;
  return isEqual(content(before), content(after)) && isEqual(faults, after.faults);
}

async function planNotices(ctx: Context, edited: Edited): Promise<void> {
  const { before, after, faults } = edited;
  if (!isEqual(faults, before?.faults ?? [])) await tellEditor(ctx, edited, faults);
  const hasNewFigures = before !== undefined && !areSameFigures(before.figures, after.figures);
  if (hasNewFigures) await tellReporter(ctx, edited, after);
}

function afterEdit(ctx: Context, edited: Edited): Report {
  const { edit, before, after, faults } = edited;
  return definedOnly<Report>({
    ...withStateMarks(edited),
    attainment: withAttainment(ctx, before, after),
    faults,
    editedByName: edit.editor?.name,
    editedAt: edit.at,
    revision: after.revision + 1,
  });
}

/**
 * Accepts an edit of a report: checks the rules, notes the editor in the row, and plans messages to the editor of a
 * faulty row and to the reporter of a changed figure.
 *
 * @throws {AppError} `store-unavailable`
 */
export async function acceptReportEdit(ctx: Context, edit: ListEdit<'reports'>): Promise<void> {
  const before = asReport(edit.before);
  const row = ctx.tables.reports.find(edit.id);
  if (row !== undefined && edit.kind !== 'deleted' && !isReported(row.value)) {
    await recheckRow(ctx, row);
    return;
  }
  const stored = reportOf(row);
  if (stored === undefined || edit.kind === 'deleted') {
    if (before !== undefined) await tellReporter(ctx, { edit, version: edit.at }, before);
    return;
  }
  const after = withTotalOf(ctx, before, stored.value);
  const edited = { edit, version: stored.eTag, before, after, faults: faultsNow(ctx, after) };
  if (isNothingNew(edited)) return;
  // The messages are planned before the row is saved: if the program ended between the two, a saved row would look like
  // one that had been dealt with, and nobody would get a message.
  await planNotices(ctx, edited);
  await saveReport(ctx, { ...stored, value: afterEdit(ctx, edited) });
}

/**
 * Checks the reports of an edited goal or round again, and saves those that break other rules than before.
 *
 * @throws {AppError} `store-unavailable`
 */
export async function recheckReports(
  ctx: Context,
  concerns: (row: ReportRow) => boolean,
): Promise<void> {
  for (const stored of ctx.tables.reports.all()) {
    if (concerns(stored.value)) await recheckRow(ctx, stored);
  }
}

/** Checks a row again, and saves it when it breaks other rules than before. */
async function recheckRow(ctx: Context, stored: Stored<ReportRow>): Promise<void> {
  const faults = faultsNow(ctx, stored.value);
  if (isEqual(faults, stored.value.faults)) return;
  const value = { ...stored.value, faults, revision: stored.value.revision + 1 };
  await saveReport(ctx, { ...stored, value });
}
