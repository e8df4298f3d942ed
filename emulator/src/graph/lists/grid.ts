import type { Emulator, TenantUser } from '../../state/emulator';
import { refuseMissingRequired } from './column-limits';
import { readCounter } from './changes';
import { valueOf } from './encode-value';
import { GraphError, type CellRule } from '../protocol/errors';
import { createItem, deleteItem, getItem, updateItem, type Patch } from './items';
import { itemsOf } from './keys';
import { allLists, findColumn, findList } from './lists';
import { localText } from './local-time';
import { etagOf, type Column, type FieldValue, type Item, type List } from './model';
import { withDefaults } from './parse-fields';
import { actorOfUser, USER_LIST } from '../directory/people';
import { lookupText } from './render-item';
import { parseTypedValue, type TypedValue } from './typed-value';

/** A row as SharePoint's list page shows it to a person. */
export interface GridRow {
  readonly id: number;
  readonly etag: string;
  readonly version: number;
  /** UTC. */
  readonly modified: string;
  /** Name of the person or application that changed the row last. */
  readonly modifiedBy: string;
  /** By internal name. Empty cells are missing. */
  readonly values: Readonly<Record<string, FieldValue>>;
  /** Texts for people, lookups and dates (in the site's time zone), by internal name. */
  readonly shown: Readonly<Record<string, string>>;
}

/** A list with the columns that its page shows, in their order. */
export interface GridList {
  readonly id: string;
  readonly title: string;
  readonly rowCount: number;
  readonly columns: readonly Column[];
}

/** A change that SharePoint refused; `broken` names the rule of a column that was broken. */
export interface GridRefusal {
  readonly ok: false;
  readonly status: number;
  readonly message: string;
  readonly broken?: CellRule | undefined;
}

/** The changed row, or the refusal. */
export type GridReply = { readonly ok: true; readonly row: GridRow } | GridRefusal;

/** The outcome of a deletion. */
export type DeleteReply = { readonly ok: true } | GridRefusal;

const isShown = (column: Column): boolean => column.columnGroup !== '_Hidden' && !column.hidden;

/** The lists that a person sees, by title: no hidden lists, no libraries; none without a right on the site. */
export function listsFor(emulator: Emulator, user: TenantUser): readonly GridList[] {
  if (user.siteRole === 'none') return [];
  return [...allLists(emulator.store)]
    .filter((list) => !list.hidden && list.template !== 'documentLibrary')
    .map((list) => ({
      id: list.id,
      title: list.title,
      rowCount: readCounter(emulator.store, list.id).rows,
      columns: list.columns.filter(isShown),
    }))
    .sort((a, b) => a.title.localeCompare(b.title, 'sv'));
}

/** The text to show for a cell whose value is not its own text. */
function cellText(emulator: Emulator, column: Column, value: FieldValue): string | undefined {
  if (column.kind === 'person' || column.kind === 'lookup') {
    return lookupText(emulator, column, value);
  }
  if (column.kind !== 'dateTime' || typeof value !== 'string') return undefined;
  const withTime = column.facet['dateTime']?.['format'] !== 'dateOnly';
  return localText(value, emulator.tenant.timeZone, withTime);
}

function toRow(emulator: Emulator, list: List, item: Item): GridRow {
  const cells = list.columns.filter(isShown).flatMap((column) => {
    const value = valueOf(item, column);
    return value === undefined ? [] : [{ column, value }];
  });
  const shown = cells.flatMap(({ column, value }) => {
    const text = cellText(emulator, column, value);
    return text === undefined ? [] : [[column.name, text]];
  });
  const { user, application } = item.modifiedBy;
  return {
    id: item.id,
    etag: etagOf(item),
    version: item.version,
    modified: item.modified,
    modifiedBy: user?.displayName ?? application?.displayName ?? '',
    values: Object.fromEntries(cells.map(({ column, value }) => [column.name, value])),
    shown: Object.fromEntries(shown) as Record<string, string>,
  };
}

