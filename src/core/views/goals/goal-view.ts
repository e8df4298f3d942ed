import type { EarlierOutcome, GoalView, ListedGoal } from '../../api/goals/goal-view';
import { definedOnly } from '../../domain/base/defined';
import { hasReliableOutcome } from '../../domain/follow-up/collection';
import type { Report } from '../../domain/follow-up/report';
import type { Round } from '../../domain/follow-up/round';
import { shownReport } from '../../domain/follow-up/shown-report';
import type { Goal } from '../../domain/goals/goal';
import { missingForMeasurable } from '../../domain/goals/measurable';
import { bodyName } from '../../domain/organisation/organisation';
import { can } from '../../policy/can';
import { outcomesOf, type ViewSnapshot } from '../base/snapshot';
import { shownBaseline, shownFigures } from './shown-figures';

/**
 * True when everybody may see the report: it is accepted, or it was submitted and the round is closed. Other reports are
 * only for people who follow the goal.
 */
function isSettled(report: Report, round: Round): boolean {
  return report.state === 'accepted' || (report.state === 'submitted' && round.state === 'closed');
}

function shownOutcomes(snapshot: ViewSnapshot, goal: Goal, exceptRound?: Round) {
  const seesAll = can(snapshot.actor, 'report.read-exact', goal, snapshot.world);
  return outcomesOf(snapshot, goal).filter(({ report, round }) => {
    const isShown = round.id !== exceptRound?.id && round.state !== 'cancelled';
    return isShown && hasReliableOutcome(report) && (seesAll || isSettled(report, round));
  });
}

const shownAs = (snapshot: ViewSnapshot, goal: Goal, report: Report) =>
  shownReport(report, shownFigures(snapshot, goal, report.figures));

/**
 * Returns the goal's outcomes that the actor may see, newest first. `exceptRound` is left out, since the page shows it
 * separately.
 */
export function historyOf(
  snapshot: ViewSnapshot,
  goal: Goal,
  exceptRound?: Round,
): readonly EarlierOutcome[] {
  return shownOutcomes(snapshot, goal, exceptRound).map(({ report, round }) => {
    const { figures, attainment, comment } = shownAs(snapshot, goal, report);
    const { title: roundTitle, periodTo } = round;
    return definedOnly<EarlierOutcome>({ roundTitle, periodTo, figures, attainment, comment });
  });
}

function goalFacts(snapshot: ViewSnapshot, goal: Goal) {
  const missing = missingForMeasurable(goal);
  const baseline = shownBaseline(snapshot, goal);
  const { id, key, title, bodyId, parentGoalId, indicator } = goal;
  const { baselineYear, target, targetOn, source } = goal;
  return {
    ...{ id, key, title, bodyId, parentGoalId, indicator },
    bodyName: bodyName(snapshot.world, bodyId),
    isMeasurable: missing.length === 0,
    missing,
    ...{ baseline, baselineYear, target, targetOn, source },
  };
}

/** Returns the goal as the actor may see it. `exceptRound` is left out of the history, since the page shows it separately. */
export function goalView(snapshot: ViewSnapshot, goal: Goal, exceptRound?: Round): GoalView {
  const history = historyOf(snapshot, goal, exceptRound);
  return definedOnly<GoalView>({ ...goalFacts(snapshot, goal), history });
}

/** Returns the goal as the actor may see it among all goals: of its outcomes only the newest attainment. */
export function listedGoal(snapshot: ViewSnapshot, goal: Goal): ListedGoal {
  const [last] = shownOutcomes(snapshot, goal);
  return definedOnly<ListedGoal>({
    ...goalFacts(snapshot, goal),
    lastAttainment: last && shownAs(snapshot, goal, last.report).attainment,
  });
}
