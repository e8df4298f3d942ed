import { definedOnly, omit } from '../base/defined';
import { sameContent } from '../base/same-content';
import type { Instant } from '../base/time';
import { areSameFigures, withTotal } from '../goals/figures';
import type { Figures, Goal } from '../goals/goal';
import type { AsAsked } from './as-asked';
import {
  asReport,
  isReported,
  outcomeOf,
  statePart,
  type Attainment,
  type Correction,
  type Outcome,
  type OutcomeThen,
  type Report,
  type ReportRow,
  type TypedParts,
  type UnreportedRow,
} from './report';
import { followingAttainment, followingFigures } from './report-edits';
import { withStateMarks } from './edited-state';
import type { Round } from './round';
import { unreportedState } from './round-rows';
import { suggestionFor } from './statement';

/** An edit of a row that a person made in the list. */
export interface EditedRow {
  /** The row before the edit; undefined for a new row, and when nobody knows. */
  readonly before: ReportRow | undefined;
  /** The row as the edit left it. */
  readonly after: ReportRow;
  readonly editor: { readonly objectId?: string; readonly name: string } | undefined;
  readonly at: Instant;
}

/** For what the round asks with the row. */
export interface RowContext {
  /** The goal as the round asked for it; undefined when nobody knows it any more. */
  readonly goal: Goal | undefined;
  readonly round: Round | undefined;
  /** The share of the way between baseline and target, 0-1, from which the round judges a goal to be partly met. */
  readonly partlyMetFrom: number;
  /** What a row keeps that keeps nothing yet and is the round's row of the goal. */
  readonly asAsked?: AsAsked | undefined;
}

type Reporter = Pick<Outcome, 'reportedByName' | 'reportedByObjectId' | 'reportedAt'>;

/** True when somebody has typed an outcome: a figure or an attainment. */
export function hasOutcome({ figures, attainment }: TypedParts = {}): boolean {
  return figures !== undefined || attainment !== undefined;
}

/** Returns the attainment that the figures suggest; undefined when they suggest none. */
function suggested(figures: Figures, { goal, partlyMetFrom }: RowContext): Attainment | undefined {
  if (goal?.indicator === undefined) return 'cannot-be-assessed';
  const attainment = suggestionFor({ goal, partlyMetFrom }, figures);
  return attainment === 'cannot-be-assessed' ? undefined : attainment;
}

/** Returns the typed figures with a total where women and men add up to one. */
function summed({ figures = {} }: TypedParts, { goal }: RowContext): Figures {
  return goal?.indicator === undefined ? figures : withTotal(figures, goal.indicator);
}

/** Returns who reported and when, when the row does not say it: as it said before, else the person who edited it, at the time of the edit. */
function knownReporter({ before, editor, at }: EditedRow): Reporter {
  return (
    asReport(before) ?? {
      reportedByName: editor?.name ?? '',
      reportedByObjectId: editor?.objectId ?? '',
      reportedAt: at,
    }
  );
}

/** Returns who reported and when. A name alone does not say who it is. */
function reporterOf(edit: EditedRow, typed: TypedParts): Reporter {
  const known = knownReporter(edit);
  const { reportedByObjectId = known.reportedByObjectId, reportedAt = known.reportedAt } = typed;
  const isNamed = typed.reportedByObjectId !== undefined && typed.reportedByName !== undefined;
  const reportedByName = isNamed ? typed.reportedByName : known.reportedByName;
  return { reportedByName, reportedByObjectId, reportedAt };
}

/**
 * Returns the report that a person has typed into the row. An attainment that was left empty is the one that the figures suggest, or
 * the one that the row had. Returns undefined when there is none.
 */
function typedReport(
  edit: EditedRow,
  after: UnreportedRow,
  context: RowContext,
): Report | undefined {
  const { typed = {}, ...row } = after;
  const { state = 'submitted' } = typed;
  const figures = summed(typed, context);
  const attainment =
    typed.attainment ?? suggested(figures, context) ?? asReport(edit.before)?.attainment;
  if (attainment === undefined) return undefined;
  const { attainmentReason, comment, evidenceUrl } = typed;
  return definedOnly<Report>({
    ...row,
    ...{ figures, attainment, attainmentReason, comment, evidenceUrl },
    ...reporterOf(edit, typed),
    ...statePart(state, typed),
  });
}

/**
 * Returns the row without a report. Of a report nothing is left; other words that a person has written into a row that asks stay.
 */
function unreportedRow(
  before: ReportRow | undefined,
  after: UnreportedRow,
  { round }: RowContext,
): UnreportedRow {
  const { typed = {}, ...row } = after;
  const wasReport = asReport(before) !== undefined || typed.reportedAt !== undefined;
  const rest = omit(typed, 'state');
  const isEmpty = wasReport || Object.keys(rest).length === 0;
  return definedOnly<UnreportedRow>({
    ...row,
    state: round === undefined ? row.state : unreportedState(round, row),
    typed: isEmpty ? undefined : rest,
  });
}

