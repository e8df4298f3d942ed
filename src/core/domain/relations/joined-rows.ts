import { definedOnly } from '../base/defined';
import { keyForm } from '../base/keys';
import { remembered } from '../base/remembered';
import { derivedFromRows, withChanges } from '../base/row-list';
import type { Decision } from '../decisions/decision';
import { decisionsThatCount } from '../decisions/decision-edits';
import type { ReportRow } from '../follow-up/report';
import type { Round } from '../follow-up/round';
import type { Goal } from '../goals/goal';
import type { Body } from '../organisation/body';
import { knownRounds } from './rounds-of-rows';

/** A row that others point to. */
interface Target {
  readonly id: string;
  readonly key: string;
}

/** The rows of one list to which others point, by id and by key, and the highest id among them. */
interface Targets {
  readonly ids: ReadonlySet<string>;
  readonly byKey: ReadonlyMap<string, string>;
  readonly highest: number;
}

const targetsOf = remembered((rows: readonly Target[]): Targets => ({
  ids: new Set(rows.map(({ id }) => id)),
  byKey: new Map(rows.toReversed().map(({ id, key }) => [keyForm(key), id])),
  highest: rows.reduce((most, { id }) => Math.max(most, Number(id)), 0),
}));

/**
 * Returns the id of the row that a relation points to now. The id stays while its row is there. When that row is gone and another
 * has its key, the relation points to the other one: somebody has deleted the row and typed it in anew, or restored it.
 * An id above all that are known belongs to a row that the copy does not show yet, so that it is not gone.
 */
function joinedId(rows: readonly Target[], id: string, key: string | undefined): string {
  const { ids, byKey, highest } = targetsOf(rows);
  if (ids.has(id) || key === undefined || !(Number(id) < highest)) return id;
  return byKey.get(keyForm(key)) ?? id;
}

/** Maps the rows, and returns the same array when nothing changes. */
function mapped<T>(rows: readonly T[], change: (row: T) => T): readonly T[] {
  const next = rows.map(change);
  return next.every((row, at) => row === rows[at]) ? rows : next;
}

/** Returns the id of the living row of another body to which a body points by an id and a code. */
function joinedOther(bodies: readonly Body[], own: string, [id, key]: Tie): string | undefined {
  const joined = id && joinedId(bodies, id, key);
  return joined === own ? id : joined;
}

/** The id and the code by which a row points to another one. */
type Tie = readonly [id: string | undefined, key: string | undefined];

/** Returns the body with the ids of the living rows of the body above it and of the one that replaces it. */
export function joinedBody(bodies: readonly Body[], body: Body): Body {
  const { id, parentId: above, replacedById: next } = body;
  const parentId = joinedOther(bodies, id, [above, body.parentKey]);
  const replacedById = joinedOther(bodies, id, [next, body.replacedByKey]);
  if (parentId === above && replacedById === next) return body;
  return definedOnly<Body>({ ...body, parentId, replacedById });
}

/** The rows to which a goal points. */
interface GoalTargets {
  readonly bodies: readonly Target[];
  readonly goals: readonly Target[];
  readonly decisions: readonly Target[];
}

/** Returns the goal with the ids of the living rows of its body, of the goal above it and of the decision that adopted it. */
export function joinedGoal({ bodies, goals, decisions }: GoalTargets, goal: Goal): Goal {
  const { adoptedById: decisionId, adoptedByKey } = goal;
  const adoptedById = decisionId && joinedId(decisions, decisionId, adoptedByKey);
  const bodyId = joinedId(bodies, goal.bodyId, goal.bodyKey);
  const { parentGoalId: above } = goal;
  const found = above === undefined ? undefined : joinedId(goals, above, goal.parentGoalKey);
  const parentGoalId = found === goal.id ? above : found;
  const isSame = bodyId === goal.bodyId && parentGoalId === above && adoptedById === decisionId;
  return isSame ? goal : definedOnly<Goal>({ ...goal, bodyId, parentGoalId, adoptedById });
}

/** Returns the decision with the id of the living row of its body. */
export function joinedDecision(bodies: readonly Target[], decision: Decision): Decision {
  const bodyId = joinedId(bodies, decision.bodyId, decision.bodyKey);
  return bodyId === decision.bodyId ? decision : { ...decision, bodyId };
}

/** The rows to which a report points. */
interface ReportTargets {
  readonly goals: readonly Target[];
  readonly rounds: readonly Target[];
}

