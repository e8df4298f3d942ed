import type { Fault } from '../../domain/base/fault';
import { keyForm } from '../../domain/base/keys';
import { eachInSteps, type Steps } from '../../domain/base/steps';
import type { World } from '../../domain/world';

/** A pasted row that was read: the value that would be stored, or its faults. */
export interface ImportDraft<T> {
  readonly line: number;
  readonly label: string;
  readonly key: string;
  /** Absent when the row cannot be read. References to other rows of the paste hold ids of drafts (`new:KEY`). */
  readonly value: T | undefined;
  /** True when a row with this key is stored already. The import does not change that row. */
  readonly isKnown: boolean;
  readonly faults: readonly Fault[];
}

/** The temporary id of a draft, until its row is created: the same for keys that are the same key. */
export function draftId(key: string): string {
  return `new:${keyForm(key)}`;
}

/** A row that another one names by its key: stored or a draft, with the key as it is written there. */
export interface NamedRow {
  readonly id: string;
  readonly key: string;
}

/**
 * Makes a function that returns the row with a key, stored or in the paste; `undefined` when there is none. It finds the key
 * however it is written. `pasted` is what `pastedKeys` returns.
 */
export function rowsByKey(
  stored: readonly NamedRow[],
  pasted: ReadonlyMap<string, string> = new Map(),
): (key: string) => NamedRow | undefined {
  const known = new Map(stored.toReversed().map(({ key, id }) => [keyForm(key), { id, key }]));
  return (written) => {
    const form = keyForm(written);
    const key = pasted.get(form);
    return known.get(form) ?? (key === undefined ? undefined : { id: draftId(key), key });
  };
}

/** Returns the keys of pasted rows as the first row of each writes it, by the form of `keyForm`. */
export function pastedKeys(
  rows: readonly { readonly cells: { readonly key?: string } }[],
): ReadonlyMap<string, string> {
  const keys = rows.flatMap(({ cells: { key } }) => (key === undefined ? [] : [key]));
  return new Map(keys.toReversed().map((key) => [keyForm(key), key]));
}

/** Adds a fault to each row whose key an earlier row of the paste has, however they are written. */
export function markDuplicates<T>(drafts: readonly ImportDraft<T>[]): readonly ImportDraft<T>[] {
  const seen = new Set<string>();
  return drafts.map((draft) => {
    const key = keyForm(draft.key);
    const isDuplicate = key !== '' && seen.has(key);
    seen.add(key);
    return isDuplicate
      ? { ...draft, faults: [...draft.faults, { field: 'key', reason: 'doubled' }] }
      : draft;
  });
}

/** Checks each new draft, one a step, by the domain's rules, in a world that holds the stored rows and all drafts. */
export function checkTogether<T>(
  drafts: readonly ImportDraft<T>[],
  together: World,
  faultsOf: (world: World, value: T) => readonly Fault[],
): Steps<readonly ImportDraft<T>[]> {
  return eachInSteps(drafts, (draft) => {
    if (draft.isKnown || draft.value === undefined || draft.faults.length > 0) return draft;
    return { ...draft, faults: faultsOf(together, draft.value) };
  });
}

/** Sorts values so that parents come before children, and asks for each parent once. `parentOf` returns the id of the parent, of a row or a draft. */
export function parentsFirst<T extends { readonly id: string }>(
  values: readonly T[],
  parentOf: (value: T) => string | undefined,
): readonly T[] {
  const byId = new Map(values.map((value) => [value.id, value]));
  const ordered = new Set<T>();
  for (const value of values) {
    const line = new Set<T>();
    let next: T | undefined = value;
    while (next !== undefined && !ordered.has(next) && !line.has(next)) {
      line.add(next);
      next = byId.get(parentOf(next) ?? '');
    }
    for (const one of [...line].reverse()) ordered.add(one);
  }
  return [...ordered];
}
