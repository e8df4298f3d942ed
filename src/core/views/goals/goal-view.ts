import type { EarlierOutcome, GoalFacts, GoalView } from '../../api/goals/goal-view';
import { definedOnly } from '../../domain/base/defined';
import type { Steps } from '../../domain/base/steps';
import { sameContent } from '../../domain/base/same-content';
import { hasReliableOutcome } from '../../domain/follow-up/collection';
import { alikeKey } from '../../domain/follow-up/goal-figures';
import type { GoalPlace } from '../../domain/follow-up/goal-place';
import type { Report } from '../../domain/follow-up/report';
import type { Round } from '../../domain/follow-up/round';
import { byPeriod } from '../../domain/follow-up/round-rules';
import { shownReport, type ShownReport } from '../../domain/follow-up/shown-report';
import type { Goal } from '../../domain/goals/goal';
import { missingForMeasurable } from '../../domain/goals/measurable';
import { can } from '../../policy/can';
import { outcomesOf, type ReportedOutcome, type ViewSnapshot } from '../base/snapshot';
import { prepareShownFigures, shownBaseline, shownFigures, type ShownGoal } from './shown-figures';

/**
 * True when everybody may see the report: it is accepted, or it was submitted and the round is closed. Other reports are
 * only for people who follow the goal.
 */
export function isSettled(report: Report, round: Round): boolean {
  return report.state === 'accepted' || (report.state === 'submitted' && round.state === 'closed');
}

function isShown({ actor, world }: ViewSnapshot, { report, round, goal }: ReportedOutcome) {
  if (round.state === 'cancelled' || !hasReliableOutcome(report)) return false;
  return isSettled(report, round) || can(actor, 'report.read-exact', goal, world);
}

/**
 * Returns the outcomes of the goal on which a reader may rely and that the actor may see, newest first.
 *
 * @param before leaves out this round and those of later periods
 */
export function shownOutcomes(
  snapshot: ViewSnapshot,
  goal: Goal,
  before?: Round,
): readonly ReportedOutcome[] {
  return outcomesOf(snapshot, goal).filter(
    (outcome) =>
      isShown(snapshot, outcome) && (before === undefined || byPeriod(outcome.round, before) < 0),
  );
}

/** Returns the report of the outcome as the actor may see it. */
export const shownAs = (snapshot: ViewSnapshot, outcome: ReportedOutcome): ShownReport =>
  shownReport(outcome.report, shownFigures(snapshot, outcome, outcome.report.figures));

/** Returns the mark of a report that no process leader has accepted. */
export const unlessAccepted = ({ state }: Report): { readonly isUnaccepted?: true } =>
  state === 'accepted' ? {} : { isUnaccepted: true };

/** Returns what the outcome measured, when it is not what the goal measures. */
function otherMeasure(
  { indicator }: Goal,
  { goal: then }: ReportedOutcome,
): Pick<EarlierOutcome, 'indicator' | 'measuresOther'> {
  if (then.indicator === undefined || sameContent(then.indicator, indicator)) return {};
  const isOther = alikeKey(then) !== alikeKey(definedOnly({ indicator }));
  return { indicator: then.indicator, ...(isOther && { measuresOther: true }) };
}

/**
 * Returns the goal's outcomes that the actor may see, newest first, each as its round asked for it.
 *
 * @param before leaves out this round and those of later periods
 */
export function historyOf(
  snapshot: ViewSnapshot,
  goal: Goal,
  before?: Round,
): readonly EarlierOutcome[] {
  return shownOutcomes(snapshot, goal, before).map((outcome) => {
    const { figures, attainment, comment } = shownAs(snapshot, outcome);
    const { title: roundTitle, periodTo } = outcome.round;
    return definedOnly<EarlierOutcome>({
      ...{ roundTitle, periodTo, figures, attainment, comment },
      ...unlessAccepted(outcome.report),
      ...otherMeasure(goal, outcome),
    });
  });
}

/** Returns what a goal says of itself, as the actor may see it. */
export function goalFacts(
  snapshot: ViewSnapshot,
  shown: ShownGoal,
  place: Pick<GoalPlace, 'bodyName'>,
): GoalFacts {
  const { goal } = shown;
  const missing = missingForMeasurable(goal);
  const baseline = shownBaseline(snapshot, shown);
  const { id, key, title, bodyId, indicator } = goal;
  const { baselineYear, target, targetBySex, targetOn, source } = goal;
  return definedOnly<GoalFacts>({
    ...{ id, key, title, bodyId, indicator },
    isMeasurable: missing.length === 0,
    missing,
    ...{ baseline, baselineYear, target, targetBySex, targetOn, source },
    ...place,
  });
}

/** Returns a goal as a round asks or asked for it, as the actor may see it, with its outcomes of earlier periods. */
export function goalView(
  snapshot: ViewSnapshot,
  { goal, round }: Required<ShownGoal>,
  { bodyId, bodyName: name }: GoalPlace,
): GoalView {
  const history = historyOf(snapshot, goal, round);
  const place = { bodyId, bodyName: name };
  return definedOnly<GoalView>({ ...goalFacts(snapshot, { goal, round }, place), history });
}

/** Works out which figures of the goal's outcomes the actor may not see, so that `historyOf` only looks them up. */
export function* prepareHistory(snapshot: ViewSnapshot, goal: Goal): Steps<undefined> {
  const outcomes = outcomesOf(snapshot, goal);
  yield* prepareShownFigures(snapshot, [goal, ...outcomes.map((one) => one.goal)]);
}
