/** A value of a cell as SharePoint keeps it. */
export type Value = string | number | boolean | readonly string[] | readonly number[];

/** A column as far as the grid needs it. */
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

/** A list of the site with the columns that its page shows. */
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
  /** Words for cells whose value is not its own text. */
  readonly shown: Readonly<Record<string, string>>;
}

/** What the site script says of one list. */
export interface ListScript {
  readonly views: readonly ViewScript[];
  /** Column formatting by the column's display name. */
  readonly formats: ReadonlyMap<string, unknown>;
}

/** A view as the site script makes it. */
export interface ViewScript {
  readonly name: string;
  readonly viewFields: readonly string[];
  /** CAML. */
  readonly query: string;
  readonly isDefault: boolean;
}
