import { readItem, type Row } from './row';

/** The rows and deletions on the pages of a reading, each once. */
export interface Entries {
  readonly rows: ReadonlyMap<string, Row>;
  readonly deleted: ReadonlySet<string>;
  /** False when an entry could not be read: a row or a deletion may be missing. */
  readonly isWhole: boolean;
}

/**
 * Reads the entries of all pages. Graph may give the same item several times, and the last occurrence counts. An entry
 * that is an error object makes the reading incomplete.
 *
 * @see https://learn.microsoft.com/graph/delta-query-overview
 */
export function readEntries(entries: readonly unknown[]): Entries {
  const rows = new Map<string, Row>();
  const deleted = new Set<string>();
  let isWhole = true;
  for (const entry of entries.map(readItem)) {
    if (entry === undefined) {
      isWhole = false;
    } else if (entry.kind === 'deleted') {
      rows.delete(entry.id);
      deleted.add(entry.id);
    } else {
      deleted.delete(entry.row.id);
      rows.set(entry.row.id, entry.row);
    }
  }
  return { rows, deleted, isWhole };
}
