import type { BrokenRow, New, RowWrite, RowWritten, Stored, Table, Trace } from '../../core/ports';
import type { RowVersions } from '../../core/domain/base/row-versions';
import type { Entity } from '../../core/domain/entities';
import { createRow } from './create-row';
import { removeRow } from './remove-row';
import { saveRow } from './save-row';
import { VersionReader } from './row-versions';
import { writeAll } from './write-all';
import { markOf, type Created, type WriteDeps } from './write-deps';

/** One list as acts use it: reads from the copy in memory, writes to Graph and then to the copy. */
export class ListTable<T extends Entity> implements Table<T> {
  private readonly deps: WriteDeps<T>;
  private readonly reader: VersionReader<T>;
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(deps: WriteDeps<T>) {
    this.deps = deps;
    this.reader = new VersionReader(deps);
  }

  all(): readonly Stored<T>[] {
    return this.deps.copy.all();
  }

  broken(): readonly BrokenRow[] {
    return this.deps.copy.broken();
  }

  find(id: string): Stored<T> | undefined {
    return this.deps.copy.find(id);
  }

  findByKey(key: string): Stored<T> | undefined {
    return this.deps.copy.findByKey(key);
  }

  isMarked(id: string, mark: string): boolean {
    const last = markOf(this.deps.copy.row(id));
    return last === mark || (last !== undefined && last === this.deps.correctedMarks.get(mark));
  }

  versions(id: string): Promise<RowVersions<T>> {
    return this.reader.of(id);
  }

  async create(value: New<T>, trace: Trace): Promise<Created<T>> {
    const known = this.findByKey(value.key);
    if (known !== undefined) return { stored: known, created: false };
    return this.track(createRow(this.deps, value, trace));
  }

  save(stored: Stored<T>, trace: Trace): Promise<Stored<T>> {
    return this.track(saveRow(this.deps, stored, trace, crypto.randomUUID()));
  }

  remove(stored: Stored<T>): Promise<boolean> {
    return this.track(removeRow(this.deps, stored));
  }

  writeAll(writes: readonly RowWrite<T>[], trace: Trace): Promise<readonly RowWritten<T>[]> {
    // Each batch is tracked, and not all of them as one, so that the feed need not wait for the last.
    return writeAll(this.deps, writes, { trace, during: (work) => this.track(work()) });
  }

  /** Resolves when every write that is under way now has been answered. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  private async track<R>(work: Promise<R>): Promise<R> {
    this.underWay.add(work);
    try {
      return await work;
    } finally {
      this.underWay.delete(work);
    }
  }
}
