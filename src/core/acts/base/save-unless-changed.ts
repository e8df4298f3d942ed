import { AppError } from '../../domain/base/app-error';
import type { Entity } from '../../domain/entities';
import type { SavingAct } from '../../policy/can';
import { traceOf } from './loading';
import type { Context, Stored, Table } from '../../ports';

/**
 * Saves a row unless somebody else has changed it meanwhile; then it returns `undefined` and the other change stays.
 * Used by the worker, which tries again at its next run. Acts of people throw `conflict` instead.
 *
 * @throws {AppError} `not-found`, `store-unavailable`
 */
export async function saveUnlessChanged<T extends Entity>(
  ctx: Context,
  save: { readonly table: Table<T>; readonly act: SavingAct },
  stored: Stored<T>,
): Promise<Stored<T> | undefined> {
  try {
    return await save.table.save(stored, traceOf(ctx, save.act));
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'conflict') return undefined;
    throw cause;
  }
}
