import { AppError } from '../../domain/base/app-error';
import type { Entity } from '../../domain/entities';
import type { SavingAct } from '../../policy/can';
import type { Context, Stored, Table } from '../../ports';
import { traceOf } from './loading';

/** How often a change is made anew when others save the row at the same time. */
const mostTries = 3;

/**
 * Changes a row and saves it. When somebody else has saved the row meanwhile, the change is made anew on what they saved, so that
 * `change` judges each field by what is stored. Saves nothing when `change` returns the same value.
 *
 * @returns true when the row was changed
 * @throws {AppError} what `change` throws; `conflict` when others keep saving the row; `not-found`, `store-unavailable`
 */
export async function saveOver<T extends Entity>(
  ctx: Context,
  { table, act }: { readonly table: Table<T>; readonly act: SavingAct },
  { id, change }: { readonly id: string; readonly change: (value: T) => T },
): Promise<boolean> {
  for (let tries = 1; ; tries += 1) {
    const stored: Stored<T> | undefined = table.find(id);
    if (stored === undefined) throw new AppError('not-found', `${act}: the row is gone`);
    const value = change(stored.value);
    if (value === stored.value) return false;
    try {
      await table.save({ ...stored, value }, traceOf(ctx, act));
      return true;
    } catch (cause) {
      const isConflict = cause instanceof AppError && cause.code === 'conflict';
      if (!isConflict || tries === mostTries) throw cause;
    }
  }
}
