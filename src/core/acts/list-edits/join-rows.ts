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
import type { Context, Stored } from '../../ports';
import {
  allOf,
  firstOf,
  saveChanges,
  type ChangeOf,
  type Changes,
  type Joint,
} from './row-changes';
import { recheckReports } from './accept-report-edit';
import { tellLeaders } from './gone-notices';

/** What one call of `joinRows` did. */
export interface JoinedRows {
  readonly saved: number;
  /** How many rows the next call has to save. */
  readonly left: number;
}

/** The rows as the lists hold them, before their relations are joined again. */
type Rows = Pick<World, 'bodies' | 'goals' | 'decisions' | 'rounds' | 'reports'>;

const actOf = (isJoined: boolean) => (isJoined ? 'rows.join' : 'rows.note-keys');

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

function bodyChange(rows: Rows, stored: Stored<Body>): readonly ChangeOf<Body>[] {
  const body = stored.value;
  const joined = joinedBody(rows.bodies, body);
  const { parentId, replacedById } = joined;
  const keyOfBody = (id: string | undefined, noted: string | undefined) =>
    id === undefined ? undefined : keyNow(bodyOf(rows, id), noted);
  const parentKey = keyOfBody(parentId, body.parentKey);
  const replacedByKey = keyOfBody(replacedById, body.replacedByKey);
  const hasSameKeys = parentKey === body.parentKey && replacedByKey === body.replacedByKey;
  if (joined === body && hasSameKeys) return [];
  const to = { list: 'bodies', from: 'bodies' } as const;
  const joints = [
    ...jointTo(rows, to, [body.parentId, parentId]),
    ...jointTo(rows, to, [body.replacedById, replacedById]),
  ];
  const bare = omit(joined, 'parentKey', 'replacedByKey');
  const next = definedOnly<Body>({ ...bare, parentKey, replacedByKey });
  return [{ joints, act: actOf(joined !== body), stored: { ...stored, value: next } }];
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
function decisionChange(rows: Rows, stored: Stored<Decision>): readonly ChangeOf<Decision>[] {
  const decision = stored.value;
  const joined = joinedDecision(rows.bodies, decision);
  const bodyKey = keyNow(bodyOf(rows, joined.bodyId), decision.bodyKey);
  if (joined === decision && bodyKey === decision.bodyKey) return [];
  const next = definedOnly<Decision>({ ...omit(joined, 'bodyKey'), bodyKey });
  return [{ joints: [], act: actOf(joined !== decision), stored: { ...stored, value: next } }];
}

function goalChange(rows: Rows, stored: Stored<Goal>): readonly ChangeOf<Goal>[] {
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
  return [{ joints, act: actOf(joined !== goal), stored: { ...stored, value: next } }];
}

/** Returns the change of a report whose goal or round is gone. */
function reportChange(
  { tables }: Context,
  rows: Rows,
  report: ReportRow,
): readonly ChangeOf<ReportRow>[] {
  const joined = joinedReport(rows, report);
  const stored = tables.reports.find(report.id);
  if (stored === undefined || joined === report) return [];
  const joints = [
    ...jointTo(rows, { list: 'goals', from: 'reports' }, [report.goalId, joined.goalId]),
    ...jointTo(rows, { list: 'rounds', from: 'reports' }, [report.roundId, joined.roundId]),
  ];
  return [{ joints, act: 'rows.join', stored: { ...stored, value: joined } }];
}

function changesIn(ctx: Context): Changes {
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
  return {
    bodies: bodies.all().flatMap((stored) => bodyChange(rows, stored)),
    goals: goals.all().flatMap((stored) => goalChange(rows, stored)),
    reports: [...loose].flatMap((report) => reportChange(ctx, rows, report)),
    decisions: decisions.all().flatMap((stored) => decisionChange(rows, stored)),
  };
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
 * @throws {AppError} `not-allowed`, `store-unavailable`, `throttled`
 */
export async function joinRows(ctx: Context): Promise<JoinedRows> {
  authorize(ctx.actor, 'rows.join', undefined, ctx.world());
  const all = changesIn(ctx);
  const joints = allOf(all).flatMap((change) => change.joints);
  // The messages are planned before the rows are saved: after that, nothing would tell that they had been joined.
  await tellOfJoints(ctx, joints);
  const slice = firstOf(all);
  await saveChanges(ctx, slice);
  // What these rows waited for has come, so that their faults are found anew.
  await recheckReports(
    ctx,
    slice.reports.map(({ stored }) => stored.value),
  );
  if (joints.length > 0) ctx.notifier.wake();
  const saved = allOf(slice).length;
  return { saved, left: allOf(all).length - saved };
}
