import type { Emulator, TenantUser } from '../emulator';
import type { Column, FieldValue, Item, List } from './model';

/** A value as a person types it: text for everything but switches; null empties the cell. */
export type TypedValue = string | number | boolean | null | readonly string[] | readonly number[];

/** A row as SharePoint's own page shows it. */
export interface GridRow {
  readonly id: number;
  readonly etag: string;
  readonly version: number;
  readonly modified: string;
  readonly modifiedBy: string;
  /** By internal name; empty cells are missing. */
  readonly values: Readonly<Record<string, FieldValue>>;
  /** Words for lookup and person cells, by internal name. */
  readonly shown: Readonly<Record<string, string>>;
}

/** A list with its visible columns in order. */
export interface GridList {
  readonly id: string;
  readonly title: string;
  readonly rowCount: number;
  readonly columns: readonly Column[];
}

/** What happened to an edit: the new row, or the sentence that SharePoint shows. */
export type GridReply =
  | { readonly ok: true; readonly row: GridRow }
  | { readonly ok: false; readonly status: number; readonly message: string };

export type { Column, FieldValue, Item, List };

/** Lists of the site that the person may see; hidden and system lists left out. Empty without a right on the site. */
export function listsFor(_emulator: Emulator, _user: TenantUser): readonly GridList[] {
  return [];
}

/** Rows of a list by id, rising. */
export function rowsOf(_emulator: Emulator, _listId: string): readonly GridRow[] {
  return [];
}

/** A person changes cells of a row in SharePoint: not Graph, not metered, a new version, and delta sees it. */
export function editAsUser(
  _emulator: Emulator,
  _user: TenantUser,
  _edit: {
    readonly listId: string;
    readonly itemId: number;
    readonly fields: Readonly<Record<string, TypedValue>>;
  },
): GridReply {
  return { ok: false, status: 501, message: 'Not built yet.' };
}

/** A person adds a row in SharePoint. */
export function addAsUser(
  _emulator: Emulator,
  _user: TenantUser,
  _row: { readonly listId: string; readonly fields: Readonly<Record<string, TypedValue>> },
): GridReply {
  return { ok: false, status: 501, message: 'Not built yet.' };
}

/** A person deletes a row in SharePoint. */
export function deleteAsUser(
  _emulator: Emulator,
  _user: TenantUser,
  _target: { readonly listId: string; readonly itemId: number },
): { readonly ok: boolean; readonly message?: string } {
  return { ok: false, message: 'Not built yet.' };
}
