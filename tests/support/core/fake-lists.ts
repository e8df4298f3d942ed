import { AppError } from '../../../src/core/domain/base/app-error';
import type { Entity } from '../../../src/core/domain/entities';
import type { New, Stored, Table } from '../../../src/core/ports';

interface Kept<T> {
  readonly value: T;
  readonly version: number;
}

/**
 * A SharePoint list that several instances share. With `refusesDuplicates`, the unique column refuses a second row with
 * the same key. Without it, both rows are created and the lowest id is the record (decision 0007).
 */
export class FakeList<T extends Entity> {
  readonly rows = new Map<string, Kept<T>>();
  writes = 0;
  /** Set to true to make writes fail as when Graph is unreachable. */
  isDown = false;
  /** Called at each write. `before`: the write fails. `after`: it is done, and its answer is lost. */
  fault: () => 'before' | 'after' | undefined = () => undefined;
  private nextId: number;

  private readonly refusesDuplicates: boolean;

  constructor(refusesDuplicates: boolean, initial: readonly T[] = []) {
    this.refusesDuplicates = refusesDuplicates;
    for (const value of initial) this.rows.set(value.id, { value, version: 1 });
    const ids = initial.map(({ id }) => Number(id)).filter((id) => Number.isFinite(id));
    this.nextId = Math.max(1000, ...ids) + 1;
  }

  byKey(key: string): Kept<T> | undefined {
    return [...this.rows.values()]
      .filter(({ value }) => value.key === key)
      .toSorted((a, b) => Number(a.value.id) - Number(b.value.id))[0];
  }

  add(value: New<T>): T | 'refused' {
    const isLost = this.isAnswerLost();
    // A New<T> with an id is a T.
    const row = { ...value, id: String(this.nextId) } as unknown as T;
    if (this.refusesDuplicates && this.byKey(row.key) !== undefined) return 'refused';
    this.nextId += 1;
    this.writes += 1;
    this.rows.set(row.id, { value: row, version: 1 });
    if (isLost) throw unavailable();
    return row;
  }

  replace(value: T, version: number): Kept<T> | 'changed' | 'gone' {
    const isLost = this.isAnswerLost();
    const kept = this.rows.get(value.id);
    if (kept === undefined) return 'gone';
    if (kept.version !== version) return 'changed';
    this.writes += 1;
    const next = { value, version: version + 1 };
    this.rows.set(value.id, next);
    if (isLost) throw unavailable();
    return next;
  }

  /** Changes a row as a person does in SharePoint. */
  edit(id: string, change: Partial<T>): T {
    const kept = this.rows.get(id);
    if (kept === undefined) throw new RangeError(`No row ${id}`);
    const value = { ...kept.value, ...change };
    this.rows.set(id, { value, version: kept.version + 1 });
    return value;
  }

  private isAnswerLost(): boolean {
    const fault = this.isDown ? 'before' : this.fault();
    if (fault === 'before') throw unavailable();
    return fault === 'after';
  }
}

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
    this.copy = new Map(
      [...this.list.rows].filter(([, kept]) => this.list.byKey(kept.value.key) === kept),
    );
  }

  all(): readonly Stored<T>[] {
    return [...this.copy.values()].map(storedOf);
  }

  broken() {
    return [];
  }

  find(id: string): Stored<T> | undefined {
    const kept = this.copy.get(id);
    return kept && storedOf(kept);
  }

  findByKey(key: string): Stored<T> | undefined {
    return this.all().find(({ value }) => value.key === key);
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
}

function storedOf<T>(kept: Kept<T>): Stored<T> {
  return { value: kept.value, eTag: String(kept.version) };
}
