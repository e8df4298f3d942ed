import type { BrokenRow, Stored } from '../../core/ports';
import { cleanText } from '../../core/domain/base/clean-text';
import type { Entity } from '../../core/domain/entities';
import { cellsOf, UnreadableRow } from '../columns/cells';
import type { RowMap } from '../columns/list-map';
import type { Row } from './row';

type Entry<T> = { readonly row: Row } & (
  { readonly stored: Stored<T> } | { readonly broken: BrokenRow }
);

/** What the entries come to: the record of each key. */
interface Shown<T> {
  readonly all: readonly Stored<T>[];
  readonly byKey: ReadonlyMap<string, Stored<T>>;
}

/** How a copy reads rows, and whom it tells of changes. */
export interface CopyOptions<T extends Entity> {
  readonly map: RowMap<T>;
  /** In which dates of the list are read; asked for each row. */
  readonly timeZone: () => string;
  readonly onChange: () => void;
}

function read<T extends Entity>(options: CopyOptions<T>, row: Row): Entry<T> {
  const { map, timeZone } = options;
  try {
    const value = map.read(cellsOf(row.fields, timeZone()), row.id);
    return { row, stored: { value, eTag: row.eTag } };
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

/** One list in memory: rows as they came, and what they mean. Of rows with one key the lowest id is the record. */
export class ListCopy<T extends Entity> {
  private readonly options: CopyOptions<T>;
  private readonly entries = new Map<string, Entry<T>>();
  private shown: Shown<T> | undefined;

  constructor(options: CopyOptions<T>) {
    this.options = options;
  }

  all(): readonly Stored<T>[] {
    return this.show().all;
  }

  broken(): readonly BrokenRow[] {
    return [...this.entries.values()].flatMap((entry) => ('broken' in entry ? [entry.broken] : []));
  }

  find(id: string): Stored<T> | undefined {
    const entry = this.entries.get(id);
    return entry !== undefined && 'stored' in entry ? entry.stored : undefined;
  }

  findByKey(key: string): Stored<T> | undefined {
    return this.show().byKey.get(key);
  }

  /** False for a row that came after another with its key: it stands for nothing. */
  isRecord(id: string): boolean {
    const stored = this.find(id);
    if (stored === undefined) return this.entries.has(id);
    return this.findByKey(stored.value.key) === stored;
  }

  row(id: string): Row | undefined {
    return this.entries.get(id)?.row;
  }

  ids(): readonly string[] {
    return [...this.entries.keys()];
  }

  /** Takes a row as it stands now. @returns what it means, when it can be read */
  put(row: Row): Stored<T> | undefined {
    const entry = read(this.options, row);
    this.entries.set(row.id, entry);
    this.changed();
    return 'stored' in entry ? entry.stored : undefined;
  }

  remove(id: string): void {
    if (this.entries.delete(id)) this.changed();
  }

  private changed(): void {
    this.shown = undefined;
    this.options.onChange();
  }

  private show(): Shown<T> {
    if (this.shown !== undefined) return this.shown;
    const byKey = new Map<string, Stored<T>>();
    const inOrder = [...this.entries.values()].sort((a, b) => Number(a.row.id) - Number(b.row.id));
    for (const entry of inOrder) {
      if (!('stored' in entry)) continue;
      const key = entry.stored.value.key;
      if (!byKey.has(key)) byKey.set(key, entry.stored);
    }
    this.shown = { all: [...byKey.values()], byKey };
    return this.shown;
  }
}
