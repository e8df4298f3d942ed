import { readItem, type Row } from './row';

/** What the pages of a reading hold, each row once. */
export interface Entries {
  readonly rows: ReadonlyMap<string, Row>;
  readonly deleted: ReadonlySet<string>;
  /** False when an entry could not be read: something may be missing. */
  readonly isWhole: boolean;
}

/**
 * Reads the entries of all pages. The same item may come several times: the last occurrence wins.
 *
 * @see graph.md §8: an error object has been seen among the items
 */
export function readEntries(entries: readonly unknown[]): Entries {
  const rows = new Map<string, Row>();
  const deleted = new Set<string>();
  let isWhole = true;
  for (const read of entries.map(readItem)) {
    if (read === undefined) {
      isWhole = false;
    } else if (read.kind === 'deleted') {
      rows.delete(read.id);
      deleted.add(read.id);
    } else {
      deleted.delete(read.row.id);
      rows.set(read.row.id, read.row);
    }
  }
  return { rows, deleted, isWhole };
}
