import { AppError } from '../base/app-error';
import { definedOnly } from '../base/defined';
import type { Fault, Reason } from '../base/fault';
import type { Actor } from '../base/actor';
import type { Instant } from '../base/time';
import {
  asReport,
  isReported,
  reportKey,
  withoutState,
  type Report,
  type ReportIn,
  type ReportRow,
} from './report';
import type { Round } from './round';
import { faultsUnlessOpen } from './round-rules';
import { checkStatement, contentOf, type AskedGoal, type Statement } from './statement';

/** Returns a fault of `state` when the round or the report cannot take a statement now. */
function faultsOfStates(round: Round, report: Report | undefined): readonly Fault[] {
  const ofRound = faultsUnlessOpen(round);
  if (ofRound.length > 0) return ofRound;
  return report?.state === 'accepted' ? [{ field: 'state', reason: 'already-accepted' }] : [];
}

/** True when the goal can be reported: the round is open and the report, if there is one, is not accepted. */
export function canSubmit(round: Round, report: Report | undefined): boolean {
  return faultsOfStates(round, report).length === 0;
}

/** True when a process leader can send the report back: the round is open. An accepted report can be sent back too. */
export function canSendBack(round: Round, report: Report): boolean {
  return round.state === 'open' && report.state !== 'sent-back';
}

/** True when a process leader can accept the report: it is submitted and breaks no rule, in an open or a closed round. */
export function canAccept(round: Round, report: Report): boolean {
  const isRunning = round.state === 'open' || round.state === 'closed';
  return isRunning && report.state === 'submitted' && report.faults.length === 0;
}

/** True when a process leader can take the acceptance of the report back: the round is open. */
export function canTakeBack(round: Round, report: Report): boolean {
  return round.state === 'open' && report.state === 'accepted';
}

/** Who submits a report, when, and the report that it replaces. */
export interface Submission {
  readonly actor: Actor;
  readonly at: Instant;
  /** The stored row; undefined when the goal has none in the round. */
  readonly before: ReportRow | undefined;
}

/** Returns the faults that a new report does not put right: only an act of a process leader renews what the row keeps of the goal. */
function lastingFaults(before: ReportRow | undefined): readonly Fault[] {
  return before?.faults.filter(({ field }) => field === 'asAsked') ?? [];
}

/** Returns the texts that a person has typed into a row that asks, where the reporter has not seen them. */
function typedTexts(before: ReportRow | undefined): Pick<Report, 'comment' | 'evidenceUrl'> {
  if (before === undefined || isReported(before)) return {};
  const { comment, evidenceUrl } = before.typed ?? {};
  return definedOnly({ comment, evidenceUrl });
}

/** Returns what the row keeps whatever is reported: the goal as asked, the due date, and a correction with its reason. */
function keptOf(
  before: ReportRow | undefined,
): Pick<Report, 'asAsked' | 'dueOn' | 'correction' | 'correctionReason'> {
  if (before === undefined) return {};
  const { asAsked, dueOn, correction, correctionReason } = before;
  return definedOnly({ asAsked, dueOn, correction, correctionReason });
}

/**
 * Returns the submitted report that the statement makes. It replaces the report before it, also one that was sent back. A comment or
 * a link that somebody has typed into a row that asks stays, unless the statement has another.
 *
 * @throws {AppError} `invalid` when the round is not open, the report is accepted, or a field breaks a rule
 */
export function submit(
  asked: AskedGoal,
  statement: Statement,
  submission: Submission,
): Omit<ReportIn<'submitted'>, 'id'> {
  const { actor, at, before } = submission;
  const report = asReport(before);
  const stateFaults = faultsOfStates(asked.round, report);
  const faults = stateFaults.length > 0 ? stateFaults : checkStatement(asked, statement).faults;
  const key = reportKey(asked.round, asked.goal);
  if (faults.length > 0) throw new AppError('invalid', `Report ${key} breaks a rule`, { faults });
  return {
    ...keptOf(before),
    ...typedTexts(before),
    key,
    roundId: asked.round.id,
    goalId: asked.goal.id,
    state: 'submitted',
    ...contentOf(asked, statement, report),
    reportedByName: actor.name,
    reportedByObjectId: actor.objectId,
    reportedAt: at,
    revision: (before?.revision ?? 0) + 1,
    faults: lastingFaults(before),
  };
}

