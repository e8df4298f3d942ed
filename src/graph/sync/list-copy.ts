import type { BrokenRow, Stored } from '../../core/ports';
import { cleanText } from '../../core/domain/base/clean-text';
import type { Entity } from '../../core/domain/entities';
import { cellsOf, UnreadableRow } from '../columns/cells';
import type { RowMap } from '../columns/list-map';
import type { Row } from './row';

type CopiedRow<T> = { readonly row: Row } & (
  { readonly stored: Stored<T> } | { readonly broken: BrokenRow }
);

/** The record of each key, in the order of ids. */
interface Records<T> {
  readonly all: readonly Stored<T>[];
  readonly byKey: ReadonlyMap<string, Stored<T>>;
}

/** What a copy of a list needs to read its rows. */
export interface CopyDeps<T extends Entity> {
  readonly map: RowMap<T>;
  /** Returns the zone in which dates are read. Called for each row, because a setting can change it. */
  readonly timeZone: () => string;
  readonly onChange: () => void;
}

function read<T extends Entity>(deps: CopyDeps<T>, row: Row): CopiedRow<T> {
  const { map, timeZone } = deps;
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

/**
 * One list in memory: each row as Graph sent it, and the value that it was read as. Of several rows with one key, the one
 * with the lowest id is the record (decision 0007).
 */
export class ListCopy<T extends Entity> {
  private readonly deps: CopyDeps<T>;
  private readonly entries = new Map<string, CopiedRow<T>>();
  private records: Records<T> | undefined;

  constructor(deps: CopyDeps<T>) {
    this.deps = deps;
  }

  all(): readonly Stored<T>[] {
    return this.current().all;
  }

  broken(): readonly BrokenRow[] {
    return [...this.entries.values()].flatMap((entry) => ('broken' in entry ? [entry.broken] : []));
  }

  find(id: string): Stored<T> | undefined {
    const entry = this.entries.get(id);
    return entry !== undefined && 'stored' in entry ? entry.stored : undefined;
  }

  findByKey(key: string): Stored<T> | undefined {
    return this.current().byKey.get(key);
  }

  /** False for a duplicate: a row whose key a row with a lower id has too. */
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

  /** Adds or replaces a row. Returns its value, or undefined when it cannot be read. */
  put(row: Row): Stored<T> | undefined {
    const entry = read(this.deps, row);
    this.entries.set(row.id, entry);
    this.changed();
    return 'stored' in entry ? entry.stored : undefined;
  }

  remove(id: string): void {
    if (this.entries.delete(id)) this.changed();
  }

  private changed(): void {
    this.records = undefined;
    this.deps.onChange();
  }

  private current(): Records<T> {
    if (this.records !== undefined) return this.records;
    const byKey = new Map<string, Stored<T>>();
    const inOrder = [...this.entries.values()].sort((a, b) => Number(a.row.id) - Number(b.row.id));
    for (const entry of inOrder) {
      if (!('stored' in entry)) continue;
      const key = entry.stored.value.key;
      if (!byKey.has(key)) byKey.set(key, entry.stored);
    }
    this.records = { all: [...byKey.values()], byKey };
    return this.records;
  }
}