/**
 * Returns the report with the total and the attainment that follow from edited figures, unless the person changed them as well. A
 * reporter's name or id that was emptied stays.
 */
function followingReport(
  before: Report | undefined,
  after: Report,
  { goal, partlyMetFrom }: RowContext,
): Report {
  if (before === undefined) return after;
  const named = {
    ...after,
    reportedByName: after.reportedByName || before.reportedByName,
    reportedByObjectId: after.reportedByObjectId || before.reportedByObjectId,
  };
  if (goal?.indicator === undefined) return named;
  const next = { ...named, figures: followingFigures(before, after, goal.indicator) };
  return { ...next, attainment: followingAttainment(before, next, { goal, partlyMetFrom }) };
}

/** Returns the outcome before the edit. When nobody knows the row before it, that is the outcome which the product last took in. */
function outcomeBefore({ before, after }: EditedRow): OutcomeThen | undefined {
  return before === undefined ? after.takenIn : outcomeOf(before);
}

/**
 * Returns the row before the edit. When nobody knows it, it is the row as the edit left it, with the outcome that the product last took
 * in; undefined when that is not known either, or nothing is left of the report.
 */
export function rowBefore({ before, after }: EditedRow): ReportRow | undefined {
  if (before !== undefined) return before;
  return isReported(after) && after.takenIn !== undefined
    ? { ...after, ...after.takenIn }
    : undefined;
}

/** True when both outcomes are the same, or neither is there. */
function isSameOutcome(one: OutcomeThen | undefined, other: OutcomeThen | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.attainment === other.attainment && areSameFigures(one.figures, other.figures);
}

/** True when the edit has changed the outcome, as far as the product can know. */
function hasNewOutcome(edit: EditedRow, next: ReportRow): boolean {
  const { before, after } = edit;
  const last = outcomeBefore(edit);
  if (before !== undefined || last !== undefined) return !isSameOutcome(last, outcomeOf(next));
  // Without an outcome before, only a row of which the product has made a report just now is known to be new.
  return !isReported(after) && isReported(next) && after.typed?.reportedAt === undefined;
}

/** Returns the row with the mark of a correction, when the edit has changed the outcome after the round had ended. */
function withCorrection(edit: EditedRow, next: ReportRow, { round }: RowContext): ReportRow {
  const { before, after, editor, at } = edit;
  const known = before?.correction ?? after.correction;
  if (!takesCorrections(round) || !hasNewOutcome(edit, next))
    return definedOnly({ ...next, correction: known });
  const first = known === undefined ? outcomeBefore(edit) : known.first;
  const correction = definedOnly<Correction>({ first, byName: editor?.name ?? '', at });
  return { ...next, correction };
}

/** True when the round has ended with results, so that a change of them is a correction. */
function takesCorrections(round: Round | undefined): boolean {
  return round?.state === 'closed' || round?.state === 'closing';
}

/** Returns the row as a report, if it holds one or one can be made of what was typed. */
function reportAfterEdit(edit: EditedRow, context: RowContext): Report | undefined {
  const { after } = edit;
  if (isReported(after)) return followingReport(asReport(rowBefore(edit)), after, context);
  return hasOutcome(after.typed) ? typedReport(edit, after, context) : undefined;
}

/** Returns the row when it holds no report. An outcome that lacks something stays as it was typed until somebody adds that. */
function rowWithoutReport({ before, after }: EditedRow, context: RowContext): ReportRow {
  return isReported(after) || hasOutcome(after.typed)
    ? after
    : unreportedRow(before, after, context);
}

/**
 * Returns the row as it must be after a person's edit, without its faults: figures that were typed into a row that asks are a report of
 * the editor's; a report whose figures and attainment were emptied is none any more; total and attainment follow the figures; and a
 * change of the outcome after the round has ended is a correction, which keeps the outcome before the first one.
 */
export function rowAfterEdit(edit: EditedRow, context: RowContext): ReportRow {
  const { after } = edit;
  const asAsked = after.asAsked ?? context.asAsked;
  const dueOn = after.dueOn ?? context.round?.dueOn;
  const report = reportAfterEdit(edit, context);
  const row = report === undefined ? rowWithoutReport(edit, context) : withStateMarks(edit, report);
  // The outcome of this row is the one that is taken in now.
  const next = omit(row, 'takenIn');
  return withCorrection(edit, definedOnly<ReportRow>({ ...next, asAsked, dueOn }), context);
}

/** True when both rows hold the same, apart from what only the product writes. */
export function isSameRow(a: ReportRow, b: ReportRow): boolean {
  const content = (row: ReportRow) =>
    omit(row, 'faults', 'editedByName', 'editedAt', 'revision', 'dueOn', 'takenIn');
  return sameContent(content(a), content(b));
}
