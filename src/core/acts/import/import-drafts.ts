import type { Fault } from '../../domain/base/fault';
import type { World } from '../../domain/world';

/** A row that was read: what it would become, or what is wrong with it. */
export interface Draft<T> {
  readonly line: number;
  readonly label: string;
  readonly key: string;
  /** With ids of drafts (`new:KEY`) where it points at rows of the same paste. */
  readonly value: T | undefined;
  /** The key is there already: the row is left as people have it. */
  readonly isKnown: boolean;
  readonly faults: readonly Fault[];
}

/** The id that a draft has until it has a row. */
export function draftId(key: string): string {
  return `new:${key}`;
}

/** The id of a row by its key, whether it is stored or in the paste. */
export function idOfKey(
  stored: readonly { readonly id: string; readonly key: string }[],
  pasted: ReadonlySet<string>,
  key: string,
): string | undefined {
  const known = stored.find((row) => row.key === key)?.id;
  return known ?? (pasted.has(key) ? draftId(key) : undefined);
}

/** Marks rows whose key came earlier in the paste. */
export function withoutDoubles<T>(drafts: readonly Draft<T>[]): readonly Draft<T>[] {
  const seen = new Set<string>();
  return drafts.map((draft) => {
    const isDouble = draft.key !== '' && seen.has(draft.key);
    seen.add(draft.key);
    return isDouble
      ? { ...draft, faults: [...draft.faults, { field: 'key', reason: 'doubled' }] }
      : draft;
  });
}

/** Adds the faults that only show when all rows stand together. */
export function checkTogether<T>(
  drafts: readonly Draft<T>[],
  together: World,
  faultsOf: (world: World, value: T) => readonly Fault[],
): readonly Draft<T>[] {
  return drafts.map((draft) => {
    if (draft.isKnown || draft.value === undefined || draft.faults.length > 0) return draft;
    return { ...draft, faults: faultsOf(together, draft.value) };
  });
}

/** The new values, parents before children. `parentOf` gives the id of the parent, stored or draft. */
export function parentsFirst<T extends { readonly id: string }>(
  values: readonly T[],
  parentOf: (value: T) => string | undefined,
): readonly T[] {
  const byId = new Map(values.map((value) => [value.id, value]));
  const ordered = new Set<T>();
  const place = (value: T, children: ReadonlySet<T>): void => {
    const parent = byId.get(parentOf(value) ?? '');
    if (parent !== undefined && !children.has(parent)) place(parent, new Set([...children, value]));
    ordered.add(value);
  };
  for (const value of values) place(value, new Set([value]));
  return [...ordered];
}
