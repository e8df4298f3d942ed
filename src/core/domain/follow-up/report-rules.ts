import { AppError } from '../base/app-error';
import type { Fault, Reason } from '../base/fault';
import { suggestAttainment } from './attainment';
import { isEvidenceLink } from './evidence';
import { faultsOfFigures, withTotal } from '../goals/figures';
import { definedOnly, omit, type Loose } from '../base/defined';
import type { Figures, Goal, Indicator } from '../goals/goal';
import type { Attainment, Report } from './report';
import type { Round } from './round';
import type { Instant } from '../base/time';
import type { Actor } from '../base/actor';

/** The one key of a goal's report in a round. */
export function reportKey(round: Pick<Round, 'key'>, goal: Pick<Goal, 'key'>): string {
  return `${round.key}:${goal.key}`;
}

/** What a person says of one goal's outcome. */
export interface Statement {
  readonly figures: Loose<Figures>;
  readonly cannotBeAssessed: boolean;
  /** The person's own judgement; absent = as the figures suggest. */
  readonly attainment?: Exclude<Attainment, 'cannot-be-assessed'> | undefined;
  readonly attainmentReason?: string | undefined;
  readonly comment?: string | undefined;
  readonly evidenceUrl?: string | undefined;
}

/** What the statement is about. */
export interface AskedGoal {
  readonly goal: Goal;
  readonly round: Round;
  readonly partlyMetFrom: number;
}

