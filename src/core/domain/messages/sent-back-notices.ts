import { rowsBy } from '../base/row-index';
import type { Instant } from '../base/time';
import { askedGoal, roundOf } from '../follow-up/asked-goals';
import type { FollowUpWorld } from '../follow-up/follow-up-world';
import { asReport, type Report, type ReportIn, type ReportRow } from '../follow-up/report';
import { rowIn, rowOfKey } from '../follow-up/reports-of-goal';
import type { Round } from '../follow-up/round';
import type { Goal } from '../goals/goal';
import { askedPerson, reportersOf } from '../goals/goal-reporters';
import type { Delivery, Message, MessageIn } from './ledger';
import { sendBackDeliveries } from './ledger-lookups';
import { personalMessage, recipientId } from './messages';
import { isClaimedAfter, nameOf } from './occasions';

/** True when the person was told of this sending back: by a row that is not older than it. */
function hasSendBackNotice(
  { key }: Report,
  { objectId, sentBackAt }: { readonly objectId: string; readonly sentBackAt: Instant },
  deliveries: readonly Delivery[],
): boolean {
  return sendBackDeliveries(deliveries, key).some(
    (row) => recipientId(row.recipient) === objectId && isClaimedAfter(row, sentBackAt),
  );
}

const sentBackRows = rowsBy<ReportRow>(({ state, roundId }) =>
  state === 'sent-back' ? roundId : undefined,
);

function sentBackReports(rows: readonly ReportRow[], roundId: string) {
  // The cast is safe: the lookup finds no other rows.
  return sentBackRows(rows, roundId) as readonly ReportIn<'sent-back'>[];
}

/** Returns who must report the goal anew: the person who reported it, while that person may, else the one who is asked now. */
function concernedBy(world: FollowUpWorld, goal: Goal, report: Report): string | undefined {
  const reporters = reportersOf(world, goal);
  const { reportedByObjectId } = report;
  const mayStill = reporters.some(({ objectId }) => objectId === reportedByObjectId);
  return mayStill ? reportedByObjectId : askedPerson(world, goal)?.objectId;
}

/**
 * True for a notice that a report was sent back whose recipient need not report the goal any more, since somebody else must: the body
 * has another manager, for example. That person gets a notice too.
 */
export function isForAnother(
  world: FollowUpWorld,
  { recipient, roundId, details }: MessageIn<'report-sent-back'>,
): boolean {
  const report = asReport(rowOfKey(world, details.reportKey));
  const round = roundOf(world, roundId);
  if (report?.state !== 'sent-back' || round === undefined) return false;
  const goal = askedGoal(world, round, report.goalId);
  const objectId = goal && concernedBy(world, goal, report);
  return objectId !== undefined && objectId !== recipientId(recipient);
}

/** Returns the notice that the report was sent back; undefined when nobody must be told, or the person was. */
function sentBackNotice(
  world: FollowUpWorld,
  { round, report }: { readonly round: Round; readonly report: ReportIn<'sent-back'> },
  deliveries: readonly Delivery[],
): Message | undefined {
  const { sentBackAt } = report;
  const goal = askedGoal(world, round, report.goalId);
  // A state that a person set in the list has no date until the product has processed the edit.
  if (sentBackAt === undefined || goal === undefined) return undefined;
  // Of several rows of the goal only one counts.
  if (rowIn(world, round, goal) !== report) return undefined;
  const objectId = concernedBy(world, goal, report);
  if (objectId === undefined) return undefined;
  if (hasSendBackNotice(report, { objectId, sentBackAt }, deliveries)) return undefined;
  const occasion = `${report.goalId}.${nameOf(sentBackAt)}`;
  const details = { reportKey: report.key };
  return personalMessage('report-sent-back', { round, objectId }, { occasion, details });
}

/**
 * Returns a notice of each report that was sent back, one for each time that it was, to the person who must report the goal anew
 * now. Nobody is told of a report that the round takes from nobody any more, since its goal is gone or its body has ended.
 */
export function sentBackNotices(
  world: FollowUpWorld,
  round: Round,
  deliveries: readonly Delivery[],
): readonly Message[] {
  return sentBackReports(world.reports, round.id)
    .map((report) => sentBackNotice(world, { round, report }, deliveries))
    .filter((message) => message !== undefined);
}
