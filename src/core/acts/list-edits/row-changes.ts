import { AppError } from '../../domain/base/app-error';
import { groupedBy } from '../../domain/base/group-by';
import type { Decision } from '../../domain/decisions/decision';
import type { Entity } from '../../domain/entities';
import type { ReportRow } from '../../domain/follow-up/report';
import type { Goal } from '../../domain/goals/goal';
import type { Body } from '../../domain/organisation/body';
import type { Context, Stored, Table } from '../../ports';
import { traceOf } from '../base/loading';

/** How many rows one call saves, in batches that leave room for people's saves (decision 0037). */
const rowsPerSlice = 200;

/** A relation that is joined again: the row that is gone, and the one that has taken its place. */
export interface Joint {
  readonly list: 'bodies' | 'goals' | 'rounds';
  readonly goneId: string;
  readonly row: Entity;
  readonly from: 'bodies' | 'goals' | 'reports';
}

/** A row to save, with its joints; none when only the codes beside its relations have changed. */
export interface ChangeOf<T extends Entity> {
  readonly joints: readonly Joint[];
  readonly act: 'rows.join' | 'rows.note-keys';
  readonly stored: Stored<T>;
}

/** The rows to save in each list. */
export interface Changes {
  readonly bodies: readonly ChangeOf<Body>[];
  readonly goals: readonly ChangeOf<Goal>[];
  readonly reports: readonly ChangeOf<ReportRow>[];
  readonly decisions: readonly ChangeOf<Decision>[];
}

/** Returns all rows to save. */
export const allOf = ({
  bodies,
  goals,
  reports,
  decisions,
}: Changes): readonly ChangeOf<Entity>[] => [...bodies, ...goals, ...reports, ...decisions];

/** Returns the first rows to save, joined ones first, since the codes beside relations only serve later joints. */
export function firstOf(changes: Changes): Changes {
  const all = allOf(changes).toSorted((a, b) => b.joints.length - a.joints.length);
  const first = new Set(all.slice(0, rowsPerSlice));
  const isFirst = (change: ChangeOf<Entity>) => first.has(change);
  return {
    bodies: changes.bodies.filter(isFirst),
    goals: changes.goals.filter(isFirst),
    reports: changes.reports.filter(isFirst),
    decisions: changes.decisions.filter(isFirst),
  };
}

/**
 * Saves the rows in batches. A row that somebody has changed meanwhile stays as it is; a later call looks at it again.
 *
 * @throws {AppError} `store-unavailable`, `throttled` when a row could not be saved
 */
async function saveIn<T extends Entity>(
  ctx: Context,
  table: Table<T>,
  changes: readonly ChangeOf<T>[],
): Promise<void> {
  for (const [act, own] of groupedBy(changes, (change) => change.act)) {
    const writes = own.map(({ stored }) => ({ kind: 'save' as const, stored }));
    const written = await table.writeAll(writes, traceOf(ctx, act));
    const failed = written.find(({ kind }) => kind === 'failed');
    if (failed?.kind !== 'failed') continue;
    const { cause } = failed;
    throw cause instanceof AppError
      ? cause
      : new AppError('store-unavailable', 'A row was not joined', { cause });
  }
}

/**
 * Saves the rows of each list in batches.
 *
 * @throws {AppError} as `saveIn`
 */
export async function saveChanges(ctx: Context, changes: Changes): Promise<void> {
  const { bodies, goals, reports, decisions } = ctx.tables;
  await saveIn(ctx, bodies, changes.bodies);
  await saveIn(ctx, goals, changes.goals);
  await saveIn(ctx, reports, changes.reports);
  await saveIn(ctx, decisions, changes.decisions);
}
