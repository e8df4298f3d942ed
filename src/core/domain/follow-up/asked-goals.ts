import type { Body } from '../organisation/body';
import type { Goal } from '../goals/goal';
import { isMeasurable } from '../goals/measurable';
import { bodyOf } from '../organisation/organisation';
import type { Report } from './report';
import type { Round } from './round';
import type { FollowUpWorld } from './follow-up-world';

/** Why a round does not ask for a goal. `by-hand`: a process leader left it out. */
export type LeftOutReason = 'not-measurable' | 'by-hand' | 'not-adopted';

/** Returns the round with the id, if there is one. */
export function roundOf(world: FollowUpWorld, roundId: string | undefined): Round | undefined {
  return world.rounds.find(({ id }) => id === roundId);
}

/** Returns the round's reports by goal id. */
export function reportsOf(world: FollowUpWorld, round: Round): ReadonlyMap<string, Report> {
  const own = world.reports.filter(({ roundId }) => roundId === round.id);
  return new Map(own.map((report) => [report.goalId, report]));
}

/** True when the body began before the round's period ended and still exists on the due date. */
function isAsked(body: Body | undefined, round: Round): body is Body {
  if (body === undefined) return false;
  return (body.validFrom ?? '') <= round.periodTo && round.dueOn <= (body.validTo ?? round.dueOn);
}

function whyLeftOut(goal: Goal, round: Round): LeftOutReason | undefined {
  if (round.leftOutGoalKeys.includes(goal.key)) return 'by-hand';
  if (goal.state === 'draft') return 'not-adopted';
  return isMeasurable(goal) ? undefined : 'not-measurable';
}

/** Returns the goals whose outcome the round asks for. A goal with a report stays, even when the goal has ended since. */
export function askedGoals(world: FollowUpWorld, round: Round): readonly Goal[] {
  const reports = reportsOf(world, round);
  return world.goals.filter((goal) => {
    if (reports.has(goal.id)) return true;
    const isCurrent = goal.state !== 'closed' && isAsked(bodyOf(world, goal.bodyId), round);
    return isCurrent && whyLeftOut(goal, round) === undefined;
  });
}

/** Returns the goals that the round leaves out although it asks their body, each with the reason. */
export function leftOutGoals(
  world: FollowUpWorld,
  round: Round,
): readonly { readonly goal: Goal; readonly body: Body; readonly reason: LeftOutReason }[] {
  const reports = reportsOf(world, round);
  return world.goals.flatMap((goal) => {
    const body = bodyOf(world, goal.bodyId);
    const reason = whyLeftOut(goal, round);
    if (reason === undefined || goal.state === 'closed' || reports.has(goal.id)) return [];
    return isAsked(body, round) ? [{ goal, body, reason }] : [];
  });
}
