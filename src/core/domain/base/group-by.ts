import type { Steps } from './steps';

function add<T, K>(groups: Map<K, T[]>, item: T, key: K | undefined): void {
  if (key === undefined) return;
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}

/** Groups the items by key, in the order in which the keys first occur. Leaves out items whose key is undefined. */
export function groupedBy<T, K>(
  items: readonly T[],
  keyOf: (item: T) => K | undefined,
): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) add(groups, item, keyOf(item));
  return groups;
}

/** Groups the items as `groupedBy` does, one item a step. */
export function* groupedInSteps<T, K>(
  items: readonly T[],
  keyOf: (item: T) => K | undefined,
): Steps<ReadonlyMap<K, readonly T[]>> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    add(groups, item, keyOf(item));
    yield;
  }
  return groups;
}
