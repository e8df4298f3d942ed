import type { GridRow } from '../../flows/emulator';

/** The lists of the table, by their display names. */
export type EditedList =
  'Organisation' | 'Mål' | 'Uppföljningsomgångar' | 'Rapporter' | 'Inställningar';

/** Cells of a row by internal name, as a person types them; `null` empties one. */
export type Typed = Readonly<Record<string, unknown>>;

/** The row of a cell of the table before the edit. */
export interface Given {
  readonly row: GridRow;
  /** The row's code. */
  readonly key: string;
  /** The cells that the row had in its first version. */
  readonly first: Typed;
  /** The cells that the row has now. */
  readonly now: Typed;
  /** Returns the id of the row with the code, for a lookup. */
  readonly idOf: (list: EditedList, key: string) => number;
}

/** One step of a person in the list grid. After `allow-doubles` the list takes two rows with one code, as Graph may. */
export type Step =
  | { readonly kind: 'change' | 'add'; readonly cells: Typed }
  | { readonly kind: 'delete' | 'allow-doubles' };

/** What a person does to a row, what people see then, and who is told what. */
export interface Edit {
  readonly edit: string;
  /** Cells of the row before the edit, besides those that every row of the list has. A row of Inställningar has a code here. */
  readonly has?: Typed;
  /** Cells that a person has changed before, so that the row has an older version. */
  readonly changed?: Typed;
  readonly steps: (given: Given) => readonly Step[];
  /** What process leaders see of the row in the tab: where its goals stand in the round, and what they owe for the row. */
  readonly sees: string;
  /** The messages that go out, each once: what kind, to whom, and why. */
  readonly told: readonly string[];
}

/** One cell of the table. */
export interface EditCell extends Edit {
  readonly list: EditedList;
}

export const add = (cells: Typed): Step => ({ kind: 'add', cells });
export const change = (cells: Typed): Step => ({ kind: 'change', cells });
export const remove: Step = { kind: 'delete' };

/** The columns that no view of a list shows, so that nobody copies them with a row. */
const technical = new Set([
  ...['Mark', 'AsAsked', 'RoundKey', 'ReportedByObject', 'Revision', 'Correction'],
  ...['OpenedByObject', 'ControlCodes', 'BodyKey', 'ParentKey', 'ReplacedByKey'],
]);

/** Returns the cells that a person copies with a row. */
const visible = (cells: Typed): Typed =>
  Object.fromEntries(Object.entries(cells).filter(([name]) => !technical.has(name)));

/** Copies the row under another code, since SharePoint refuses a second row with the code. */
export const copied = ({ key, now }: Given): readonly Step[] => [
  add({ ...visible(now), Key: `${key}-kopia` }),
];
/** Copies the row with its code, as a list may take it. */
export const doubled = ({ now }: Given): readonly Step[] => [
  { kind: 'allow-doubles' },
  add(visible(now)),
];
/** Deletes the row and brings all its cells back in a row with another id, as a tool that restores lists does. */
export const restoredAsNew = ({ now }: Given): readonly Step[] => [remove, add(now)];
/** Restores the first version: every cell has what it had then. */
export const restoredFirst = ({ first, now }: Given): readonly Step[] => {
  const emptied = Object.fromEntries(Object.keys(now).map((name) => [name, null]));
  return [change({ ...emptied, ...first })];
};
export const renamed = ({ key }: Given): readonly Step[] => [change({ Key: `${key}-ny` })];
export const emptied = (column: string) => (): readonly Step[] => [change({ [column]: null })];
/** Makes a text as SharePoint stores it in a column of rich text. */
export const rich = (text: string): string => `<div class="ExternalClassA1"><p>${text}</p></div>`;

/** What the editor and the other process leader are told. */
export const toEditor = (...reasons: readonly string[]): string =>
  `Ändring som inte går ihop → Karin: ${reasons.join(', ')}`;
export const toLeaders = (what: string): readonly string[] =>
  ['Johan', 'Karin'].map((name) => `Rad som är borta → ${name}: ${what}`);
