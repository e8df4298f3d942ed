import type { ImportChange } from '../../api/import/acts';
import type { Fault } from '../../domain/base/fault';
import { keyForm } from '../../domain/base/keys';
import { lettersAndDigits } from './letters-and-digits';
import { eachInSteps, type Steps } from '../../domain/base/steps';

/** A pasted row that was read: the value that would be stored, or its faults. */
export interface ImportDraft<T> {
  readonly line: number;
  readonly label: string;
  readonly key: string;
  /** Absent when the row cannot be read. References to other rows of the paste hold ids of drafts (`new:KEY`). */
  readonly value: T | undefined;
  /** The stored row with this key; undefined for a new row. `value` then says the same but for the cells of the sheet that differ. */
  readonly stored: T | undefined;
  /** The fields in which `value` differs from the stored row. */
  readonly changes: readonly ImportChange[];
  /** The columns whose cells are empty in the sheet and filled in the list. */
  readonly kept: readonly string[];
  readonly warnings: readonly Fault[];
  readonly faults: readonly Fault[];
  /** What the cells were understood as, by column, where it is not the text as written. */
  readonly understood: Readonly<Record<string, string | number>>;
  /** True when nothing is wrong with the row but that its parent, which is in the sheet too, is refused or waits itself. */
  readonly isWaiting?: boolean;
}

/** The temporary id of a draft, until its row is created: the same for keys that are the same key. */
export function draftId(key: string): string {
  return `new:${keyForm(key)}`;
}

/** True for the temporary id of a draft. The ids of rows are numbers. */
export function isDraftId(id: string): boolean {
  return id.startsWith('new:');
}

/** A row that another one names by its key: stored or a draft, with the key as it is written there. */
export interface NamedRow {
  readonly id: string;
  readonly key: string;
}

/**
 * Makes a function that returns the row with a key, stored or in the paste; `undefined` when there is none. It finds the key
 * however it is written. `pasted` is what `keysByForm` returns.
 */
export function rowsByKey(
  stored: readonly NamedRow[],
  pasted: ReadonlyMap<string, string> = new Map(),
): FindRow {
  const known = new Map(stored.toReversed().map(({ key, id }) => [keyForm(key), { id, key }]));
  return (written) => {
    const form = keyForm(written);
    const key = pasted.get(form);
    return known.get(form) ?? (key === undefined ? undefined : { id: draftId(key), key });
  };
}

/** Returns the row that a text names; `many` when more than one have that name, and undefined when none has. */
export type FindRow = (written: string) => NamedRow | 'many' | undefined;

/** Makes a function that finds a row by its key, or else by its name in letters and digits. */
export function rowsByKeyOrName(
  findByKey: FindRow,
  named: readonly { readonly key: string; readonly name: string }[],
): FindRow {
  const keys = new Map<string, Map<string, string>>();
  for (const { key, name } of named) {
    const form = lettersAndDigits(name);
    const same = keys.get(form) ?? new Map<string, string>();
    keys.set(form, same.set(keyForm(key), key));
  }
  return (written) => {
    const byKey = findByKey(written);
    const [key, ...others] = keys.get(lettersAndDigits(written))?.values() ?? [];
    if (byKey !== undefined || key === undefined) return byKey;
    return others.length > 0 ? 'many' : findByKey(key);
  };
}

/** Returns the keys of pasted rows as the first row of each writes it, by the form of `keyForm`. */
export function keysByForm(rows: readonly { readonly key: string }[]): ReadonlyMap<string, string> {
  const keys = rows.map(({ key }) => key).filter((key) => key !== '');
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

/** A draft that was read, and that the rules judge: a new row, or a stored one that the sheet changes. */
export interface ReadDraft<T> extends ImportDraft<T> {
  readonly value: T;
}

/** How drafts of one kind are checked: by the rules of the domain, and which id their parent has. */
export interface DraftRules<T> {
  readonly faultsOf: (draft: ReadDraft<T>) => readonly Fault[];
  readonly parentOf: (value: T) => string | undefined;
}

/** Returns the ids of drafts that are refused, and of those below them, whose parent is one. */
function idsHeldUp<T extends { readonly id: string }>(
  drafts: readonly ImportDraft<T>[],
  parentOf: (value: T) => string | undefined,
): ReadonlySet<string> {
  const isRefused = ({ stored, faults }: ImportDraft<T>) =>
    stored === undefined && faults.length > 0;
  const good = new Set(drafts.filter((one) => !isRefused(one)).map(({ key }) => draftId(key)));
  const refused = drafts.filter(isRefused).map(({ key }) => draftId(key));
  const held = new Set(refused.filter((id) => !good.has(id)));
  const values = drafts.flatMap(({ stored, value }) => (stored || !value ? [] : [value]));
  for (const value of parentsFirst(values, parentOf))
    if (held.has(parentOf(value) ?? '')) held.add(value.id);
  return held;
}

/** True for a new row and for a stored one that the sheet changes, unless the row is refused. */
export function isWritten<T>(draft: ImportDraft<T>): draft is ReadDraft<T> {
  const { stored, value, changes, faults } = draft;
  return value !== undefined && faults.length === 0 && (!stored || changes.length > 0);
}

/** Returns the rows of a list as they will be when the drafts are written. Stored rows that no draft changes are the same objects. */
export function rowsTogether<T extends { readonly id: string }>(
  rows: readonly T[],
  drafts: readonly ImportDraft<T>[],
): readonly T[] {
  const written = drafts.filter(isWritten);
  const changed = new Map(
    written.flatMap(({ stored, value }) => (stored ? [[stored.id, value] as const] : [])),
  );
  const fresh = written.flatMap(({ stored, value }) => (stored ? [] : [value]));
  return [...rows.map((row) => changed.get(row.id) ?? row), ...fresh];
}

/**
 * Checks each draft that is to be written, one a step, by the domain's rules, in a world that holds the stored rows and all drafts. A
 * draft below a refused one is not refused for it, but waits.
 */
export function* checkTogether<T extends { readonly id: string }>(
  drafts: readonly ImportDraft<T>[],
  { faultsOf, parentOf }: DraftRules<T>,
): Steps<readonly ImportDraft<T>[]> {
  const unread = idsHeldUp(drafts, parentOf);
  const hasUnreadParent = (value: T) => unread.has(parentOf(value) ?? '');
  const checked = yield* eachInSteps(drafts, (draft) => {
    if (!isWritten(draft) || hasUnreadParent(draft.value)) return draft;
    return { ...draft, faults: faultsOf(draft) };
  });
  const held = idsHeldUp(checked, parentOf);
  return checked.map((draft) => {
    if (!isWritten(draft)) return draft;
    const waits = held.has(draft.stored ? (parentOf(draft.value) ?? '') : draft.value.id);
    return waits ? { ...draft, isWaiting: true } : draft;
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
