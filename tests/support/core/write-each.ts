import { AppError, mayPassByItself } from '../../../src/core/domain/base/app-error';
import type { Entity } from '../../../src/core/domain/entities';
import type { RowWrite, RowWritten, Table, Trace } from '../../../src/core/ports';

type OneByOne<T extends Entity> = Pick<Table<T>, 'create' | 'save'>;

async function writeOne<T extends Entity>(
  table: OneByOne<T>,
  write: RowWrite<T>,
  trace: Trace,
): Promise<RowWritten<T>> {
  try {
    if (write.kind === 'save') {
      return { kind: 'written', stored: await table.save(write.stored, trace) };
    }
    const { stored, created } = await table.create(write.value, trace);
    return { kind: created ? 'written' : 'exists', stored };
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    const isConflict = cause.code === 'conflict' || cause.code === 'not-found';
    return isConflict ? { kind: 'conflict' } : { kind: 'failed', cause };
  }
}

/** True when nothing was sent, which the port tells by throwing. */
const isUnsent = <T>(one: RowWritten<T>): one is RowWritten<T> & { readonly kind: 'failed' } =>
  one.kind === 'failed' &&
  mayPassByItself(one.cause) &&
  (one.cause as AppError).code !== 'outcome-unknown';

/** Writes rows one after another, as `Table.writeAll` of a fake: the results are those of the port. */
export async function writeEach<T extends Entity>(
  table: OneByOne<T>,
  writes: readonly RowWrite<T>[],
  trace: Trace,
): Promise<readonly RowWritten<T>[]> {
  const results: RowWritten<T>[] = [];
  for (const write of writes) results.push(await writeOne(table, write, trace));
  const [first] = results;
  if (first !== undefined && isUnsent(first) && results.every(isUnsent)) throw first.cause;
  return results;
}
