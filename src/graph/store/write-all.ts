import type { RowWrite, RowWritten } from '../../core/ports';
import { AppError } from '../../core/domain/base/app-error';
import type { Entity } from '../../core/domain/entities';
import { isNewerInCopy } from './save-row';
import { sendWrites } from './send-writes';
import type { WritingMode } from './sent-write';
import { settleWrites } from './settle-writes';
import type { WriteDeps } from './write-deps';

/**
 * Writes many rows in batches. The answers bring the rows into the copy. What became of writes whose answers do not tell it
 * is read in one reading of the list, by their marks (decision 0037).
 *
 * @returns what became of each, in the order of `writes`
 * @throws {AppError} as `sendWrites`
 */
export async function writeAll<T extends Entity>(
  deps: WriteDeps<T>,
  writes: readonly RowWrite<T>[],
  mode: WritingMode,
): Promise<readonly RowWritten<T>[]> {
  const known = writes.map((write) => knownBefore(deps, write));
  const needed = writes.filter((_, at) => known[at] === undefined);
  const ended = await sendWrites(deps, needed, mode);
  const settled = (await settleWrites(deps, ended, mode)).values();
  return known.map((one) => one ?? settled.next().value ?? withoutResult());
}

function withoutResult(): { readonly kind: 'failed'; readonly cause: unknown } {
  return { kind: 'failed', cause: new AppError('store-unavailable', 'A write has no result.') };
}

/** Returns what the copy says of a write, where that makes a call needless. */
function knownBefore<T extends Entity>(
  deps: WriteDeps<T>,
  write: RowWrite<T>,
): RowWritten<T> | undefined {
  if (write.kind === 'save') {
    return isNewerInCopy(deps, write.stored) ? { kind: 'conflict' } : undefined;
  }
  const stored = deps.copy.findByKey(write.value.key);
  return stored && { kind: 'exists', stored };
}
