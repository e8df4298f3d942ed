import { AppError } from '../../domain/base/app-error';
import type { Entity } from '../../domain/entities';
import type { SavingAct } from '../../policy/can';
import type { Context, Stored, Table } from '../../ports';
import { traceOf } from './loading';

/**
 * Saves rows of one list in few calls. A row that somebody has changed since it was read stays as it is.
 *
 * @throws {AppError} `conflict` when there is such a row, `store-unavailable`, `throttled`; rows before it may be saved
 */
export async function saveRows<T extends Entity>(
  ctx: Context,
  { table, act }: { readonly table: Table<T>; readonly act: SavingAct },
  rows: readonly Stored<T>[],
): Promise<void> {
  const [only, ...others] = rows;
  if (only === undefined) return;
  if (others.length === 0) {
    await table.save(only, traceOf(ctx, act));
    return;
  }
  const writes = rows.map((stored) => ({ kind: 'save' as const, stored }));
  for (const written of await table.writeAll(writes, traceOf(ctx, act))) {
    if (written.kind === 'conflict')
      throw new AppError('conflict', `${act}: a row has been changed meanwhile`);
    if (written.kind === 'failed') throw errorOfFailed(written.cause, act);
  }
}

/** Returns the error that an act answers when a row was not saved: what stopped it, or that the lists are away. */
export function errorOfFailed(cause: unknown, act: SavingAct): AppError {
  return cause instanceof AppError
    ? cause
    : new AppError('store-unavailable', `${act}: a row was not saved`, { cause });
}
