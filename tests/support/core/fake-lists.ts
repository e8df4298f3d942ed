import { AppError } from '../../../src/core/domain/base/app-error';
import { isSameKey, keyForm } from '../../../src/core/domain/base/keys';
import { omit } from '../../../src/core/domain/base/defined';
import type { RowVersions } from '../../../src/core/domain/base/row-versions';
import type { Entity } from '../../../src/core/domain/entities';
import type {
  BrokenRow,
  New,
  RowWrite,
  RowWritten,
  Stored,
  Table,
  Trace,
} from '../../../src/core/ports';
import { writeEach } from './write-each';

interface Kept<T> {
  readonly value: T;
  readonly version: number;
  /** The mark of the write whose answer was lost; absent for others, and kept when a person edits the row. */
  readonly mark?: string;
  /** Why the product cannot read the row; absent while it can. */
  readonly spoiled?: Pick<BrokenRow, 'column' | 'reason'>;
}

/**
 * A SharePoint list that several instances share. With `refusesDuplicates`, the unique column refuses a second row with
 * the same key. Without it, both rows are created and the lowest id is the record (decision 0007).
 */
export class FakeList<T extends Entity> {
  readonly rows = new Map<string, Kept<T>>();
  writes = 0;
  private lost = 0;
  /** Set to true to make writes fail as when Graph is unreachable. */
  isDown = false;
  /**
   * Called at each write. `before`: the write fails. `after`: it is done, and its answer is lost. `lost`: its answer is lost, and
   * it is done when `arrive` is called.
   */
  fault: () => 'before' | 'after' | 'lost' | undefined = () => undefined;
  /** True to keep each version of a row, as a list of SharePoint does unless somebody turns it off. */
  isVersioned = false;
  /** The versions of rows, by id, that the table gives. */
  readonly versions = new Map<string, RowVersions<T>>();
  private readonly underWay: (() => void)[] = [];
  private nextId: number;

  private readonly refusesDuplicates: boolean;
  readonly name: string;

  constructor(refusesDuplicates: boolean, initial: readonly T[] = [], name = '') {
    this.refusesDuplicates = refusesDuplicates;
    this.name = name;
    for (const value of initial) this.rows.set(value.id, { value, version: 1 });
    const ids = initial.map(({ id }) => Number(id)).filter((id) => Number.isFinite(id));
    this.nextId = Math.max(1000, ...ids) + 1;
  }

  byKey(key: string): Kept<T> | undefined {
    return [...this.rows.values()]
      .filter(({ value, spoiled }) => spoiled === undefined && isSameKey(value.key, key))
      .toSorted((a, b) => Number(a.value.id) - Number(b.value.id))[0];
  }

  /** Notes the row as its newest version. */
  private keepVersion(value: T, byName: string): void {
    if (!this.isVersioned) return;
    const { versions } = this.versions.get(value.id) ?? { versions: [] };
    this.versions.set(value.id, { versions: [{ byName, value }, ...versions], isComplete: true });
  }

  /** Keeps versions from now on. The first of each row is what it says now. */
  keepVersions(): void {
    this.isVersioned = true;
    for (const { value } of this.rows.values()) this.keepVersion(value, 'Before');
  }

  /** Carries out the writes whose answers were lost. */
  arrive(): void {
    for (const write of this.underWay.splice(0)) write();
  }

  add(value: New<T>): T | 'refused' {
    return this.losing((mark) => this.addNow(value, mark));
  }

  private addNow(value: New<T>, mark: Marked): T | 'refused' {
    // A New<T> with an id is a T.
    const row = { ...value, id: String(this.nextId) } as unknown as T;
    if (this.refusesDuplicates && this.byKey(row.key) !== undefined) return 'refused';
    this.nextId += 1;
    this.writes += 1;
    this.rows.set(row.id, { value: row, version: 1, ...mark });
    this.keepVersion(row, 'Jämna');
    return row;
  }

  replace(value: T, version: number): Kept<T> | 'changed' | 'gone' {
    return this.losing((mark) => this.replaceNow(value, version, mark));
  }

  private replaceNow(value: T, version: number, mark: Marked): Kept<T> | 'changed' | 'gone' {
    const kept = this.rows.get(value.id);
    if (kept === undefined) return 'gone';
    if (kept.version !== version) return 'changed';
    this.writes += 1;
    const next = { value, version: version + 1, ...mark };
    this.rows.set(value.id, next);
    this.keepVersion(value, 'Jämna');
    return next;
  }

  /** Deletes a row in this version. Returns false when it has another one or is gone. */
  remove(id: string, version: number): boolean {
    return this.losing(() => {
      if (this.rows.get(id)?.version !== version) return false;
      this.writes += 1;
      return this.rows.delete(id);
    });
  }

  /** Changes a row as a person does in SharePoint. */
  edit(id: string, change: Partial<T>): T {
    const kept = this.rows.get(id);
    if (kept === undefined) throw new RangeError(`No row ${id}`);
    const value = { ...kept.value, ...change };
    this.rows.set(id, { ...omit(kept, 'spoiled'), value, version: kept.version + 1 });
    this.keepVersion(value, 'Somebody');
    return value;
  }

