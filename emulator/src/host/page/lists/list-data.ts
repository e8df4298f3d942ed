/** A value of a cell as SharePoint stores it. */
export type Value = string | number | boolean | readonly string[] | readonly number[];

/** The properties of a column that the grid needs. */
export interface Column {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly kind:
    'text' | 'note' | 'number' | 'choice' | 'dateTime' | 'boolean' | 'person' | 'lookup' | 'system';
  readonly multiple: boolean;
  readonly required: boolean;
  readonly hidden: boolean;
  readonly readOnly: boolean;
  readonly facet: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A list of the site with its columns. */
export interface List {
  readonly id: string;
  readonly title: string;
  readonly rowCount: number;
  readonly columns: readonly Column[];
}

/** A row of a list. */
export interface Row {
  readonly id: number;
  readonly etag: string;
  readonly version: number;
  readonly modified: string;
  readonly modifiedBy: string;
  readonly values: Readonly<Record<string, Value>>;
  /** The text of cells whose value is not what is shown, such as people and lookups. */
  readonly shown: Readonly<Record<string, string>>;
}

/** The views and the column formatting of one list, from the site script. */
export interface ListScript {
  readonly views: readonly ViewScript[];
  /** Column formatting by the column's display name. */
  readonly formats: ReadonlyMap<string, unknown>;
}

/** A view as the site script's `addSPView` defines it. */
export interface ViewScript {
  readonly name: string;
  readonly viewFields: readonly string[];
  /** The view's query in CAML. */
  readonly query: string;
  readonly isDefault: boolean;
}
