import { smallFigures } from '../goals/small-numbers';
import { askedGoals } from './asked-goals';
import type { judgedAttainments, Attainment, Report } from './report';
import type { FollowUpWorld } from './follow-up-world';
import { isCountedReport, rowIn } from './reports-of-goal';
import type { Round } from './round';
import { rulesOf } from './round-rows';
import { isOwnJudgement, suggestionFor } from './statement';
import type { Goal } from '../goals/goal';

/** How many goals of a round have each attainment. */
export type AttainmentCounts = Readonly<Record<(typeof judgedAttainments)[number], number>>;

interface ReportedGoal {
  readonly goal: Goal;
  readonly report: Report;
}

/** Returns the goals of the round that have been reported, as the round asked for them. */
function reportedGoals(world: FollowUpWorld, round: Round): readonly ReportedGoal[] {
  return askedGoals(world, round).flatMap((goal) => {
    const report = rowIn(world, round, goal);
    return report !== undefined && isCountedReport(report) ? [{ goal, report }] : [];
  });
}

/**
 * Counts how the goals of a round would be judged if they were partly met from another share of the way. A goal that a person has judged
 * otherwise than its figures suggest keeps that judgement.
 */
export function attainmentsFrom(
  world: FollowUpWorld,
  round: Round,
  partlyMetFrom: number,
): AttainmentCounts {
  const { partlyMetFrom: present } = rulesOf(world, round);
  const judged = reportedGoals(world, round).map(({ goal, report }): Attainment => {
    const { attainment, figures } = report;
    if (attainment === 'cannot-be-assessed') return attainment;
    const isOwn = isOwnJudgement(
      attainment,
      suggestionFor({ goal, partlyMetFrom: present }, figures),
    );
    return isOwn ? attainment : suggestionFor({ goal, partlyMetFrom }, figures);
  });
  const countOf = (wanted: Attainment) => judged.filter((one) => one === wanted).length;
  return {
    met: countOf('met'),
    'partly-met': countOf('partly-met'),
    'not-met': countOf('not-met'),
  };
}

/** Counts the goals of a round with a figure that tells about fewer people than the limit. */
export function goalsBelow(world: FollowUpWorld, round: Round, limit: number): number {
  return reportedGoals(world, round).filter(
    ({ goal: { indicator }, report }) =>
      indicator !== undefined && smallFigures(report.figures, indicator, limit).size > 0,
  ).length;
}
