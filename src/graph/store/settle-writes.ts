import type { RowWritten } from '../../core/ports';
import { AppError } from '../../core/domain/base/app-error';
import type { Entity } from '../../core/domain/entities';
import { isConflict } from './answer-status';
import { correctNewInstants } from './correct-instants';
import { outcomeUnknown, startToFindOut } from './find-out';
import { createsOf, deleteDuplicates, mayMissOlderRows } from './own-rows';
import type { End, Ended, Sent, WritingMode } from './sent-write';
import { markOf, type WriteDeps } from './write-deps';

type EndedWrites<T extends Entity> = readonly Ended<Sent<T>>[];

/**
 * Says what became of writes that have been sent. It reads what has changed in the list, once for all writes, when an answer does
 * not tell it or when another writer may have made an older row of a key; own rows that came second are deleted. What stays
 * unknown is found out about without keeping the caller waiting, by further readings, each for all writes.
 *
 * @returns what became of each, in the order of `ended`
 */
export async function settleWrites<T extends Entity>(
  deps: WriteDeps<T>,
  ended: EndedWrites<T>,
  mode: WritingMode,
): Promise<readonly RowWritten<T>[]> {
  const mustRead =
    ended.some(({ end }) => end.kind === 'in-doubt') || mayMissOlderRows(deps, createsOf(ended));
  const isKnown = await passing(async () => {
    if (mustRead) await deps.renew();
    return tidyUp(deps, ended, mode);
  });
  if (!isKnown) {
    const read = async () => {
      await deps.renew();
      return tidyUp(deps, ended, mode);
    };
    startToFindOut({ read, onKnown: deps.onFoundOut, pause: deps.pause });
  }
  return ended.map((one) => resultOf(deps, one));
}

/** Does work that may fail because Graph does not answer now. Returns false then. */
async function passing(work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    return false;
  }
}

/** Deletes duplicates and corrects instants. Returns whether it is known what became of each write. @throws {AppError} */
async function tidyUp<T extends Entity>(
  deps: WriteDeps<T>,
  ended: EndedWrites<T>,
  mode: WritingMode,
): Promise<boolean> {
  const creates = createsOf(ended);
  await deleteDuplicates(deps, creates, mode);
  const isCorrect = await correctNewInstants(deps, creates, mode);
  const isComplete = !mayMissOlderRows(deps, creates);
  return isCorrect && isComplete && ended.every((one) => isKnownOf(deps, one));
}

/** False while Graph may carry the write out yet. */
function isKnownOf<T extends Entity>(deps: WriteDeps<T>, { sent, end }: Ended<Sent<T>>): boolean {
  if (!mayComeLate(end)) return true;
  const shown = shownOf(deps, sent);
  // A row of another writer does not say that the own one will not come; it would be a duplicate then.
  return sent.kind === 'create' ? shown?.kind === 'written' : shown !== undefined;
}

/** True when no answer came, or one after which nobody knows whether Graph has carried the write out. */
function mayComeLate(end: End): boolean {
  if (end.kind !== 'in-doubt') return false;
  return end.status === undefined || end.status < 300 || end.status >= 500;
}

/** Returns what the copy shows of a write, by its mark; undefined while it shows nothing. */
function shownOf<T extends Entity>(
  { copy }: WriteDeps<T>,
  sent: Sent<T>,
): RowWritten<T> | undefined {
  if (sent.kind === 'create') {
    const stored = copy.findByKey(sent.value.key);
    if (stored === undefined) return undefined;
    const isOwn = markOf(copy.row(stored.value.id)) === sent.mark;
    return { kind: isOwn ? 'written' : 'exists', stored };
  }
  const { value, eTag } = sent.stored;
  const row = copy.row(value.id);
  const stored = copy.find(value.id);
  if (markOf(row) === sent.mark && stored !== undefined) return { kind: 'written', stored };
  return row?.eTag === eTag ? undefined : { kind: 'conflict' };
}

function resultOf<T extends Entity>(
  deps: WriteDeps<T>,
  { sent, end }: Ended<Sent<T>>,
): RowWritten<T> {
  if (end.kind === 'failed') return end;
  if (end.kind === 'taken') return takenResult(deps, sent, end.id);
  return shownOf(deps, sent) ?? unseenResult(deps, sent, end);
}

/** The result of a write whose row the copy took: somebody may have changed or deleted the row since then. */
function takenResult<T extends Entity>(
  { copy, description }: WriteDeps<T>,
  sent: Sent<T>,
  id: string,
): RowWritten<T> {
  const stored = sent.kind === 'create' ? copy.findByKey(sent.value.key) : copy.find(id);
  if (stored !== undefined) {
    return { kind: stored.value.id === id ? 'written' : 'exists', stored };
  }
  if (copy.row(id) === undefined) return { kind: 'conflict' };
  const message = `${description.displayName} ${id} cannot be read after it was written.`;
  return { kind: 'failed', cause: new AppError('invalid', message) };
}

/** The result of a write that the list does not show. */
function unseenResult<T extends Entity>(
  { description }: WriteDeps<T>,
  { kind, mark }: Sent<T>,
  end: End & { readonly kind: 'in-doubt' },
): RowWritten<T> {
  const name = `${description.displayName}: ${kind}`;
  if (mayComeLate(end)) return { kind: 'failed', cause: outcomeUnknown(name, mark, end.cause) };
  if (kind === 'save' && isConflict(end.status ?? 0)) return { kind: 'conflict' };
  if (end.status !== 409) return { kind: 'failed', cause: end.cause };
  // The row of the other writer may be shown later.
  const message = `${name}: Graph answered 409, and no row shows.`;
  return { kind: 'failed', cause: new AppError('store-unavailable', message) };
}
