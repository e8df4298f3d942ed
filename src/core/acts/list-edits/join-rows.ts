import { definedOnly, omit } from '../../domain/base/defined';
import { valuesOf } from '../../domain/base/row-list';
import { groupedBy } from '../../domain/base/group-by';
import type { Decision } from '../../domain/decisions/decision';
import type { Entity } from '../../domain/entities';
import { rowsOfRound, rowsWithGoal } from '../../domain/follow-up/reports-of-goal';
import type { ReportRow } from '../../domain/follow-up/report';
import type { Goal } from '../../domain/goals/goal';
import { goalOf } from '../../domain/goals/goal-world';
import type { Body } from '../../domain/organisation/body';
import { bodyOf } from '../../domain/organisation/organisation';
import {
  goneGoalIds,
  goneRoundIds,
  joinedBody,
  joinedDecision,
  joinedGoal,
  joinedReport,
} from '../../domain/relations/joined-rows';
import type { World } from '../../domain/world';
import { authorize } from '../../policy/can';
import type { Context, Stored, Table } from '../../ports';
import { saveUnlessChanged } from '../base/save-unless-changed';
import { recheckReports } from './accept-report-edit';
import { tellLeaders } from './gone-notices';

/** How many rows one call saves. A row costs 2 resource units, and people's saves need room beside them. */
const rowsPerSlice = 20;

/** What one call of `joinRows` did. */
export interface JoinedRows {
  readonly saved: number;
  /** How many rows the next call has to save. */
  readonly left: number;
}

/** The rows as the lists hold them, before their relations are joined again. */
type Rows = Pick<World, 'bodies' | 'goals' | 'decisions' | 'rounds' | 'reports'>;

/** A relation that is joined again: the row that is gone, and the one that has taken its place. */
interface Joint {
  readonly list: 'bodies' | 'goals' | 'rounds';
  readonly goneId: string;
  readonly row: Entity;
  readonly from: 'bodies' | 'goals' | 'reports';
}

/** A row to save, with its joints; none when only the codes beside its relations have changed. */
interface Change {
  readonly joints: readonly Joint[];
  readonly save: (ctx: Context) => Promise<unknown>;
}

/** Returns the save of a row that is joined again, or that gets the codes of the rows to which it points. */
function saving<T extends Entity>(
  table: Table<T>,
  stored: Stored<T>,
  next: T,
  isJoined: boolean,
): Change['save'] {
  const act = isJoined ? 'rows.join' : 'rows.note-keys';
  return (ctx) => saveUnlessChanged(ctx, { table, act }, { ...stored, value: next });
}

function roundIn({ rounds }: Rows, id: string | undefined): Entity | undefined {
  return rounds.find((round) => round.id === id);
}

function jointTo(
  rows: Rows,
  joint: Pick<Joint, 'list' | 'from'>,
  [goneId, id]: readonly [string | undefined, string | undefined],
): readonly Joint[] {
  if (goneId === undefined || goneId === id) return [];
  const row = { bodies: bodyOf, goals: goalOf, rounds: roundIn }[joint.list](rows, id);
  return row === undefined ? [] : [{ ...joint, goneId, row }];
}

function bodyChange(table: Table<Body>, rows: Rows, stored: Stored<Body>): readonly Change[] {
  const body = stored.value;
  const joined = joinedBody(rows.bodies, body);
  const { parentId } = joined;
  const parentKey =
    parentId === undefined ? undefined : keyNow(bodyOf(rows, parentId), body.parentKey);
  if (joined === body && parentKey === body.parentKey) return [];
  const to = { list: 'bodies', from: 'bodies' } as const;
  const joints = jointTo(rows, to, [body.parentId, parentId]);
  const next = definedOnly<Body>({ ...omit(joined, 'parentKey'), parentKey });
  return [{ joints, save: saving(table, stored, next, joined !== body) }];
}

/** Returns the code of the row that a relation points to, else the code that is noted already. */
function keyNow(row: Entity | undefined, noted: string | undefined): string | undefined {
  return row?.key ?? noted;
}

function keyOfDecision(rows: Rows, { adoptedById, adoptedByKey }: Goal): string | undefined {
  const decision = rows.decisions.find(({ id }) => id === adoptedById);
  return adoptedById === undefined ? undefined : keyNow(decision, adoptedByKey);
}

/** Returns the change of a decision, whose body is what people see of it. It tells nobody: what hangs on it is told with the body. */
function decisionChange(
  table: Table<Decision>,
  rows: Rows,
  stored: Stored<Decision>,
): readonly Change[] {
  const decision = stored.value;
  const joined = joinedDecision(rows.bodies, decision);
  const bodyKey = keyNow(bodyOf(rows, joined.bodyId), decision.bodyKey);
  if (joined === decision && bodyKey === decision.bodyKey) return [];
  const next = definedOnly<Decision>({ ...omit(joined, 'bodyKey'), bodyKey });
  return [{ joints: [], save: saving(table, stored, next, joined !== decision) }];
}

