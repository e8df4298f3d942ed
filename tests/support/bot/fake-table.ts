import type { Entity } from '../../../src/core/domain/entities';
import type { New, Stored, Table, Trace } from '../../../src/core/ports';
import { AppError } from '../../../src/core/domain/base/app-error';
import { writeEach } from '../core/write-each';

/** What the next write does first: it calls `before`, in which a test may write as somebody else, and throws `fail`. */
interface NextWrite {
  fail?: AppError;
  before?: () => void;
}

/** A list in memory with eTags and unique keys, an implementation of the port `Table`. */
export interface FakeTable<T extends Entity> extends Table<T> {
  readonly traces: Trace[];
  readonly next: NextWrite;
  /** Changes a row as a person does in SharePoint: it gets another eTag, and no act is recorded. */
  edit(id: string, change: Partial<T>): void;
}

/** Makes a list with these rows. */
export function fakeTable<T extends Entity>(rows: readonly T[]): FakeTable<T> {
  const stored = new Map<string, Stored<T>>();
  let version = 0;
  const put = (value: T): Stored<T> => {
    version += 1;
    const row = { value, eTag: `"${value.id},${version}"` };
    stored.set(value.id, row);
    return row;
  };
  rows.forEach(put);
  const traces: Trace[] = [];
  const next: NextWrite = {};
  const write = async (trace: Trace) => {
    // A save takes time in SharePoint, so that two presses of a button can overlap here.
    await new Promise((resolve) => setImmediate(resolve));
    const { fail, before } = next;
    delete next.fail;
    delete next.before;
    before?.();
    if (fail !== undefined) throw fail;
    traces.push(trace);
  };
  const findByKey = (key: string) => [...stored.values()].find(({ value }) => value.key === key);
  const table: FakeTable<T> = {
    traces,
    next,
    all: () => [...stored.values()],
    broken: () => [],
    find: (id) => stored.get(id),
    findByKey,
    isMarked: () => false,
    versions: () => Promise.resolve({ versions: [], isComplete: true }),
    async create(value: New<T>, trace) {
      await write(trace);
      const first = findByKey(value.key);
      if (first !== undefined) {
        traces.pop();
        return { stored: first, created: false };
      }
      return {
        stored: put({ ...value, id: String(100 + stored.size) } as unknown as T),
        created: true,
      };
    },
    remove: () => Promise.resolve(false),
    async save({ value, eTag }, trace) {
      await write(trace);
      const now = stored.get(value.id);
      if (now?.eTag !== eTag) {
        traces.pop();
        throw new AppError('conflict', `Row ${value.id} has changed`, { theirs: now });
      }
      return put(value);
    },
    writeAll: (writes, by) => writeEach(table, writes, by),
    edit(id, change) {
      const row = stored.get(id);
      if (row !== undefined) put({ ...row.value, ...change });
    },
  };
  return table;
}
