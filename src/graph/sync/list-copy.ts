import type { BrokenRow, Stored } from '../../core/ports';
import { cleanText } from '../../core/domain/base/clean-text';
import { keyForm } from '../../core/domain/base/keys';
import { withChanges, type RowChange } from '../../core/domain/base/row-list';
import type { Entity } from '../../core/domain/entities';
import { cellsOf, UnreadableRow } from '../columns/cells';
import type { ListDescription } from '../columns/description';
import type { RowMap } from '../columns/list-map';
import { RemovedRows, type Moment } from './removed-rows';
import { isOlder, type Row } from './row';

type CopiedRow<T> = { readonly row: Row } & (
  { readonly stored: Stored<T> } | { readonly broken: BrokenRow }
);

/** The record of each key, in the order of ids. `byKey` has keys in the form in which they are compared. */
interface Records<T> {
  all: readonly Stored<T>[];
  readonly byKey: Map<string, Stored<T>>;
  /** Where in `all` the row with an id is. */
  readonly positions: Map<string, number>;
  lastId: number;
}

/** A row that has changed since the records were last asked for. */
interface Pending<T> {
  readonly before: CopiedRow<T> | undefined;
  readonly after: CopiedRow<T>;
}

/** With more changed rows than this, sorting all rows anew costs less than renewing the records row by row. */
const mostPending = 500;

/** What a copy of a list needs to read its rows. */
export interface CopyDeps<T extends Entity> {
  readonly map: RowMap<T>;
  /** Returns the zone in which dates are read. Called for each row, because a setting can change it. */
  readonly timeZone: () => string;
  readonly onChange: () => void;
}

function titleOf(row: Row): string {
  const title = row.fields['Title'];
  return typeof title === 'string' ? cleanText(title) : '';
}

/** Returns the display name of the column Key. */
function keyNameOf({ columns }: ListDescription): string {
  return columns.find(({ name }) => name === 'Key')?.displayName ?? 'Key';
}

/** Returns the parts of a broken row that say which row it is. */
function placeOf(
  { displayName: list }: ListDescription,
  row: Row,
): Pick<BrokenRow, 'list' | 'id' | 'title'> {
  return { list, id: row.id, title: titleOf(row) };
}

function read<T extends Entity>(deps: CopyDeps<T>, row: Row): CopiedRow<T> {
  const { map, timeZone } = deps;
  const cells = cellsOf(row.fields, timeZone());
  try {
    const value = map.read(cells, row.id);
    return { row, stored: { value, eTag: row.eTag } };
  } catch (cause) {
    if (!(cause instanceof UnreadableRow)) throw cause;
    const { description } = map;
    const column = cause.message;
    const named = description.columns.find(({ displayName }) => displayName === column);
    const reason = named && cells.unreadable.has(named.name) ? 'unreadable' : 'missing';
    return { row, broken: { ...placeOf(description, row), column, reason } };
  }
}

/**
 * One list in memory: each row as Graph sent it, and the value that it was read as. Of several rows with one key, the one
 * with the lowest id is the record (decision 0007).
 */
export class ListCopy<T extends Entity> {
  private readonly deps: CopyDeps<T>;
  private readonly entries = new Map<string, CopiedRow<T>>();
  private readonly unreadable = new Map<string, BrokenRow>();
  private records: Records<T> | undefined;
  private pending: Pending<T>[] = [];
  private readonly removed = new RemovedRows();

  constructor(deps: CopyDeps<T>) {
    this.deps = deps;
  }

  all(): readonly Stored<T>[] {
    return this.current().all;
  }

  /** Rows that cannot be read, and rows whose key a row with a lower id has too. */
  broken(): readonly BrokenRow[] {
    return [...this.unreadable.values(), ...this.duplicates()].sort(
      (a, b) => Number(a.id) - Number(b.id),
    );
  }

  private duplicates(): readonly BrokenRow[] {
    // Almost always there are none, and the numbers say so without looking at each row.
    if (this.all().length + this.unreadable.size === this.entries.size) return [];
    const { description } = this.deps.map;
    const column = keyNameOf(description);
    return [...this.entries.values()].flatMap(({ row, ...entry }) => {
      if (!('stored' in entry) || this.isRecord(row.id)) return [];
      return { ...placeOf(description, row), column, reason: 'doubled' as const };
    });
  }

  /** Reads a row that need not be in the copy. Returns undefined for one that cannot be read. */
  read(row: Row): T | undefined {
    const copied = read(this.deps, row);
    return 'stored' in copied ? copied.stored.value : undefined;
  }

