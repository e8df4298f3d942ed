import type { CollectionRow, RowAct } from '../../api/follow-up/follow-up-view';
import { askedGoals } from '../../domain/follow-up/asked-goals';
import { revisedGoal } from '../../domain/follow-up/new-words';
import { isSpoiled } from '../../domain/follow-up/round-rows';
import { placeThen, placeToday } from '../../domain/follow-up/goal-place';
import { rowIn } from '../../domain/follow-up/reports-of-goal';
import { daysLateOf, isOwed, standingOf } from '../../domain/follow-up/collection';
import { definedOnly } from '../../domain/base/defined';
import type { Steps } from '../../domain/base/steps';
import type { Goal } from '../../domain/goals/goal';
import { personName, processLeaderIds } from '../../domain/organisation/organisation';
import { goalOf } from '../../domain/goals/goal-world';
import { askedPerson, standsInFor } from '../../domain/goals/goal-reporters';
import { declineOf } from '../../domain/messages/declines';
import type { World } from '../../domain/world';
import { asReport, type Report, type ReportRow } from '../../domain/follow-up/report';
import { hasEnded } from '../../domain/follow-up/round-rules';
import { waitsForOtherLeader } from '../../domain/follow-up/report-rules';
import type { Round } from '../../domain/follow-up/round';
import { can } from '../../policy/can';
import type { Stored } from '../../ports';
import { storedReport, type ViewSnapshot } from '../base/snapshot';
import { reportView } from './report-view';
import { goalView, prepareHistory } from '../goals/goal-view';

interface AskedGoal {
  readonly goal: Goal;
  readonly row: ReportRow | undefined;
  readonly stored: Stored<Report> | undefined;
}

function rightsOver(
  { actor, world }: ViewSnapshot,
  round: Round,
  { goal, row, stored }: AskedGoal,
): Readonly<Record<RowAct, boolean>> {
  const item = stored && { report: stored.value, round };
  return {
    'report.accept': item !== undefined && can(actor, 'report.accept', item, world),
    'report.take-back-acceptance':
      item !== undefined && can(actor, 'report.take-back-acceptance', item, world),
    'report.send-back': item !== undefined && can(actor, 'report.send-back', item, world),
    'report.renew-as-asked': can(actor, 'report.renew-as-asked', { row, round }, world),
    'round.nudge':
      isOwed(row) && isAsked(world, goal) && can(actor, 'round.nudge', { goal, round }, world),
    'goal.set-reporter': maySetReporter({ actor, world }, round, { goal, row }),
  };
}

/** True when there is somebody whom the product can ask for the goal. */
const isAsked = (world: World, goal: Goal) => askedPerson(world, goal)?.objectId !== undefined;

/** True while the open round waits for the goal's report, and the actor may name who gives it. */
function maySetReporter(
  { actor, world }: Pick<ViewSnapshot, 'actor' | 'world'>,
  { state }: Round,
  { goal, row }: Pick<AskedGoal, 'goal' | 'row'>,
): boolean {
  const present = goalOf(world, goal.id);
  if (present === undefined || state !== 'open' || !isOwed(row)) return false;
  return can(actor, 'goal.set-reporter', present, world);
}

/** Returns who has declined to report the goal, while the round asks that person. */
function declinedIn({ world, deliveries }: ViewSnapshot, round: Round, goal: Goal) {
  const objectId = askedPerson(world, goal)?.objectId;
  if (objectId === undefined) return undefined;
  return declineOf(deliveries, { roundId: round.id, goalKey: goal.key, objectId });
}

/** Returns what the page says about the person whom an open round asks for a goal that is owed. */
function askedIn(snapshot: ViewSnapshot, round: Round, { goal, row }: AskedGoal) {
  const { world } = snapshot;
  if (round.state !== 'open' || !isOwed(row)) return {};
  const away = standsInFor(world, goal);
  const isChangeable = maySetReporter(snapshot, round, { goal, row });
  return {
    asksNobody: isAsked(world, goal) ? undefined : (true as const),
    standsInFor: away && personName(away),
    namedReporter: isChangeable ? goalOf(world, goal.id)?.reporter?.mail : undefined,
    declined: declinedIn(snapshot, round, goal),
  };
}

function waitsForOther({ actor, world }: ViewSnapshot, round: Round, { stored }: AskedGoal) {
  if (stored === undefined) return undefined;
  const review = { round, byObjectId: actor.objectId, processLeaderIds: processLeaderIds(world) };
  return waitsForOtherLeader(stored.value, review) ? true : undefined;
}

/** Returns what a person must look at in the row of a goal for which the round asks. A round without rows lacks none. */
function rowFaultOf(round: Round, row: ReportRow | undefined): CollectionRow['rowFault'] {
  if (row !== undefined) return isSpoiled(row) ? 'spoiled' : undefined;
  return round.state === 'open' && round.asAsked !== undefined ? 'missing' : undefined;
}

/** Returns the goal of today, if the actor may make the round ask for it instead of the goal as asked. */
function goalTodayOf(snapshot: ViewSnapshot, round: Round, row: ReportRow | undefined) {
  const { actor, world } = snapshot;
  const revised = revisedGoal(world, round, row);
  if (revised === undefined || !can(actor, 'round.take-new-words', round, world)) return undefined;
  return goalView(snapshot, { goal: revised, round }, placeToday(world, revised));
}

/** Returns the person who is asked: until the round ends that of today, from then on the one whom it asked. */
function reporterOf({ world }: ViewSnapshot, round: Round, { goal, row }: AskedGoal) {
  const then = row?.asAsked;
  return then !== undefined && hasEnded(round) ? then.reporter : askedPerson(world, goal);
}

function rowOf(snapshot: ViewSnapshot, round: Round, asked: AskedGoal): CollectionRow {
  const { goal, row, stored } = asked;
  const person = reporterOf(snapshot, round, asked);
  const place = row?.asAsked ? placeThen(row.asAsked) : placeToday(snapshot.world, goal);
  return definedOnly<CollectionRow>({
    ...place,
    goal: goalView(snapshot, { goal, round }, place),
    standing: standingOf(row, round),
    daysLate: daysLateOf(row, round, snapshot.today),
    reporterName: person && personName(person),
    ...askedIn(snapshot, round, asked),
    report: stored && reportView(snapshot, stored, { goal, round }),
    rowFault: rowFaultOf(round, row),
    goalToday: goalTodayOf(snapshot, round, row),
    waitsForOtherLeader: waitsForOther(snapshot, round, asked),
    can: rightsOver(snapshot, round, asked),
  });
}

/**
 * Makes a row, one a step, for each goal of the round that the actor follows or reports, with the state that its report has
 * in the snapshot. What is saved meanwhile does not show, so that all rows and sums are of one instant.
 */
export function* collectionRows(
  snapshot: ViewSnapshot,
  round: Round,
): Steps<readonly CollectionRow[]> {
  const goals = askedGoals(snapshot.world, round);
  yield;
  const { actor, world } = snapshot;
  const rows: CollectionRow[] = [];
  for (const goal of goals) {
    yield;
    if (!can(actor, 'report.read-exact', goal, world)) continue;
    // Who may see the goal as this round asked for it need not see what other rounds asked for.
    const present = goalOf(world, goal.id) ?? goal;
    if (!can(actor, 'report.read-exact', present, world)) yield* prepareHistory(snapshot, goal);
    const row = rowIn(world, round, goal);
    const report = asReport(row);
    const stored = report && storedReport(snapshot, report);
    rows.push(rowOf(snapshot, round, { goal, row, stored }));
  }
  return rows;
}
