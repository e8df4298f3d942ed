import { hasKey, keyForm } from '../base/keys';
import { derivedFromRows, type RowChange } from '../base/row-list';
import { remembered } from '../base/remembered';
import { sameContent } from '../base/same-content';
import type { Goal } from '../goals/goal';
import { goalOfKey } from '../goals/goal-world';
import { goalsOfReporter } from '../goals/goal-reporters';
import { askedByRule } from './asked-by-rule';
import { goalAsAsked } from './as-asked';
import { hasStandingReport, type ReportRow } from './report';
import { rowOfCode, rowsOfRound } from './reports-of-goal';
import type { Round } from './round';
import { hasEnded } from './round-rules';
import type { FollowUpWorld } from './follow-up-world';

/** Returns the round with the id, if there is one. */
export function roundOf(world: FollowUpWorld, roundId: string | undefined): Round | undefined {
  return world.rounds.find(({ id }) => id === roundId);
}

/** Returns the codes of the goals that the rows of the round keep, each once: people may have copied a row. */
function keysOfRows({ reports }: Pick<FollowUpWorld, 'reports'>, { id }: Round): readonly string[] {
  const keys = rowsOfRound(reports, id).flatMap(({ asAsked }) => asAsked?.goal.key ?? []);
  const byForm = new Map<string, string>();
  for (const key of keys) if (!byForm.has(keyForm(key))) byForm.set(keyForm(key), key);
  return [...byForm.values()];
}

/**
 * Returns the codes of the goals that the round asks for, apart from those that a process leader has left out since. When somebody
 * has changed what the round itself keeps, they are those of its rows.
 */
export function askedKeys(world: Pick<FollowUpWorld, 'reports'>, round: Round): readonly string[] {
  const kept = round.isAsAskedSpoiled === true ? keysOfRows(world, round) : undefined;
  const keys = kept ?? round.asAsked?.goalKeys ?? [];
  return keys.filter((key) => !isLeftOut(world, round, key));
}

/**
 * True for a goal that a process leader has left out. A round that has ended keeps a goal with a report, whatever is written
 * into the list of those that are left out.
 */
function isLeftOut(world: Pick<FollowUpWorld, 'reports'>, round: Round, key: string): boolean {
  if (!hasKey(round.leftOutGoalKeys, key)) return false;
  return !hasEnded(round) || !hasStandingReport(rowOfCode(world, round, key));
}

type GoalRows = Pick<FollowUpWorld, 'goals' | 'bodies'>;

/**
 * Returns the goal that a round asks for, by its row. Without a row, or with one that does not keep the goal, it is the goal of
 * today; when that is gone too, a goal of which only the code is known.
 */
function goalOfRow(world: GoalRows, key: string, row: ReportRow | undefined): Goal {
  if (row?.asAsked !== undefined) return goalAsAsked(world, { ...row, asAsked: row.asAsked });
  const id = row?.goalId ?? `without-row:${key}`;
  return goalOfKey(world, key) ?? { id, key, title: key, bodyId: '', state: 'adopted' };
}

function isSameAsking(before: ReportRow | undefined, after: ReportRow): boolean {
  return (
    before?.key === after.key &&
    before.goalId === after.goalId &&
    sameContent(before.asAsked, after.asAsked)
  );
}

/** True when a goal that was left out comes back into the round with its report, or goes again. */
function isBackOrGone(round: Round, { before, after }: RowChange<ReportRow>): boolean {
  if (!hasEnded(round) || hasStandingReport(before) === hasStandingReport(after)) return false;
  return hasKey(round.leftOutGoalKeys, after.key.slice(round.key.length + 1));
}

/** Makes the lookup of a round's goals among its rows. What is reported about a goal does not change it. */
const askedOfRound = remembered(
  (round: Round, goals: FollowUpWorld['goals'], bodies: FollowUpWorld['bodies']) => {
    const made = (reports: readonly ReportRow[]): readonly Goal[] =>
      askedKeys({ reports }, round).map((key) =>
        goalOfRow({ goals, bodies }, key, rowOfCode({ reports }, round, key)),
      );
    return derivedFromRows<ReportRow, readonly Goal[]>({
      make: made,
      renew(before, changes, reports) {
        const isNew = changes.some(
          (change) =>
            [change.before?.roundId, change.after.roundId].includes(round.id) &&
            (!isSameAsking(change.before, change.after) || isBackOrGone(round, change)),
        );
        return isNew ? made(reports) : before;
      },
    });
  },
);

/**
 * Returns the goals whose outcome the round asks for. A round that has opened keeps them, as they were when it asked for them; for
 * another round they are worked out from the goals and bodies of today.
 */
export function askedGoals(world: FollowUpWorld, round: Round): readonly Goal[] {
  const keepsGoals = round.asAsked !== undefined || round.isAsAskedSpoiled === true;
  if (!keepsGoals) return askedByRule(world, round);
  return askedOfRound(round, world.goals, world.bodies)(world.reports);
}

const byId = remembered(
  (goals: readonly Goal[]): ReadonlyMap<string, Goal> =>
    new Map(goals.map((goal) => [goal.id, goal])),
);

/** Returns the goal with the id as the round asks for it; undefined when the round does not ask for it. */
export function askedGoal(world: FollowUpWorld, round: Round, goalId: string): Goal | undefined {
  return byId(askedGoals(world, round)).get(goalId);
}

/** Returns the goals of the round that the person may report, as the round asks for them. */
export function askedOfReporter(
  world: FollowUpWorld,
  round: Round,
  objectId: string,
): readonly Goal[] {
  return goalsOfReporter({ ...world, goals: askedGoals(world, round) }, objectId);
}