  find(id: string): Stored<T> | undefined {
    const entry = this.entries.get(id);
    return entry !== undefined && 'stored' in entry ? entry.stored : undefined;
  }

  findByKey(key: string): Stored<T> | undefined {
    return this.current().byKey.get(keyForm(key));
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

  /** Returns the moment that a reading gives with its rows. The reading takes it before it asks Graph. */
  moment(): Moment {
    return this.removed.now();
  }

  /**
   * False for a row that would set the copy back: an older state than the copy holds, or a row that was removed after the
   * reading had asked for it. Answers can arrive in another order than they were asked for.
   */
  accepts(row: Row, askedAt: Moment): boolean {
    const known = this.entries.get(row.id)?.row;
    if (known !== undefined) return !isOlder(row.eTag, known.eTag);
    return !this.removed.isRemovedSince(row.id, askedAt);
  }

  /**
   * Adds or replaces a row, unless that would set the copy back. Returns the value that the copy then has of the row, or
   * undefined when it has none or it cannot be read.
   */
  put(row: Row, askedAt: Moment): Stored<T> | undefined {
    if (!this.accepts(row, askedAt)) return this.find(row.id);
    const before = this.entries.get(row.id);
    const after = read(this.deps, row);
    this.entries.set(row.id, after);
    if ('broken' in after) this.unreadable.set(row.id, after.broken);
    else this.unreadable.delete(row.id);
    if (this.records !== undefined) this.pending.push({ before, after });
    if (this.pending.length > mostPending) this.forgetRecords();
    this.deps.onChange();
    return 'stored' in after ? after.stored : undefined;
  }

  /** Removes a row. Rows that the copy does not hold are remembered too, since an answer under way may hold them. */
  remove(id: string): void {
    this.removed.add(id);
    if (!this.entries.delete(id)) return;
    this.unreadable.delete(id);
    this.forgetRecords();
    this.deps.onChange();
  }

  private forgetRecords(): void {
    this.records = undefined;
    this.pending = [];
  }

  private current(): Records<T> {
    const { records, pending } = this;
    this.pending = [];
    this.records =
      records !== undefined && this.renew(records, pending) ? records : this.sortedRecords();
    return this.records;
  }

  /** Puts changed rows into the records. Returns false when a change moves other rows, so that they must be sorted anew. */
  private renew(records: Records<T>, pending: readonly Pending<T>[]): boolean {
    const changes: RowChange<Stored<T>>[] = [];
    for (const { before, after } of pending) {
      const change = changeOf(records, before, after);
      if (change === undefined) return false;
      changes.push(change);
      records.byKey.set(keyForm(change.after.value.key), change.after);
      records.positions.set(change.after.value.id, change.at);
      records.lastId = Math.max(records.lastId, Number(change.after.value.id));
    }
    if (changes.length > 0) records.all = withChanges(records.all, changes);
    return true;
  }

  private sortedRecords(): Records<T> {
    const byKey = new Map<string, Stored<T>>();
    const inOrder = [...this.entries.values()].sort((a, b) => Number(a.row.id) - Number(b.row.id));
    for (const entry of inOrder) {
      if (!('stored' in entry)) continue;
      const key = keyForm(entry.stored.value.key);
      if (!byKey.has(key)) byKey.set(key, entry.stored);
    }
    const all = [...byKey.values()];
    const positions = new Map(all.map(({ value }, at) => [value.id, at]));
    return { all, byKey, positions, lastId: Number(all.at(-1)?.value.id ?? 0) };
  }
}

/**
 * Returns the change of the records that one changed row makes: a record that keeps its key is replaced, and a row with a
 * new key and the highest id is added. Returns undefined for any other change.
 */
function changeOf<T extends Entity>(
  { byKey, positions, lastId }: Records<T>,
  old: CopiedRow<T> | undefined,
  now: CopiedRow<T>,
): RowChange<Stored<T>> | undefined {
  if (!('stored' in now)) return undefined;
  const after = now.stored;
  const record = byKey.get(keyForm(after.value.key));
  if (old === undefined) {
    const isNewest = record === undefined && Number(after.value.id) > lastId;
    return isNewest ? { at: positions.size, after } : undefined;
  }
  if (!('stored' in old) || record !== old.stored) return undefined;
  const at = positions.get(after.value.id);
  return at === undefined ? undefined : { at, before: old.stored, after };
}