function refuse(report: Report, reason: Reason): never {
  const faults = [{ field: 'state', reason }];
  throw new AppError('invalid', `Report ${report.key}: ${reason}`, { faults });
}

/**
 * True when the process leader may accept the report: somebody else reported it, or there is no other process leader.
 * Compares object ids, since names and mail addresses can change and be shared.
 */
export function mayAccept(
  { reportedByObjectId }: Pick<Report, 'reportedByObjectId'>,
  objectId: string,
  processLeaderIds: readonly string[],
): boolean {
  return reportedByObjectId !== objectId || processLeaderIds.every((id) => id === objectId);
}

/**
 * True when a process leader could accept the report at once had somebody else reported it, so that it waits for another
 * process leader.
 */
export function waitsForOtherLeader(
  report: Report,
  { round, byObjectId, processLeaderIds }: Omit<Review, 'byName' | 'at'>,
): boolean {
  if (!processLeaderIds.includes(byObjectId) || !canAccept(round, report)) return false;
  return !mayAccept(report, byObjectId, processLeaderIds);
}

/** Returns the mark of a report whose reporter is also the one who accepts it; undefined for any other report. */
export function samePersonMark(
  { reportedByObjectId }: Pick<Report, 'reportedByObjectId'>,
  objectId: string | undefined,
): true | undefined {
  return reportedByObjectId !== '' && reportedByObjectId === objectId ? true : undefined;
}

/** Who reviews the report, when, and in which round. */
export interface Review {
  readonly round: Round;
  readonly byName: string;
  readonly byObjectId: string;
  /** The object ids of all process leaders. */
  readonly processLeaderIds: readonly string[];
  readonly at: Instant;
}

/**
 * Sends the report back with a reason. Idempotent for the same reason.
 *
 * @throws {AppError} `invalid` when the round is not open, or the report has been sent back with another reason
 */
export function sendBack(report: Report, reason: string, review: Review): ReportIn<'sent-back'> {
  if (report.state === 'sent-back' && report.sentBackReason === reason) return report;
  if (!canSendBack(review.round, report)) refuse(report, 'cannot-be-sent-back');
  return {
    ...withoutState(report),
    state: 'sent-back',
    sentBackReason: reason,
    sentBackByName: review.byName,
    sentBackAt: review.at,
    revision: report.revision + 1,
  };
}

/**
 * Marks the report accepted: complete and understandable. Does not judge the goal. Idempotent.
 *
 * @throws {AppError} `invalid` when the round is planned or cancelled, the report is sent back or breaks a rule, or the
 *   person reported it and another process leader can accept it
 */
export function accept(report: Report, review: Review): ReportIn<'accepted'> {
  if (report.state === 'accepted') return report;
  if (!canAccept(review.round, report)) refuse(report, 'cannot-be-accepted');
  const { byObjectId, processLeaderIds } = review;
  if (!mayAccept(report, byObjectId, processLeaderIds)) refuse(report, 'own-report');
  return definedOnly<ReportIn<'accepted'>>({
    ...withoutState(report),
    state: 'accepted',
    acceptedByName: review.byName,
    acceptedAt: review.at,
    acceptedBySamePerson: samePersonMark(report, byObjectId),
    revision: report.revision + 1,
  });
}

/**
 * Takes the acceptance of a report back, which is then submitted again. Idempotent.
 *
 * @throws {AppError} `invalid` when the round is not open, or the report has been sent back
 */
export function takeBackAcceptance(report: Report, review: Review): ReportIn<'submitted'> {
  if (report.state === 'submitted') return report;
  if (!canTakeBack(review.round, report)) refuse(report, 'cannot-be-taken-back');
  return { ...withoutState(report), state: 'submitted', revision: report.revision + 1 };
}