/** The rows of a list by rising id. @throws {GraphError} 404 `itemNotFound` */
export function rowsOf(emulator: Emulator, listId: string): readonly GridRow[] {
  const list = findList(emulator.store, listId);
  const rows = emulator.store.range<Item>(itemsOf(list.id));
  return [...rows].map(({ value }) => toRow(emulator, list, value));
}

/** The rows that a person can pick in a person or lookup cell, with their texts. */
export function optionsOf(
  emulator: Emulator,
  listId: string,
  columnName: string,
): readonly { readonly id: number; readonly text: string }[] {
  const column = findColumn(findList(emulator.store, listId), columnName);
  const lookup = column.facet['lookup'];
  const target = findList(
    emulator.store,
    lookup === undefined ? USER_LIST : String(lookup['listId']),
  );
  return [...emulator.store.range<Item>(itemsOf(target.id))]
    .map(({ value }) => ({ id: value.id, text: lookupText(emulator, column, value.id) }))
    .sort((a, b) => a.text.localeCompare(b.text, 'sv'));
}

const NO_RIGHT: GridRefusal = {
  ok: false,
  status: 403,
  message: 'You do not have permission to change this list.',
};

const mayWrite = (user: TenantUser): boolean =>
  user.siteRole === 'contribute' || user.siteRole === 'owner';

/** Runs a change on behalf of a person and turns refusals into replies. */
function attempt<T extends { readonly ok: true }>(
  user: TenantUser,
  work: () => T,
): T | GridRefusal {
  if (!mayWrite(user)) return NO_RIGHT;
  try {
    return work();
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    const { status, message, broken } = error;
    return { ok: false, status, message, broken };
  }
}

type TypedFields = Readonly<Record<string, TypedValue>>;

const patchFrom = (emulator: Emulator, list: List, typed: TypedFields): Patch =>
  Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [
      name,
      parseTypedValue(emulator, findColumn(list, name), value),
    ]),
  );

/**
 * Changes cells of a row as a person does in SharePoint's list page: outside Graph and its meter, with a new
 * version by that person, visible in delta. A row that does not match `ifMatch` is refused with 412.
 */
export function editAsUser(
  emulator: Emulator,
  user: TenantUser,
  edit: {
    readonly listId: string;
    readonly itemId: number;
    readonly fields: TypedFields;
    readonly ifMatch?: string;
  },
): GridReply {
  return attempt(user, () => {
    const list = findList(emulator.store, edit.listId);
    const values = patchFrom(emulator, list, edit.fields);
    refuseMissingRequired(list, { ...getItem(emulator, list.id, edit.itemId).values, ...values });
    const item = updateItem(emulator, list, {
      id: edit.itemId,
      values,
      actor: actorOfUser(emulator, user),
      ifMatch: edit.ifMatch,
    });
    return { ok: true, row: toRow(emulator, list, item) };
  });
}

/** Adds a row as a person does in SharePoint's list page. */
export function addAsUser(
  emulator: Emulator,
  user: TenantUser,
  row: { readonly listId: string; readonly fields: TypedFields },
): GridReply {
  return attempt(user, () => {
    const list = findList(emulator.store, row.listId);
    const values = withDefaults(emulator, list, patchFrom(emulator, list, row.fields));
    refuseMissingRequired(list, values);
    const item = createItem(emulator, list, { values, actor: actorOfUser(emulator, user) });
    return { ok: true, row: toRow(emulator, list, item) };
  });
}

/** Deletes a row as a person does in SharePoint's list page. */
export function deleteAsUser(
  emulator: Emulator,
  user: TenantUser,
  target: { readonly listId: string; readonly itemId: number },
): DeleteReply {
  return attempt(user, () => {
    deleteItem(emulator, findList(emulator.store, target.listId), { id: target.itemId });
    return { ok: true };
  });
}
