import type { Emulator, TenantUser } from '../../state/emulator';
import { refuseMissing } from './column-limits';
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
import { shownText } from './render-item';
import { typedValue, type TypedValue } from './typed-value';

/** A row as SharePoint's own page shows it. */
export interface GridRow {
  readonly id: number;
  readonly etag: string;
  readonly version: number;
  /** UTC. */
  readonly modified: string;
  /** Name of the person or application that wrote last. */
  readonly modifiedBy: string;
  /** By internal name; empty cells are missing. */
  readonly values: Readonly<Record<string, FieldValue>>;
  /** Words for people, lookups and dates (in the site's zone), by internal name. */
  readonly shown: Readonly<Record<string, string>>;
}

/** A list with the columns that its page shows, in order. */
export interface GridList {
  readonly id: string;
  readonly title: string;
  readonly rowCount: number;
  readonly columns: readonly Column[];
}

/** A change that the list did not take; `broken` where it was a cell's rule. */
export interface GridRefusal {
  readonly ok: false;
  readonly status: number;
  readonly message: string;
  readonly broken?: CellRule | undefined;
}

/** What happened to an edit: the new row, or why not. */
export type GridReply = { readonly ok: true; readonly row: GridRow } | GridRefusal;

/** What happened to a deletion. */
export type DeleteReply = { readonly ok: true } | GridRefusal;

const isShown = (column: Column): boolean => column.columnGroup !== '_Hidden' && !column.hidden;

/** Lists of the site that the person may see, by title; hidden ones and libraries left out. Empty without a right on the site. */
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

/** Words of a cell whose value is not its own text. */
function cellText(emulator: Emulator, column: Column, value: FieldValue): string | undefined {
  if (column.kind === 'person' || column.kind === 'lookup') {
    return shownText(emulator, column, value);
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

/** Rows of a list by id, rising. @throws {GraphError} itemNotFound */
export function rowsOf(emulator: Emulator, listId: string): readonly GridRow[] {
  const list = findList(emulator.store, listId);
  const rows = emulator.store.range<Item>(itemsOf(list.id));
  return [...rows].map(({ value }) => toRow(emulator, list, value));
}

/** What a person can pick in a person or lookup cell: row numbers with their words. */
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
    .map(({ value }) => ({ id: value.id, text: shownText(emulator, column, value.id) }))
    .sort((a, b) => a.text.localeCompare(b.text, 'sv'));
}

const NO_RIGHT: GridRefusal = {
  ok: false,
  status: 403,
  message: 'You do not have permission to change this list.',
};

const mayWrite = (user: TenantUser): boolean =>
  user.siteRole === 'contribute' || user.siteRole === 'owner';

/** Runs a change as a person; refusals of the list become replies. */
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

type Typed = Readonly<Record<string, TypedValue>>;

const patchFrom = (emulator: Emulator, list: List, typed: Typed): Patch =>
  Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [
      name,
      typedValue(emulator, findColumn(list, name), value),
    ]),
  );

/**
 * A person changes cells of a row in SharePoint: not Graph, not metered, a new version by that person, and
 * delta sees it. With `ifMatch` a stale row is refused with 412, as the page's grid does.
 */
export function editAsUser(
  emulator: Emulator,
  user: TenantUser,
  edit: {
    readonly listId: string;
    readonly itemId: number;
    readonly fields: Typed;
    readonly ifMatch?: string;
  },
): GridReply {
  return attempt(user, () => {
    const list = findList(emulator.store, edit.listId);
    const values = patchFrom(emulator, list, edit.fields);
    refuseMissing(list, { ...getItem(emulator, list.id, edit.itemId).values, ...values });
    const item = updateItem(emulator, list, {
      id: edit.itemId,
      values,
      actor: actorOfUser(emulator, user),
      ifMatch: edit.ifMatch,
    });
    return { ok: true, row: toRow(emulator, list, item) };
  });
}

/** A person adds a row in SharePoint. */
export function addAsUser(
  emulator: Emulator,
  user: TenantUser,
  row: { readonly listId: string; readonly fields: Typed },
): GridReply {
  return attempt(user, () => {
    const list = findList(emulator.store, row.listId);
    const values = withDefaults(emulator, list, patchFrom(emulator, list, row.fields));
    refuseMissing(list, values);
    const item = createItem(emulator, list, { values, actor: actorOfUser(emulator, user) });
    return { ok: true, row: toRow(emulator, list, item) };
  });
}

/** A person deletes a row in SharePoint. */
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
