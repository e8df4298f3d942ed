/** What a list is made of, as the stand-in keeps it. The wire shapes are made from it in `render-*.ts`. */

/** Kinds of columns whose values the stand-in can hold; `system` is filled by SharePoint itself. */
export type ColumnKind =
  | 'text'
  | 'note'
  | 'number'
  | 'choice'
  | 'dateTime'
  | 'boolean'
  | 'person'
  | 'lookup'
  | 'hyperlink'
  | 'system';

/** A value as kept: dates as UTC text with `Z`, people and lookups as row numbers, links as `address, words`. */
export type FieldValue = string | number | boolean | readonly string[] | readonly number[];

/** A column of a list. */
export interface Column {
  readonly id: string;
  /** Internal name: the key in `fields`. Never changes. */
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly columnGroup: string;
  readonly kind: ColumnKind;
  /** Person, lookup and choice columns that hold several values. */
  readonly multiple: boolean;
  readonly indexed: boolean;
  readonly enforceUniqueValues: boolean;
  readonly required: boolean;
  readonly hidden: boolean;
  readonly readOnly: boolean;
  /** The one type facet as Graph writes it, e.g. `{ text: { maxLength: 255, … } }`; empty for columns without a facet. */
  readonly facet: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly defaultValue?: { readonly value?: string; readonly formula?: string };
}

/** Who wrote: a person, or an application that acts for itself. */
export interface Actor {
  /** Row in the site's User Information List. */
  readonly row: number;
  readonly user?: { readonly id: string; readonly displayName: string; readonly email: string };
  readonly application?: { readonly id: string; readonly displayName: string };
}

/** A list without its rows. */
export interface List {
  readonly id: string;
  /** Display name. */
  readonly title: string;
  /** Segment of the web address; never changes. */
  readonly name: string;
  readonly description: string;
  readonly created: string;
  readonly modified: string;
  /** Counts changes of the list's own properties and columns. */
  readonly version: number;
  readonly hidden: boolean;
  readonly system: boolean;
  readonly createdBy: Actor;
  readonly modifiedBy: Actor;
  readonly columns: readonly Column[];
  /** Missing for a generic list. */
  readonly template?: 'documentLibrary';
}

/** The bytes of one version of a file. */
export interface FileContent {
  /** Where the bytes lie in the store. */
  readonly blob: string;
  readonly size: number;
  /** QuickXorHash of the bytes, base64. */
  readonly hash: string;
  /** 1 for a new file; rises by one with each change of the bytes; the second part of the cTag. */
  readonly version: number;
  /** Real time in milliseconds when they were stored. */
  readonly at: number;
}

/** What a row of a library stands for: a file, or a folder when it has no content. */
export interface FileEntry {
  readonly name: string;
  /** Row of the folder that it lies in; 0 at the top. */
  readonly parent: number;
  readonly content?: FileContent;
}

/** The eTag text of a list, quotes included. */
export const listEtag = (list: List): string => `"${list.id},${String(list.version)}"`;

/** One version of one row. */
export interface Item {
  readonly id: number;
  readonly guid: string;
  /** 1 for a new row; rises by one with each change; the second part of the eTag. */
  readonly version: number;
  readonly created: string;
  readonly modified: string;
  readonly createdBy: Actor;
  readonly modifiedBy: Actor;
  readonly values: Readonly<Record<string, FieldValue>>;
  /** Rows of a library alone. */
  readonly file?: FileEntry;
}

/** The eTag text of a row, quotes included. @see graph.md §4.1 */
export const etagOf = (item: Item): string => `"${item.guid},${String(item.version)}"`;

/** The same on the drive side: braces inside. @see graph.md §14a.2, row 83 */
export const driveEtagOf = (item: Item): string =>
  `"{${item.guid.toUpperCase()}},${String(item.version)}"`;

/** Of the bytes alone; folders have none. @see graph.md row 83 */
export const ctagOf = (item: Item): string | undefined =>
  item.file?.content && `"c:{${item.guid.toUpperCase()}},${String(item.file.content.version)}"`;

/** Every tag that `If-Match` may name a row by. */
export const tagsOf = (item: Item): readonly string[] =>
  [etagOf(item), ...(item.file ? [driveEtagOf(item), ctagOf(item)] : [])].flatMap(
    (tag) => tag ?? [],
  );