function goalChange(table: Table<Goal>, rows: Rows, stored: Stored<Goal>): readonly Change[] {
  const goal = stored.value;
  const joined = joinedGoal(rows, goal);
  const { bodyId, parentGoalId } = joined;
  const bodyKey = keyNow(bodyOf(rows, bodyId), goal.bodyKey);
  const parentGoalKey =
    parentGoalId === undefined ? undefined : keyNow(goalOf(rows, parentGoalId), goal.parentGoalKey);
  const adoptedByKey = keyOfDecision(rows, joined);
  const hasSameKeys =
    bodyKey === goal.bodyKey &&
    parentGoalKey === goal.parentGoalKey &&
    adoptedByKey === goal.adoptedByKey;
  if (joined === goal && hasSameKeys) return [];
  const joints = [
    ...jointTo(rows, { list: 'bodies', from: 'goals' }, [goal.bodyId, bodyId]),
    ...jointTo(rows, { list: 'goals', from: 'goals' }, [goal.parentGoalId, parentGoalId]),
  ];
  const bare = omit(joined, 'bodyKey', 'parentGoalKey', 'adoptedByKey');
  const next = definedOnly<Goal>({ ...bare, bodyKey, parentGoalKey, adoptedByKey });
  return [{ joints, save: saving(table, stored, next, joined !== goal) }];
}

/** Returns the change of a report whose goal or round is gone. What it waited for has come, so its faults are found anew. */
function reportChange({ tables }: Context, rows: Rows, report: ReportRow): readonly Change[] {
  const joined = joinedReport(rows, report);
  const stored = tables.reports.find(report.id);
  if (stored === undefined || joined === report) return [];
  const joints = [
    ...jointTo(rows, { list: 'goals', from: 'reports' }, [report.goalId, joined.goalId]),
    ...jointTo(rows, { list: 'rounds', from: 'reports' }, [report.roundId, joined.roundId]),
  ];
  const save = saving(tables.reports, stored, joined, true);
  return [
    {
      joints,
      save: async (ctx) => ((await save(ctx)) ? recheckReports(ctx, [joined]) : undefined),
    },
  ];
}

function changesIn(ctx: Context): readonly Change[] {
  const { bodies, goals, decisions, rounds, reports } = ctx.tables;
  const rows: Rows = {
    bodies: valuesOf(bodies.all()),
    goals: valuesOf(goals.all()),
    decisions: valuesOf(decisions.all()),
    rounds: valuesOf(rounds.all()),
    reports: valuesOf(reports.all()),
  };
  const loose = new Set([
    ...goneGoalIds(rows.reports, rows.goals).flatMap((id) => rowsWithGoal(rows.reports, id)),
    ...goneRoundIds(rows.reports, rows.rounds).flatMap((id) => rowsOfRound(rows.reports, id)),
  ]);
  const changes = [
    ...bodies.all().flatMap((stored) => bodyChange(bodies, rows, stored)),
    ...goals.all().flatMap((stored) => goalChange(goals, rows, stored)),
    ...[...loose].flatMap((report) => reportChange(ctx, rows, report)),
    ...decisions.all().flatMap((stored) => decisionChange(decisions, rows, stored)),
  ];
  return changes.toSorted((a, b) => b.joints.length - a.joints.length);
}

/** Tells the process leaders of each row that has taken the place of one that is gone, and what belongs to it. */
async function tellOfJoints(ctx: Context, joints: readonly Joint[]): Promise<void> {
  // Lookups that are empty do not say which row they pointed to, so that joints are told by the row that they lead to.
  for (const own of groupedBy(joints, ({ list, row }) => `${list}:${row.id}`).values()) {
    const [first] = own;
    if (first === undefined) continue;
    const { list, goneId, row } = first;
    const count = (from: Joint['from']) => own.filter((one) => one.from === from).length;
    await tellLeaders(ctx, {
      act: 'rows.join',
      occasion: `joined.${row.id}`,
      details: {
        ...{ list, itemId: goneId, rowKey: row.key, isJoined: true },
        ...{ bodies: count('bodies'), goals: count('goals'), reports: count('reports') },
      },
    });
  }
}

/**
 * Saves relations that `joinedRows` has joined again, and notes beside each relation the code of the row to which it points, so
 * that it can be joined again. Tells the process leaders of what was joined. Saves a slice of rows, joined ones first. Idempotent.
 *
 * @throws {AppError} `not-allowed`, `store-unavailable`
 */
export async function joinRows(ctx: Context): Promise<JoinedRows> {
  authorize(ctx.actor, 'rows.join', undefined, ctx.world());
  const changes = changesIn(ctx);
  // The messages are planned before the rows are saved: after that, nothing would tell that they had been joined.
  await tellOfJoints(
    ctx,
    changes.flatMap(({ joints }) => joints),
  );
  const slice = changes.slice(0, rowsPerSlice);
  for (const { save } of slice) await save(ctx);
  if (changes.some(({ joints }) => joints.length > 0)) ctx.notifier.wake();
  return { saved: slice.length, left: changes.length - slice.length };
}