  /** Makes a row unreadable as a person does who empties a cell. `edit` makes it readable again. */
  spoil(id: string, column: string, reason: BrokenRow['reason'] = 'missing'): void {
    const kept = this.rows.get(id);
    if (kept === undefined) throw new RangeError(`No row ${id}`);
    this.rows.set(id, { ...kept, version: kept.version + 1, spoiled: { column, reason } });
  }

  /** Does the write, or loses its answer as `fault` says. */
  private losing<R>(write: (mark: Marked) => R): R {
    const fault = this.isDown ? 'before' : this.fault();
    if (fault === 'before') throw unavailable();
    if (fault === undefined) return write({});
    const mark = `lost-${(this.lost += 1)}`;
    if (fault === 'lost') this.underWay.push(() => void write({ mark }));
    else write({ mark });
    throw new AppError('outcome-unknown', 'The answer was lost', { mark });
  }
}

type Marked = Pick<Kept<never>, 'mark'>;

function unavailable(): AppError {
  return new AppError('store-unavailable', 'The list is away');
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** One instance's copy of a list. It gets writes of other instances by `sync`, as by Graph's delta. */
export class FakeTable<T extends Entity> implements Table<T> {
  private copy = new Map<string, Kept<T>>();
  private readonly list: FakeList<T>;

  constructor(list: FakeList<T>) {
    this.list = list;
    this.sync();
  }

  sync(): void {
    this.copy = new Map(this.list.rows);
  }

  all(): readonly Stored<T>[] {
    return [...this.records().values()].map(storedOf);
  }

  /** Returns the row with the lowest id of each key. */
  private records(): ReadonlyMap<string, Kept<T>> {
    const records = new Map<string, Kept<T>>();
    for (const kept of this.copy.values()) {
      if (kept.spoiled !== undefined) continue;
      const key = keyForm(kept.value.key);
      const other = records.get(key);
      if (other === undefined || Number(kept.value.id) < Number(other.value.id))
        records.set(key, kept);
    }
    return records;
  }

  broken(): readonly BrokenRow[] {
    const records = new Set(this.records().values());
    const leftOut = [...this.copy.values()].filter((kept) => !records.has(kept));
    return leftOut.map(({ value: { id }, spoiled }) => ({
      ...{ list: this.list.name, id, title: '' },
      ...(spoiled ?? { column: 'Kod', reason: 'doubled' as const }),
    }));
  }

  find(id: string): Stored<T> | undefined {
    const kept = this.copy.get(id);
    return kept === undefined || kept.spoiled !== undefined ? undefined : storedOf(kept);
  }

  findByKey(key: string): Stored<T> | undefined {
    const found = this.records().get(keyForm(key));
    return found && storedOf(found);
  }

  isMarked(id: string, mark: string): boolean {
    return this.copy.get(id)?.mark === mark;
  }

  async versions(id: string): Promise<RowVersions<T>> {
    await turn();
    if (!this.list.rows.has(id)) throw new AppError('not-found', `No row ${id}`);
    return this.list.versions.get(id) ?? { versions: [], isComplete: true };
  }

  async create(value: New<T>) {
    await turn();
    const added = this.list.add(value);
    await turn();
    // After the create, the row is read from the list by its key, as src/graph does (decision 0007).
    const record = this.list.byKey(added === 'refused' ? value.key : added.key);
    if (record === undefined) throw new AppError('store-unavailable', 'The row is gone');
    this.copy.set(record.value.id, record);
    const created = added !== 'refused' && added.id === record.value.id;
    return { stored: storedOf(record), created };
  }

  async save(stored: Stored<T>): Promise<Stored<T>> {
    await turn();
    const saved = this.list.replace(stored.value, Number(stored.eTag));
    if (saved === 'gone') throw new AppError('not-found', `No row ${stored.value.id}`);
    if (saved === 'changed') {
      const theirs = this.list.rows.get(stored.value.id);
      if (theirs !== undefined) this.copy.set(theirs.value.id, theirs);
      throw new AppError('conflict', 'The row has changed', { theirs: theirs && storedOf(theirs) });
    }
    this.copy.set(saved.value.id, saved);
    return storedOf(saved);
  }

  async remove({ value: { id }, eTag }: Stored<T>): Promise<boolean> {
    await turn();
    if (!this.list.remove(id, Number(eTag))) return false;
    this.copy.delete(id);
    return true;
  }

  async writeAll(writes: readonly RowWrite<T>[], trace: Trace): Promise<readonly RowWritten<T>[]> {
    return writeEach(
      {
        // A row that the copy shows is not written again.
        create: async (value) => {
          const stored = this.findByKey(value.key);
          return stored === undefined ? this.create(value) : { stored, created: false };
        },
        save: (stored) => this.save(stored),
      },
      writes,
      trace,
    );
  }
}

function storedOf<T>(kept: Kept<T>): Stored<T> {
  return { value: kept.value, eTag: String(kept.version) };
}
