/** Kinds of columns that the emulator can hold. Cells of kind `system` are filled by SharePoint itself. */
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

/** A stored value: dates as UTC text with `Z`, people and lookups as row ids, links as `address, text`. */
export type FieldValue = string | number | boolean | readonly string[] | readonly number[];

/** A column of a list, as the emulator stores it. */
export interface Column {
  readonly id: string;
  /** Internal name, which is the key in `fields`. Never changes. */
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly columnGroup: string;
  readonly kind: ColumnKind;
  /** Whether a cell holds several values. Only for person, lookup and choice columns. */
  readonly multiple: boolean;
  readonly indexed: boolean;
  readonly enforceUniqueValues: boolean;
  readonly required: boolean;
  readonly hidden: boolean;
  readonly readOnly: boolean;
  /**
   * The one type facet in Graph's form, such as `{ text: { maxLength: 255, … } }`; empty for a column without
   * one.
   */
  readonly facet: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly defaultValue?: { readonly value?: string; readonly formula?: string };
}

/** The writer of a change: a person, an application acting for itself, or a person through an application. */
export interface Actor {
  /** Row id in the site's User Information List. */
  readonly row: number;
  readonly user?: { readonly id: string; readonly displayName: string; readonly email: string };
  readonly application?: { readonly id: string; readonly displayName: string };
}

/** A list as the emulator stores it, without its rows. */
export interface List {
  readonly id: string;
  /** Display name. */
  readonly title: string;
  /** Segment of the web address. Never changes. */
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
  /** Key of the bytes in the store. */
  readonly blob: string;
  readonly size: number;
  /** QuickXorHash of the bytes in base64. */
  readonly hash: string;
  /** 1 for a new file, one more with each change of the bytes. It is the second part of the cTag. */
  readonly version: number;
  /** Real time in milliseconds at which the bytes were stored. */
  readonly at: number;
}

/** The file behind a row of a library; a folder when it has no content. */
export interface FileEntry {
  readonly name: string;
  /** Row id of the folder that holds it; 0 at the root of the library. */
  readonly parent: number;
  readonly content?: FileContent;
}

/** The eTag of a list, with its quotes. */
export const listEtag = (list: List): string => `"${list.id},${String(list.version)}"`;

/** One version of one row, as the emulator stores it. */
export interface Item {
  readonly id: number;
  readonly guid: string;
  /** 1 for a new row, one more with each change. It is the second part of the eTag. */
  readonly version: number;
  readonly created: string;
  readonly modified: string;
  readonly createdBy: Actor;
  readonly modifiedBy: Actor;
  readonly values: Readonly<Record<string, FieldValue>>;
  /** Only for rows of a library. */
  readonly file?: FileEntry;
}

/** The eTag of a row as list calls give it, with its quotes. */
export const etagOf = (item: Item): string => `"${item.guid},${String(item.version)}"`;

/**
 * The eTag of the same row as drive calls give it, with braces.
 *
 * @see https://learn.microsoft.com/graph/api/resources/driveitem
 * @see docs/behaviours.md row 83
 */
export const driveEtagOf = (item: Item): string =>
  `"{${item.guid.toUpperCase()}},${String(item.version)}"`;

/**
 * The cTag of a file, which changes with its bytes only; undefined for a folder.
 *
 * @see docs/behaviours.md row 83
 */
export const ctagOf = (item: Item): string | undefined =>
  item.file?.content && `"c:{${item.guid.toUpperCase()}},${String(item.file.content.version)}"`;

/** All tags of a row that `If-Match` may name. */
export const tagsOf = (item: Item): readonly string[] =>
  [etagOf(item), ...(item.file ? [driveEtagOf(item), ctagOf(item)] : [])].flatMap(
    (tag) => tag ?? [],
  );
