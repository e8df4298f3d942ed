import type { Entity } from '../../core/domain/entities';
import { writeInBatches } from '../client/batched-writes';
import { isGood } from '../client/refused';
import type { Row } from '../sync/row';
import { deleteCall } from './row-calls';
import type { Ended, Sent, SentCreate, WritingMode } from './sent-write';
import { markOf, type WriteDeps } from './write-deps';

/** A new row of the product that is in the list, and the write that made it. */
export interface OwnRow<T extends Entity> {
  readonly row: Row;
  readonly sent: SentCreate<T>;
  /** True when the copy has the cells that were sent, and not those that the list holds. */
  readonly isAsSent: boolean;
}

/** Returns the creates among writes. */
export function createsOf<T extends Entity>(
  ended: readonly Ended<Sent<T>>[],
): readonly Ended<SentCreate<T>>[] {
  return ended.flatMap(({ sent, end }) => (sent.kind === 'create' ? [{ sent, end }] : []));
}

/** Returns the rows that creates have made, as far as the copy shows them: by the id of the answer, or by the mark. */
export function ownRows<T extends Entity>(
  { copy }: WriteDeps<T>,
  creates: readonly Ended<SentCreate<T>>[],
): readonly OwnRow<T>[] {
  const taken = creates.flatMap(({ sent, end }) => {
    const row = end.kind === 'taken' ? copy.row(end.id) : undefined;
    return row === undefined ? [] : [{ row, sent, isAsSent: true }];
  });
  const doubtful = creates.filter(({ end }) => end.kind === 'in-doubt').map(({ sent }) => sent);
  if (doubtful.length === 0) return taken;
  const byMark = new Map<unknown, SentCreate<T>>(doubtful.map((sent) => [sent.mark, sent]));
  const found = copy.ids().flatMap((id) => {
    const row = copy.row(id);
    const sent = byMark.get(markOf(row));
    return row === undefined || sent === undefined ? [] : [{ row, sent, isAsSent: false }];
  });
  return [...taken, ...found];
}

/** Deletes own rows whose key an older row has too. If that fails, readers ignore the duplicates. */
export async function deleteDuplicates<T extends Entity>(
  deps: WriteDeps<T>,
  creates: readonly Ended<SentCreate<T>>[],
  { during }: WritingMode,
): Promise<void> {
  const { graph, copy } = deps;
  const duplicates = ownRows(deps, creates)
    .map(({ row }) => row)
    .filter(({ id }) => !copy.isRecord(id));
  await writeInBatches(
    graph,
    duplicates.map((row) => deleteCall(deps, row)),
    {
      during,
      onEnded(at, outcome) {
        const row = duplicates[at];
        if (row === undefined || outcome.kind !== 'answered') return;
        if (isGood(outcome.answer)) copy.remove(row.id);
      },
    },
  );
}

/**
 * True when the list may hold a row that the copy lacks and that is older than a row of these creates: it may have the same
 * key. SharePoint numbers the rows of a list upward, and the copy has every row up to the one that the last reading showed.
 */
export function mayMissOlderRows<T extends Entity>(
  { copy, readTo }: WriteDeps<T>,
  creates: readonly Ended<SentCreate<T>>[],
): boolean {
  const newest = creates.reduce(
    (highest, { end }) => (end.kind === 'taken' ? Math.max(highest, Number(end.id)) : highest),
    0,
  );
  for (let id = readTo() + 1; id < newest; id += 1) {
    if (copy.row(String(id)) === undefined) return true;
  }
  return false;
}
