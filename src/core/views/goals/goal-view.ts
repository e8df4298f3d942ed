import type { EarlierOutcome, GoalView } from '../../api/goals/goal-view';
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

function historyOf(
  snapshot: ViewSnapshot,
  goal: Goal,
  exceptRound?: Round,
): readonly EarlierOutcome[] {
  const seesAll = can(snapshot.actor, 'report.read-exact', goal, snapshot.world);
  return outcomesOf(snapshot, goal)
    .filter(({ report, round }) => {
      const isShown = round.id !== exceptRound?.id && round.state !== 'cancelled';
      return isShown && hasReliableOutcome(report) && (seesAll || isSettled(report, round));
    })
    .map(({ report, round }) => {
      const shown = shownReport(report, shownFigures(snapshot, goal, report.figures));
      const { figures, attainment, comment } = shown;
      const { title: roundTitle, periodTo } = round;
      return definedOnly<EarlierOutcome>({ roundTitle, periodTo, figures, attainment, comment });
    });
}

/** Returns the goal as the actor may see it. `exceptRound` is left out of the history, since the page shows it separately. */
export function goalView(snapshot: ViewSnapshot, goal: Goal, exceptRound?: Round): GoalView {
  const missing = missingForMeasurable(goal);
  const baseline = shownBaseline(snapshot, goal);
  const { id, key, title, bodyId, parentGoalId, indicator } = goal;
  const { baselineYear, target, targetOn, source } = goal;
  return definedOnly<GoalView>({
    ...{ id, key, title, bodyId, parentGoalId, indicator },
    bodyName: bodyName(snapshot.world, bodyId),
    isMeasurable: missing.length === 0,
    missing,
    ...{ baseline, baselineYear, target, targetOn, source },
    history: historyOf(snapshot, goal, exceptRound),
  });
}
