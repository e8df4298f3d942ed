import { AppError } from '../base/app-error';
import type { Fault, Reason } from '../base/fault';
import type { Actor } from '../base/actor';
import type { Instant } from '../base/time';
import { reportKey, withoutState, type Report, type ReportIn } from './report';
import type { Round } from './round';
import { faultsUnlessOpen } from './round-rules';
import { checkStatement, contentOf, type AskedGoal, type Statement } from './statement';

/** Why the round or the report does not take a statement now, as a fault of `state`. */
function faultsOfMoment(round: Round, report: Report | undefined): readonly Fault[] {
  const ofRound = faultsUnlessOpen(round);
  if (ofRound.length > 0) return ofRound;
  return report?.state === 'accepted' ? [{ field: 'state', reason: 'already-accepted' }] : [];
}

/** True when the round is open and the report, if any, not accepted. */
export function canSubmit(round: Round, report: Report | undefined): boolean {
  return faultsOfMoment(round, report).length === 0;
}

/** True when the report can be sent back: handed in, also accepted by mistake, and the round still open. */
export function canSendBack(round: Round, report: Report): boolean {
  return round.state === 'open' && report.state !== 'sent-back';
}

/** True when the report can be accepted: handed in, no rule broken; a closed round can still be read through. */
export function canAccept(round: Round, report: Report): boolean {
  const isRunning = round.state === 'open' || round.state === 'closed';
  return isRunning && report.state === 'submitted' && report.faults.length === 0;
}

/** Who reports, and when. */
export interface Reporting {
  readonly actor: Actor;
  readonly at: Instant;
  /** The report as it stands, if any. */
  readonly before: Report | undefined;
}

/**
 * The report that the statement makes, new or in place of the one before; a sending back is answered by it.
 *
 * @throws {AppError} `invalid`: the round is not open, the report is accepted, or a field breaks a rule
 */
export function submit(
  asked: AskedGoal,
  statement: Statement,
  reporting: Reporting,
): Omit<ReportIn<'submitted'>, 'id'> {
  const { actor, at, before } = reporting;
  const moment = faultsOfMoment(asked.round, before);
  const faults = moment.length > 0 ? moment : checkStatement(asked, statement).faults;
  const key = reportKey(asked.round, asked.goal);
  if (faults.length > 0) throw new AppError('invalid', `Report ${key} breaks a rule`, { faults });
  return {
    key,
    roundId: asked.round.id,
    goalId: asked.goal.id,
    state: 'submitted',
    ...contentOf(asked, statement, before),
    reportedByName: actor.name,
    reportedByObjectId: actor.objectId,
    reportedAt: at,
    revision: (before?.revision ?? 0) + 1,
    faults: [],
  };
}

function refuse(report: Report, reason: Reason): never {
  const faults = [{ field: 'state', reason }];
  throw new AppError('invalid', `Report ${report.key}: ${reason}`, { faults });
}

/** Who reads the report through, and when. */
export interface Review {
  readonly round: Round;
  readonly byName: string;
  readonly at: Instant;
}

/** Sends the report back with a reason; the same reason again changes nothing. @throws {AppError} `invalid` */
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

/** Accepts: complete and understandable, not that the goal is good. Again changes nothing. @throws {AppError} `invalid` */
export function accept(report: Report, review: Review): ReportIn<'accepted'> {
  if (report.state === 'accepted') return report;
  if (!canAccept(review.round, report)) refuse(report, 'cannot-be-accepted');
  return {
    ...withoutState(report),
    state: 'accepted',
    acceptedByName: review.byName,
    acceptedAt: review.at,
    revision: report.revision + 1,
  };
}