/** Why the round or the report does not take a statement now, as a fault of `state`. */
function faultsOfMoment(round: Round, report: Report | undefined): readonly Fault[] {
  if (round.state !== 'open') return [{ field: 'state', reason: `round-${round.state}` }];
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

function suggested({ goal, partlyMetFrom }: AskedGoal, figures: Figures): Attainment {
  const { indicator, baseline, target } = goal;
  if (indicator === undefined) return 'cannot-be-assessed';
  return suggestAttainment(definedOnly({ indicator, figures, baseline, target }), partlyMetFrom);
}

function faultsOfJudgement(asked: AskedGoal, statement: Statement): readonly Fault[] {
  const suggestion = suggested(asked, definedOnly<Figures>(statement.figures));
  const isOwn = statement.attainment !== undefined && statement.attainment !== suggestion;
  if (isOwn || statement.cannotBeAssessed) {
    const hasReason = (statement.attainmentReason ?? '') !== '';
    return hasReason ? [] : [{ field: 'attainmentReason', reason: 'missing' }];
  }
  // The figures suggest nothing (nobody to share): the person has to say.
  const isUnsaid = suggestion === 'cannot-be-assessed';
  return isUnsaid ? [{ field: 'attainment', reason: 'missing' }] : [];
}

function faultsOfStatement(asked: AskedGoal, statement: Statement): readonly Fault[] {
  const { indicator } = asked.goal;
  if (indicator === undefined) return [{ field: 'goal', reason: 'not-measurable' }];
  const ofFigures = statement.cannotBeAssessed
    ? []
    : faultsOfFigures(definedOnly<Figures>(statement.figures), indicator);
  return ofFigures.length > 0 ? ofFigures : faultsOfJudgement(asked, statement);
}

/** The columns that a statement fills. */
type Content = Pick<
  Report,
  'figures' | 'attainment' | 'attainmentReason' | 'comment' | 'evidenceUrl'
>;

/**
 * The evidence that is kept. What a process leader has written in the list and is no link (a registration number) cannot
 * be statement in the form or the card, so it stays until a link takes its place.
 */
function evidenceOf(statement: Statement, before: Report | undefined): string | undefined {
  if (statement.evidenceUrl) return statement.evidenceUrl;
  const written = before?.evidenceUrl;
  return written === undefined || isEvidenceLink(written) ? undefined : written;
}

function contentOf(asked: AskedGoal, statement: Statement, before: Report | undefined): Content {
  const { indicator } = asked.goal;
  const evidenceUrl = evidenceOf(statement, before);
  const given = definedOnly<Figures>(statement.figures);
  const figures = indicator === undefined ? given : withTotal(given, indicator);
  const texts = {
    ...(statement.attainmentReason && { attainmentReason: statement.attainmentReason }),
    ...(statement.comment && { comment: statement.comment }),
    ...(evidenceUrl && { evidenceUrl }),
  };
  if (statement.cannotBeAssessed)
    return { figures: {}, attainment: 'cannot-be-assessed', ...texts };
  return { figures, attainment: statement.attainment ?? suggested(asked, figures), ...texts };
}

const sameFigures = (a: Figures, b: Figures) =>
  a.women === b.women && a.men === b.men && a.total === b.total;

/** True when the stored report says the same already: the statement is a repeat, from whichever door. */
export function isRepeat(asked: AskedGoal, statement: Statement, stored: Report): boolean {
  const content = contentOf(asked, statement, stored);
  const texts = ['attainment', 'attainmentReason', 'comment', 'evidenceUrl'] as const;
  return (
    stored.state !== 'sent-back' &&
    stored.key === reportKey(asked.round, asked.goal) &&
    sameFigures(stored.figures, content.figures) &&
    texts.every((field) => (stored[field] ?? '') === (content[field] ?? ''))
  );
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
): Omit<Report, 'id'> {
  const { actor, at, before } = reporting;
  const moment = faultsOfMoment(asked.round, before);
  const faults = moment.length > 0 ? moment : faultsOfStatement(asked, statement);
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
export function sendBack(report: Report, reason: string, review: Review): Report {
  if (report.state === 'sent-back' && report.sentBackReason === reason) return report;
  if (!canSendBack(review.round, report)) refuse(report, 'cannot-be-sent-back');
  return {
    ...omit(report, 'acceptedAt', 'acceptedByName'),
    state: 'sent-back',
    sentBackReason: reason,
    sentBackByName: review.byName,
    sentBackAt: review.at,
    revision: report.revision + 1,
  };
}

/** Accepts: complete and understandable, not that the goal is good. Again changes nothing. @throws {AppError} `invalid` */
export function accept(report: Report, review: Review): Report {
  if (report.state === 'accepted') return report;
  if (!canAccept(review.round, report)) refuse(report, 'cannot-be-accepted');
  return {
    ...report,
    state: 'accepted',
    acceptedByName: review.byName,
    acceptedAt: review.at,
    revision: report.revision + 1,
  };
}

/**
 * The rules that a report's row breaks, as an edit by hand may leave it (design §3): such a row is left out of sums and
 * shown as "kontrolleras". `goal` and `round` are what its lookups point at.
 */
export function faultsOfReport(
  report: Report,
  goal: Goal | undefined,
  round: Round | undefined,
): readonly Fault[] {
  if (goal === undefined) return [{ field: 'goal', reason: 'missing' }];
  if (round === undefined) return [{ field: 'round', reason: 'missing' }];
  const key = reportKey(round, goal);
  const ofKey: readonly Fault[] =
    report.key === key ? [] : [{ field: 'key', reason: 'not-the-key', values: { key } }];
  return [...ofKey, ...faultsOfOutcome(report, goal)];
}

function faultsOfOutcome(report: Report, goal: Goal): readonly Fault[] {
  if (goal.indicator === undefined) return [{ field: 'goal', reason: 'not-measurable' }];
  if (report.attainment !== 'cannot-be-assessed')
    return faultsOfFigures(report.figures, goal.indicator);
  const hasFigures = Object.values(report.figures).some((value) => value !== undefined);
  return hasFigures ? [{ field: 'attainment', reason: 'has-figures' }] : [];
}

/** The figures after a change by hand: the total follows the sexes where it was their sum and nobody touched it. */
export function followingFigures(before: Report, after: Report, indicator: Indicator): Figures {
  const isTouched = after.figures.total !== before.figures.total;
  const wasSum = withTotal(before.figures, indicator).total === before.figures.total;
  return isTouched || !wasSum ? after.figures : withTotal(after.figures, indicator);
}

/** The attainment after figures changed by hand: it follows them where it was what the old ones suggested. */
export function followingAttainment(before: Report, after: Report, asked: AskedGoal): Attainment {
  const isTouched = after.attainment !== before.attainment;
  const wasSuggested = before.attainment === suggested(asked, before.figures);
  if (isTouched || !wasSuggested || sameFigures(before.figures, after.figures))
    return after.attainment;
  return suggested(asked, after.figures);
}

/** True when the two say different figures. */
export function figuresDiffer(a: Report, b: Report): boolean {
  return !sameFigures(a.figures, b.figures);
}
