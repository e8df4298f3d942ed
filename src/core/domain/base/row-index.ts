import { derivedFromRows, type RowChange } from './row-list';

/** A row with the id that the list has given it: a number as text, which rises with each row. */
interface Row {
  readonly id: string;
}
type Shard<T> = ReadonlyMap<string, readonly T[]>;
type Shards<T> = readonly (Shard<T> | undefined)[];

/**
 * Over how many maps an index is spread. A change copies one of them: with 80,000 reports by goal, 80 keys of 20,000.
 */
const shardCount = 256;

function shardOf(key: string): number {
  let hash = 0;
  for (let at = 0; at < key.length; at += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(at)) | 0;
  return (hash >>> 0) % shardCount;
}

function indexed<T>(rows: readonly T[], keyOf: (row: T) => string | undefined): Shards<T> {
  const shards: Map<string, T[]>[] = [];
  for (const row of rows) {
    const key = keyOf(row);
    if (key === undefined) continue;
    const shard = (shards[shardOf(key)] ??= new Map<string, T[]>());
    const group = shard.get(key);
    if (group === undefined) shard.set(key, [row]);
    else group.push(row);
  }
  return shards;
}

function withGroup<T>(shards: Shards<T>, key: string, group: readonly T[]): Shards<T> {
  const next = shards.slice();
  const shard = new Map(next[shardOf(key)]);
  if (group.length === 0) shard.delete(key);
  else shard.set(key, group);
  next[shardOf(key)] = shard;
  return next;
}

/** Adds the row to a group at the place that its id has among those of the others. */
function withRow<T extends Row>(group: readonly T[], row: T): readonly T[] {
  const at = group.findLastIndex(({ id }) => Number(id) < Number(row.id)) + 1;
  return [...group.slice(0, at), row, ...group.slice(at)];
}

function changed<T extends Row>(
  shards: Shards<T>,
  { before, after }: RowChange<T>,
  keyOf: (row: T) => string | undefined,
): Shards<T> {
  const [from, to] = [before && keyOf(before), keyOf(after)];
  const groupOf = (of: Shards<T>, key: string) => of[shardOf(key)]?.get(key) ?? [];
  if (from !== undefined && from === to) {
    const group = groupOf(shards, from).map((row) => (row === before ? after : row));
    return withGroup(shards, from, group);
  }
  const rest = groupOf(shards, from ?? '').filter((row) => row !== before);
  const without = from === undefined ? shards : withGroup(shards, from, rest);
  return to === undefined ? without : withGroup(without, to, withRow(groupOf(without, to), after));
}

const none: readonly never[] = [];

/**
 * Makes a lookup of the rows that have a key, in the order of the list. The list is indexed once for each of its states,
 * and the index is renewed for changed rows alone. Rows whose key is undefined are found by no key.
 */
export function rowsBy<T extends Row>(
  keyOf: (row: T) => string | undefined,
): (rows: readonly T[], key: string) => readonly T[] {
  const index = derivedFromRows<T, Shards<T>>({
    make: (rows) => indexed(rows, keyOf),
    renew: (made, changes) =>
      changes.reduce((shards, change) => changed(shards, change, keyOf), made),
  });
  return (rows, key) => index(rows)[shardOf(key)]?.get(key) ?? none;
}
