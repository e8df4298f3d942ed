import { groupedBy } from '../base/group-by';
import { remembered } from '../base/remembered';
import { derivedFromRows, type RowChange } from '../base/row-list';
import type { CalendarDate } from '../base/time';
import { askedGoals } from './asked-goals';
import type { Body } from '../organisation/body';
import { isOwed } from './collection';
import type { Goal } from '../goals/goal';
import { boardOf, bodyOf, existsOn } from '../organisation/organisation';
import { askedPerson, bodyAnsweringFor } from '../goals/goal-reporters';
import type { GoalWorld } from '../goals/goal-world';
import { orderOf, withGoal, withGroup } from './ordered-goals';
import { reportKey, type ReportRow } from './report';
import { rowIn } from './reports-of-goal';
import type { Round } from './round';
import type { Settings } from '../settings/settings';
import type { FollowUpWorld } from './follow-up-world';

type Grouped<K> = ReadonlyMap<K, readonly Goal[]>;

/** Goals of a round: all of them, by the object id of the person who is asked, and by board, each in the order of the list. */
interface GroupedGoals {
  readonly goals: readonly Goal[];
  /** Lacks the goals for which the directory has nobody. */
  readonly byPerson: Grouped<string>;
  readonly byBoard: Grouped<Body>;
}

function personOf(world: GoalWorld, goal: Goal): string | undefined {
  return askedPerson(world, goal)?.objectId;
}

function boardOfGoal(world: GoalWorld, goal: Goal): Body | undefined {
  const body = bodyAnsweringFor(world, goal) ?? bodyOf(world, goal.bodyId);
  return body && boardOf(world, body);
}

/** Groups the goals by the object id of the person who is asked. Leaves out goals for which the directory has nobody. */
export function goalsByAskedPerson(world: GoalWorld, goals: readonly Goal[]): Grouped<string> {
  return groupedBy(goals, (goal) => personOf(world, goal));
}

/** Groups the goals by the board that their body belongs to. */
export function goalsByBoard(world: GoalWorld, goals: readonly Goal[]): Grouped<Body> {
  return groupedBy(goals, (goal) => boardOfGoal(world, goal));
}

const grouped = remembered(
  (
    goals: readonly Goal[],
    bodies: readonly Body[],
    today: CalendarDate,
    settings: Settings,
  ): GroupedGoals => {
    const world = { goals, bodies, today, settings };
    return {
      goals,
      byPerson: goalsByAskedPerson(world, goals),
      byBoard: goalsByBoard(world, goals),
    };
  },
);

/** Returns the goals that the round asks for, by the object id of the person who is asked. */
export function askedByPerson(world: FollowUpWorld, round: Round): Grouped<string> {
  const { bodies, today, settings } = world;
  return grouped(askedGoals(world, round), bodies, today, settings).byPerson;
}

/** Returns the goals that the round asks for, by the board that their body belongs to. */
export function askedByBoard(world: FollowUpWorld, round: Round): Grouped<Body> {
  const { bodies, today, settings } = world;
  return grouped(askedGoals(world, round), bodies, today, settings).byBoard;
}

/** Makes the lookup of the asked goals that need a report. A changed report moves its own goal alone. */
function owedAmongReports(
  asked: readonly Goal[],
  round: Round,
  world: GoalWorld,
): (reports: readonly ReportRow[]) => GroupedGoals {
  const { bodies, today, settings } = world;
  const order = orderOf(asked);
  const byId = new Map(asked.map((goal) => [goal.id, goal]));
  const byKey = new Map(asked.map((goal) => [reportKey(round, goal), goal]));
  const moved = (owed: GroupedGoals, goal: Goal, isIn: boolean): GroupedGoals => {
    const goals = withGoal(order, owed.goals, { goal, isIn });
    if (goals === owed.goals) return owed;
    const inGroup = <K>(groups: Grouped<K>, key: K | undefined) => {
      if (key === undefined) return groups;
      const own = withGoal(order, groups.get(key) ?? [], { goal, isIn });
      return withGroup(order, groups, { key, goals: own });
    };
    const byPerson = inGroup(owed.byPerson, personOf(world, goal));
    return { goals, byPerson, byBoard: inGroup(owed.byBoard, boardOfGoal(world, goal)) };
  };
  const touched = ({ before, after }: RowChange<ReportRow>) =>
    [before, after].flatMap((row) => {
      if (row?.roundId !== round.id) return [];
      return [byId.get(row.goalId) ?? [], byKey.get(row.key) ?? []].flat();
    });
  return derivedFromRows<ReportRow, GroupedGoals>({
    make: (reports) => {
      const owed = asked.filter((goal) => isOwed(rowIn({ reports }, round, goal)));
      return grouped(owed, bodies, today, settings);
    },
    renew: (made, changes, reports) =>
      [...new Set(changes.flatMap(touched))].reduce(
        (owed, goal) => moved(owed, goal, isOwed(rowIn({ reports }, round, goal))),
        made,
      ),
  });
}

const owedOfRound = remembered(
  (
    asked: readonly Goal[],
    round: Round,
    bodies: readonly Body[],
    today: CalendarDate,
    settings: Settings,
    // eslint-disable-next-line max-params -- each input is compared by itself
  ) => owedAmongReports(asked, round, { goals: asked, bodies, today, settings }),
);

function owedIn(world: FollowUpWorld, round: Round): GroupedGoals {
  const { bodies, today, settings } = world;
  return owedOfRound(askedGoals(world, round), round, bodies, today, settings)(world.reports);
}

/** Returns the goals that the round asks for and that lack a report, or whose report was sent back. */
export function owedGoals(world: FollowUpWorld, round: Round): readonly Goal[] {
  return owedIn(world, round).goals;
}

/** Returns the goals that need a report, by the object id of the person who is asked. */
export function owedByPerson(world: FollowUpWorld, round: Round): Grouped<string> {
  return owedIn(world, round).byPerson;
}

/** Returns the goals that need a report, by the board that their body belongs to, or the one that answers for it after its last day. */
export function owedByBoard(world: FollowUpWorld, round: Round): Grouped<Body> {
  return owedIn(world, round).byBoard;
}

function presentBoards(groups: Grouped<Body>, { today }: FollowUpWorld): readonly Body[] {
  return [...groups.keys()].filter((board) => existsOn(board, today));
}

/** Returns the boards that exist today and whose goals the round asks for. */
export function askedBoards(world: FollowUpWorld, round: Round): readonly Body[] {
  return presentBoards(askedByBoard(world, round), world);
}

/** Returns the boards that exist today and whose goals need a report. */
export function owingBoards(world: FollowUpWorld, round: Round): readonly Body[] {
  return presentBoards(owedByBoard(world, round), world);
}
