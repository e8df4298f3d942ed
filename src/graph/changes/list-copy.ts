import type { BrokenRow, Stored } from '../../core/actions/ports';
import { cellsOf, UnreadableRow } from '../lists/cells';
import { cleanText } from '../lists/clean-text';
import type { ListMap } from '../lists/list-map';
import type { Row } from './row';

/** One list in memory: rows as they came, and what they mean. */
export interface ListCopy<T extends { readonly id: string }> {
  all(): readonly Stored<T>[];
  broken(): readonly BrokenRow[];
  find(id: string): Stored<T> | undefined;
  findByKey(key: string): Stored<T> | undefined;
  row(id: string): Row | undefined;
  ids(): readonly string[];
  put(row: Row): Stored<T> | undefined;
  remove(id: string): void;
}

type Entry<T> = { readonly row: Row } & (
  { readonly stored: Stored<T> } | { readonly broken: BrokenRow }
);

function read<T extends { readonly id: string }>(
  map: ListMap<T>,
  row: Row,
  timeZone: string,
): Entry<T> {
  const cells = cellsOf(row.fields, timeZone);
  try {
    return { row, stored: { value: map.read(cells, row.id), eTag: row.eTag } };
  } catch (cause) {
    if (!(cause instanceof UnreadableRow)) throw cause;
    const title = row.fields['Title'];
    return {
      row,
      broken: {
        list: map.description.displayName,
        id: row.id,
        title: typeof title === 'string' ? cleanText(title) : '',
        reason: cause.message,
      },
    };
  }
}

/**
 * @param timeZone in which dates of the list are read; asked for each row
 * @param onChange told after each change
 */
export function listCopy<T extends { readonly id: string }>(
  map: ListMap<T>,
  timeZone: () => string,
  onChange: () => void,
): ListCopy<T> {
  const entries = new Map<string, Entry<T>>();
  let shown:
    | { readonly all: readonly Stored<T>[]; readonly byKey: ReadonlyMap<string, Stored<T>> }
    | undefined;

  /** Of rows with one key the lowest id is the record (design §6). */
  const show = () => {
    if (shown !== undefined) return shown;
    const byKey = new Map<string, Stored<T>>();
    const inOrder = [...entries.values()].sort((a, b) => Number(a.row.id) - Number(b.row.id));
    for (const entry of inOrder) {
      if (!('stored' in entry)) continue;
      const key = map.keyOf(entry.stored.value);
      if (!byKey.has(key)) byKey.set(key, entry.stored);
    }
    shown = { all: [...byKey.values()], byKey };
    return shown;
  };
  const changed = () => {
    shown = undefined;
    onChange();
  };

  return {
    all: () => show().all,
    broken: () =>
      [...entries.values()].flatMap((entry) => ('broken' in entry ? [entry.broken] : [])),
    find(id) {
      const entry = entries.get(id);
      return entry !== undefined && 'stored' in entry ? entry.stored : undefined;
    },
    findByKey: (key) => show().byKey.get(key),
    row: (id) => entries.get(id)?.row,
    ids: () => [...entries.keys()],
    put(row) {
      const entry = read(map, row, timeZone());
      entries.set(row.id, entry);
      changed();
      return 'stored' in entry ? entry.stored : undefined;
    },
    remove(id) {
      if (entries.delete(id)) changed();
    },
  };
}
