import { AppError, type RowCounts } from '../../domain/base/app-error';
import { definedOnly, omit } from '../../domain/base/defined';
import type { Entity } from '../../domain/entities';
import type { SavingAct } from '../../policy/can';
import type { Context, New, Table } from '../../ports';
import { traceOf } from '../base/loading';
import { parentsFirst, type ImportDraft } from './import-drafts';

/** How `writeAll` writes the rows of one list. */
export interface Writing<T extends Entity> {
  readonly table: Table<T>;
  readonly act: SavingAct;
  readonly parentOf: (value: T) => string | undefined;
  readonly withParent: (value: T, parentId: string) => T;
  readonly complete: (value: T) => Promise<T>;
}

/** The error of a row that was not written, with what became of all rows. */
function interrupted(cause: AppError, counts: RowCounts): AppError {
  const { code, message, faults, theirs, until } = cause;
  return new AppError(code, message, {
    ...definedOnly({ faults, theirs, until }),
    cause,
    rowCounts: counts,
  });
}

/**
 * Creates the new rows, parents before children, and returns their number. A row that somebody else created meanwhile is left
 * unchanged. At the first row that cannot be written it stops.
 *
 * @throws {AppError} the error of that row, with `rowCounts`
 */
export async function writeAll<T extends Entity>(
  ctx: Context,
  drafts: readonly ImportDraft<T>[],
  { table, act, parentOf, withParent, complete }: Writing<T>,
): Promise<number> {
  const fresh = drafts.flatMap(({ stored, value }) => (stored || !value ? [] : [value]));
  const ids = new Map<string, string>();
  let written = 0;
  const writeOne = async (value: T): Promise<void> => {
    const parentId = ids.get(parentOf(value) ?? '');
    const whole = await complete(parentId === undefined ? value : withParent(value, parentId));
    // The draft's temporary id is removed; the list assigns the id of the row.
    const row = omit(whole, 'id') as New<T>;
    const { stored, created } = await table.create(row, traceOf(ctx, act));
    ids.set(value.id, stored.value.id);
    written += created ? 1 : 0;
  };
  try {
    for (const value of parentsFirst(fresh, parentOf)) await writeOne(value);
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    const unknown = cause.code === 'outcome-unknown' ? 1 : 0;
    throw interrupted(cause, {
      written,
      unchanged: drafts.length - fresh.length + ids.size - written,
      notWritten: fresh.length - ids.size - unknown,
      unknown,
    });
  } finally {
    if (written > 0) ctx.notifier.wake();
  }
  return written;
}
