import type { GoalParts, GoalStatus, ListedGoal } from '../../api/goals/goal-view';
import { definedOnly } from '../../domain/base/defined';
import type { Steps } from '../../domain/base/steps';
import { attainmentOfParts } from '../../domain/follow-up/parts-attainment';
import type { Round } from '../../domain/follow-up/round';
import { byPeriod } from '../../domain/follow-up/round-rules';
import type { Goal } from '../../domain/goals/goal';
import { measuringGoals, partsOf } from '../../domain/goals/parts';
import type { ReportedOutcome, ViewSnapshot } from '../base/snapshot';
import { isSettled, shownAs, shownOutcomes, unlessAccepted } from './goal-view';
import { prepareShownFigures } from './shown-figures';

/** The outcomes that stand of the goals that measure another one, newest first, by goal. */
type Outcomes = ReadonlyMap<Goal, readonly ReportedOutcome[]>;
/** What each of those goals has reached in one round; undefined for one without an outcome there. */
type InRound = ReadonlyMap<Goal, ReportedOutcome | undefined>;

function standingOutcomes(snapshot: ViewSnapshot, goal: Goal): Outcomes {
  return new Map(
    measuringGoals(snapshot.world, goal).map((one) => [
      one,
      shownOutcomes(snapshot, one).filter(({ report, round }) => isSettled(report, round)),
    ]),
  );
}

function outcomesIn(outcomes: Outcomes, { id }: Round): InRound {
  return new Map(
    [...outcomes].map(([goal, own]) => [goal, own.find(({ round }) => round.id === id)]),
  );
}

/**
 * Returns the newest round that says whether the goal is met. An open round does so once the outcomes of all parts stand, whatever they
 * are: if some of them were enough, the status would tell something of a hidden one.
 */
function newestRound(outcomes: Outcomes): Round | undefined {
  const byId = new Map([...outcomes.values()].flat().map(({ round }) => [round.id, round]));
  const newest = [...byId.values()].toSorted((a, b) => byPeriod(b, a));
  return newest.find(
    (round) =>
      round.state === 'closed' || ![...outcomesIn(outcomes, round).values()].includes(undefined),
  );
}

function statusIn(snapshot: ViewSnapshot, goal: Goal, round: Round, all: InRound) {
  const { world } = snapshot;
  const attainmentOf = (of: Goal) =>
    attainmentOfParts(
      measuringGoals(world, of).map((one) => {
        const outcome = all.get(one);
        return outcome && shownAs(snapshot, outcome).attainment;
      }),
    );
  const unaccepted = [...all.values()].find((one) => one && one.report.state !== 'accepted');
  const { kind, periodTo } = round;
  const status: GoalStatus = {
    ...{ attainment: attainmentOf(goal), kind, periodTo },
    ...(unaccepted && unlessAccepted(unaccepted.report)),
  };
  const met = partsOf(world, goal).filter((part) => attainmentOf(part) === 'met');
  return { status, metCount: status.attainment === 'suppressed' ? undefined : met.length };
}

/** Makes the status of a goal that is measured by its parts, and how many of them are met. */
export function* statusByParts(
  snapshot: ViewSnapshot,
  goal: Goal,
): Steps<Pick<ListedGoal, 'status' | 'parts'>> {
  const count = partsOf(snapshot.world, goal).length;
  const outcomes = standingOutcomes(snapshot, goal);
  const round = newestRound(outcomes);
  if (round === undefined) return { parts: { count } };
  const all = outcomesIn(outcomes, round);
  yield* prepareShownFigures(
    snapshot,
    [...all.values()].flatMap((outcome) => outcome?.goal ?? []),
  );
  const { status, metCount } = statusIn(snapshot, goal, round, all);
  return { status, parts: definedOnly<GoalParts>({ count, metCount }) };
}
