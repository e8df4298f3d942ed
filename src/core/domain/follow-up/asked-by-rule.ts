import { dateIn } from '../base/calendar';
import { hasKey } from '../base/keys';
import { derivedFromRows } from '../base/row-list';
import { remembered } from '../base/remembered';
import type { CalendarDate } from '../base/time';
import type { Body } from '../organisation/body';
import { isInPreparation, type Goal } from '../goals/goal';
import { isMeasurable } from '../goals/measurable';
import { isMeasuredByParts } from '../goals/parts';
import { answeringBody } from '../organisation/body-ties';
import { bodyOf, hasEnded } from '../organisation/organisation';
import { isOwed } from './collection';
import { isReported, type Report, type ReportRow } from './report';
import { reportIn } from './reports-of-goal';
import type { Round } from './round';
import type { FollowUpWorld } from './follow-up-world';

/**
 * Why a round does not ask for a goal. `by-hand`: a process leader left it out. `body-ended`: its body ends before the last day, and
 * nothing that exists then replaces it.
 */
export type LeftOutReason = 'not-measurable' | 'by-hand' | 'not-adopted' | 'body-ended';

/**
 * Returns the day until which a body must exist for the round to ask for its goals: the due date, or a later one while the
 * round takes reports after it. A round that has ended keeps the day on which it ended.
 */
function lastDayOf({ today, settings }: FollowUpWorld, round: Round): CalendarDate {
  const { state, dueOn, endedAt } = round;
  const takenUntil = endedAt === undefined ? dueOn : dateIn(endedAt, settings.timeZone);
  const day = state === 'open' ? today : takenUntil;
  return day > dueOn ? day : dueOn;
}

/** True when the body began before the round's period ended. */
function hadBegun(body: Body | undefined, round: Round): body is Body {
  return body !== undefined && (body.validFrom ?? '') <= round.periodTo;
}

/** True when the body had begun and still exists on the last day, or what replaces it does. */
function isAsked(
  bodies: readonly Body[],
  body: Body | undefined,
  { round, lastDay }: { readonly round: Round; readonly lastDay: CalendarDate },
): body is Body {
  if (!hadBegun(body, round)) return false;
  return !hasEnded(body, lastDay) || answeringBody({ bodies }, body, lastDay) !== undefined;
}

function whyLeftOut(goal: Goal, round: Round): LeftOutReason | undefined {
  if (hasKey(round.leftOutGoalKeys, goal.key)) return 'by-hand';
  if (isInPreparation(goal)) return 'not-adopted';
  return isMeasurable(goal) ? undefined : 'not-measurable';
}

/** True when the round may ask for the goal although it has no report, if it asks its body. */
function isCurrent(goal: Goal, round: Round): boolean {
  return goal.state !== 'closed' && whyLeftOut(goal, round) === undefined;
}

/** The goals that the round asks for, and how many reports of other goals it has, by goal id. */
interface AskedByRule {
  readonly goals: readonly Goal[];
  readonly isCurrent: (goalId: string) => boolean;
  readonly others: ReadonlyMap<string, number>;
}

function count(others: Map<string, number>, { goalId }: Report, by: 1 | -1): void {
  const now = (others.get(goalId) ?? 0) + by;
  if (now === 0) others.delete(goalId);
  else others.set(goalId, now);
}

/**
 * Makes the lookup of a round's goals among the reports. A report changes the goals only if the round does not ask for its
 * goal anyhow. A report that was sent back keeps no goal in the round whose body can no longer be asked.
 */
function askedAmongReports(
  round: Round,
  goals: readonly Goal[],
  bodies: readonly Body[],
  lastDay: CalendarDate,
): (rows: readonly ReportRow[]) => AskedByRule {
  const ofAskedBodies = goals.filter(({ bodyId }) =>
    isAsked(bodies, bodyOf({ bodies }, bodyId), { round, lastDay }),
  );
  const askable = new Set(ofAskedBodies.map(({ id }) => id));
  const current = new Set(
    ofAskedBodies.filter((goal) => isCurrent(goal, round)).map(({ id }) => id),
  );
  const isOther = (report: ReportRow): report is Report =>
    report.roundId === round.id &&
    isReported(report) &&
    !current.has(report.goalId) &&
    (!isOwed(report) || askable.has(report.goalId));
  const asked = (others: AskedByRule['others']): AskedByRule => ({
    goals: goals.filter(({ id }) => current.has(id) || others.has(id)),
    isCurrent: (goalId) => current.has(goalId),
    others,
  });
  return derivedFromRows<ReportRow, AskedByRule>({
    make: (reports) => {
      const others = new Map<string, number>();
      for (const report of reports) if (isOther(report)) count(others, report, 1);
      return asked(others);
    },
    renew: (made, changes) => {
      const removed = changes.flatMap(({ before }) => before ?? []).filter(isOther);
      const added = changes.map(({ after }) => after).filter(isOther);
      if (removed.length + added.length === 0) return made;
      const others = new Map(made.others);
      for (const report of added) count(others, report, 1);
      for (const report of removed) count(others, report, -1);
      return asked(others);
    },
  });
}

const askedOfRound = remembered(askedAmongReports);

/** Works out which goals a round asks for that keeps none itself: one that has not opened, or that was opened by an older version of the product. */
export function askedByRule(world: FollowUpWorld, round: Round): readonly Goal[] {
  const { goals, bodies, reports } = world;
  return askedOfRound(round, goals, bodies, lastDayOf(world, round))(reports).goals;
}

/** True for a goal that is not closed and that a round would ask for itself, if it were measurable. */
function isOnItsOwn(world: FollowUpWorld, goal: Goal): boolean {
  return goal.state !== 'closed' && !isMeasuredByParts(world, goal);
}

/**
 * Returns the goals that the round leaves out although it asks their body, each with the reason, and those that it would ask for if
 * something replaced their body. A goal that is measured by its parts is not among them, since the round asks for the parts.
 */
export function leftOutGoals(
  world: FollowUpWorld,
  round: Round,
): readonly { readonly goal: Goal; readonly body: Body; readonly reason: LeftOutReason }[] {
  const lastDay = lastDayOf(world, round);
  return world.goals.flatMap((goal) => {
    const body = bodyOf(world, goal.bodyId);
    if (!isOnItsOwn(world, goal) || !hadBegun(body, round)) return [];
    if (reportIn(world, round, goal) !== undefined) return [];
    const own = whyLeftOut(goal, round);
    if (isAsked(world.bodies, body, { round, lastDay }))
      return own ? [{ goal, body, reason: own }] : [];
    return own === undefined ? [{ goal, body, reason: 'body-ended' }] : [];
  });
}