/** Returns the report with the ids of the living rows of its goal and its round, whose keys its own key is made of. */
export function joinedReport({ goals, rounds }: ReportTargets, report: ReportRow): ReportRow {
  const at = report.key.indexOf(':');
  if (at < 0) return report;
  const goalId = joinedId(goals, report.goalId, report.key.slice(at + 1));
  const roundId = joinedId(rounds, report.roundId, report.key.slice(0, at));
  const isSame = goalId === report.goalId && roundId === report.roundId;
  return isSame ? report : { ...report, goalId, roundId };
}

const joinedBodies = remembered((bodies: readonly Body[]) =>
  mapped(bodies, (body) => joinedBody(bodies, body)),
);

const joinedGoals = remembered(
  (goals: readonly Goal[], bodies: readonly Body[], decisions: readonly Decision[]) =>
    mapped(goals, (goal) => joinedGoal({ bodies, goals, decisions }, goal)),
);

const joinedDecisions = remembered((decisions: readonly Decision[], bodies: readonly Body[]) =>
  mapped(decisions, (decision) => joinedDecision(bodies, decision)),
);

/**
 * The ids that reports have pointed to. Ids stay in the set when their last report is gone, so that a saved report changes the
 * set only when it points to something new.
 */
function idsIn(
  idOf: (report: ReportRow) => string,
): (reports: readonly ReportRow[]) => ReadonlySet<string> {
  return derivedFromRows<ReportRow, ReadonlySet<string>>({
    make: (reports) => new Set(reports.map(idOf)),
    renew(made, changes) {
      const added = changes.map(({ after }) => idOf(after)).filter((id) => !made.has(id));
      return added.length === 0 ? made : new Set([...made, ...added]);
    },
  });
}

const goalIdsIn = idsIn(({ goalId }) => goalId);
const roundIdsIn = idsIn(({ roundId }) => roundId);

/** Returns those of the ids that no row has. */
const goneOf = remembered(
  (ids: ReadonlySet<string>, rows: readonly Target[]): readonly string[] => {
    const { ids: known } = targetsOf(rows);
    return [...ids].filter((id) => !known.has(id));
  },
);

/** Returns the ids of rounds that are gone and to which a report may point. */
export function goneRoundIds(
  reports: readonly ReportRow[],
  rounds: readonly Target[],
): readonly string[] {
  return goneOf(roundIdsIn(reports), rounds);
}

/** Returns the ids of goals that are gone and to which a report may point. */
export function goneGoalIds(
  reports: readonly ReportRow[],
  goals: readonly Target[],
): readonly string[] {
  return goneOf(goalIdsIn(reports), goals);
}

/** True when a report may point to a row that is gone, which is rare. Looks at no report that has not changed. */
function mayBeLoose(reports: readonly ReportRow[], { goals, rounds }: ReportTargets): boolean {
  return goneGoalIds(reports, goals).length > 0 || goneRoundIds(reports, rounds).length > 0;
}

const joinerOfReports = remembered((goals: readonly Goal[], rounds: readonly Round[]) =>
  derivedFromRows<ReportRow, readonly ReportRow[]>({
    make: (reports) => mapped(reports, (report) => joinedReport({ goals, rounds }, report)),
    renew: (made, changes) => {
      const latest = new Map<number, ReportRow>();
      const joined = changes.map(({ at, after }) => {
        const before = latest.get(at) ?? made[at];
        const next = joinedReport({ goals, rounds }, after);
        latest.set(at, next);
        return { at, ...(before !== undefined && { before }), after: next };
      });
      return withChanges(made, joined);
    },
  }),
);

/** The lists whose rows point to each other. */
interface RelatedRows {
  readonly bodies: readonly Body[];
  readonly goals: readonly Goal[];
  readonly decisions: readonly Decision[];
  readonly rounds: readonly Round[];
  readonly reports: readonly ReportRow[];
}

/**
 * Returns the rows with every relation joined again whose row is gone while another row has its key. Everything that reads the
 * world sees the living row at once; the act `rows.join` saves it. Rounds are as their rows know them (`knownRounds`). Arrays in
 * which nothing is joined stay the same objects. Decisions that do not count are left out.
 */
export function joinedRows<R extends RelatedRows>(rows: R): R {
  const bodies = joinedBodies(rows.bodies);
  const goals = joinedGoals(rows.goals, rows.bodies, rows.decisions);
  const decisions = decisionsThatCount(joinedDecisions(rows.decisions, rows.bodies));
  const isLoose = mayBeLoose(rows.reports, { goals, rounds: rows.rounds });
  const reports = isLoose ? joinerOfReports(goals, rows.rounds)(rows.reports) : rows.reports;
  return { ...rows, bodies, goals, decisions, rounds: knownRounds(rows.rounds, reports), reports };
}
