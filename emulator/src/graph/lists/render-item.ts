import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { contentTypeOf } from './content-types';
import { fileCells } from '../drive/library-columns';
import { pathOf } from '../drive/tree';
import { valueOf } from './encode-value';
import { invalidRequest } from '../protocol/errors';
import { itemKey } from './keys';
import { findList } from './lists';
import { etagOf, type Column, type FieldValue, type Item, type List } from './model';
import { USER_LIST } from '../directory/people';
import { renderActor } from '../directory/render-actor';
import { listIds } from './render-list';
import { listUrl, siteId } from './site';

type Json = Record<string, unknown>;

/** People and lookups that one query may name. @see graph.md row 45 */
const MOST_LOOKUPS = 12;

const isLookup = (column: Column): boolean => column.kind === 'person' || column.kind === 'lookup';

/** The row that a person or lookup value points at, as its column shows it. */
function shownValue(emulator: Emulator, column: Column, id: number) {
  const lookup = column.facet['lookup'];
  const listId = lookup === undefined ? findList(emulator.store, USER_LIST).id : lookup['listId'];
  const row = emulator.store.get<Item>(itemKey(String(listId), id));
  const shown = row?.values[lookup === undefined ? 'Title' : String(lookup['columnName'])];
  return { LookupId: id, LookupValue: String(shown ?? ''), Email: row?.values['EMail'] };
}

/** What a text says of a person or lookup cell. */
export const shownText = (emulator: Emulator, column: Column, value: FieldValue): string =>
  [value]
    .flat()
    .map((id) => shownValue(emulator, column, Number(id)).LookupValue)
    .join('; ');

/** Several people or lookups; only people have an address. @see graph.md §6 */
const renderMany = (emulator: Emulator, column: Column, ids: readonly unknown[]) =>
  ids.map((id) => {
    const { Email, ...plain } = shownValue(emulator, column, Number(id));
    return column.kind === 'person' ? { ...plain, Email: Email ?? '' } : plain;
  });

/** A link as it is read: its words are the address where it has none. @see graph.md §3.2 */
function renderLink(value: string): Json {
  const comma = value.indexOf(', ');
  if (comma < 0) return { Description: value, Url: value };
  return { Description: value.slice(comma + 2), Url: value.slice(0, comma) };
}

/** One cell under the key or keys that Graph gives it. @see graph.md rows 3, 24 */
function renderCell(emulator: Emulator, column: Column, item: Item): Json {
  const value = valueOf(item, column);
  if (value === undefined) return {};
  if (column.kind === 'hyperlink') return { [column.name]: renderLink(String(value)) };
  if (!isLookup(column)) return { [column.name]: value };
  if (Array.isArray(value)) return { [column.name]: renderMany(emulator, column, value) };
  return { [`${column.name}LookupId`]: String(value) };
}

/** Cells that rows of a generic list alone have. */
function rowCells(item: Item): Json {
  const title = item.values['Title'];
  return {
    ContentType: 'Item',
    Attachments: false,
    Edit: '',
    ...(title === undefined ? {} : { LinkTitleNoMenu: title, LinkTitle: title }),
  };
}

/** Cells that SharePoint fills. @see graph.md §4.1 */
function systemCells(item: Item): Json {
  return {
    ...(item.file === undefined ? rowCells(item) : fileCells(item)),
    Modified: item.modified,
    Created: item.created,
    AuthorLookupId: String(item.createdBy.row),
    EditorLookupId: String(item.modifiedBy.row),
    _UIVersionString: `${String(item.version)}.0`,
    ItemChildCount: '0',
    FolderChildCount: '0',
    _ComplianceFlags: '',
    _ComplianceTag: '',
    _ComplianceTagWrittenTime: '',
    _ComplianceTagUserId: '',
    ...(item.createdBy.application ? { AppAuthorLookupId: String(item.createdBy.row) } : {}),
    ...(item.modifiedBy.application ? { AppEditorLookupId: String(item.modifiedBy.row) } : {}),
  };
}

const isOwnCell = (column: Column): boolean =>
  column.columnGroup !== '_Hidden' && column.kind !== 'system';

/** A person or lookup that is asked for by its own name: the words, or the objects when there are several. */
function renderWords(emulator: Emulator, column: Column, item: Item): Json {
  const value = valueOf(item, column);
  if (value === undefined) return {};
  if (Array.isArray(value)) return renderCell(emulator, column, item);
  return { [column.name]: shownText(emulator, column, value) };
}

/** What one asked name gives: a cell, a `…LookupId`, or the words of a person or lookup. */
function renderAsked(emulator: Emulator, list: List, asked: { item: Item; name: string }): Json {
  const { item, name } = asked;
  if (name === 'id') return { id: String(item.id) };
  const column = list.columns.find((c) => c.name === name);
  if (column !== undefined && isLookup(column)) return renderWords(emulator, column, item);
  if (column !== undefined && isOwnCell(column)) return renderCell(emulator, column, item);
  const all: Json = { ID: item.id, ...systemCells(item), ...renderOwn(emulator, list, item) };
  return Object.hasOwn(all, name) ? { [name]: all[name] } : {};
}

const renderOwn = (emulator: Emulator, list: List, item: Item): Json =>
  Object.assign(
    {},
    ...list.columns
      .filter((column) => isOwnCell(column) && !column.hidden)
      .map((column) => renderCell(emulator, column, item)),
  ) as Json;

/** Refuses names that no column has, and too many people and lookups. @see graph.md §4.1, row 45 */
export function checkSelect(emulator: Emulator, list: List, select: readonly string[]): void {
  const known = new Set(
    list.columns.flatMap((c) => (isLookup(c) ? [c.name, `${c.name}LookupId`] : [c.name])),
  );
  for (const name of ['id', 'AppAuthorLookupId', 'AppEditorLookupId']) known.add(name);
  const unknown = select.find((name) => !known.has(name));
  if (unknown !== undefined && readSwitches(emulator.store).unknownSelect === 'refused') {
    throw invalidRequest(`Field '${unknown}' is not recognized`);
  }
  const lookups = select.filter((name) =>
    list.columns.some((c) => isLookup(c) && (c.name === name || `${c.name}LookupId` === name)),
  );
  if (lookups.length > MOST_LOOKUPS) {
    throw invalidRequest('The query exceeds the limit of 12 lookup columns.');
  }
}

/** The fieldValueSet of a row: all cells, or the asked ones. @see graph.md §4.1, rows 2, 3, 9 */
export function renderFields(
  emulator: Emulator,
  list: List,
  row: { readonly item: Item; readonly select?: readonly string[] | undefined },
): Json {
  const { item, select } = row;
  const etag = { '@odata.etag': etagOf(item) };
  if (select === undefined) {
    return {
      ...etag,
      ...renderOwn(emulator, list, item),
      id: String(item.id),
      ...systemCells(item),
    };
  }
  const withId = readSwitches(emulator.store).idWithSelect === 'present';
  const cells = select.map((name) => renderAsked(emulator, list, { item, name }));
  return Object.assign(etag, withId ? { id: String(item.id) } : {}, ...cells) as Json;
}

/** A row in SharePoint's own ids, for those who select them. */
export const sharepointIds = (emulator: Emulator, list: List, item: Item): object => ({
  ...listIds(emulator, list).sharepointIds,
  listItemId: String(item.id),
  listItemUniqueId: item.guid,
});

/** The address that a person opens a row at; a file's is its own. */
function rowUrl(emulator: Emulator, list: List, item: Item): string {
  if (item.file === undefined) return `${listUrl(emulator, list)}/${String(item.id)}_.000`;
  const names = pathOf(emulator.store, list.id, item).map(encodeURIComponent);
  return [listUrl(emulator, list), ...names].join('/');
}

/** A listItem without its fields. @see graph.md §4.1 */
export function renderItem(emulator: Emulator, list: List, item: Item): Json {
  return {
    '@odata.etag': etagOf(item),
    createdDateTime: item.created,
    eTag: etagOf(item),
    id: String(item.id),
    lastModifiedDateTime: item.modified,
    webUrl: rowUrl(emulator, list, item),
    createdBy: renderActor(emulator, item.createdBy),
    lastModifiedBy: renderActor(emulator, item.modifiedBy),
    parentReference: { id: list.id, siteId: siteId(emulator) },
    contentType: contentTypeOf(list, item),
  };
}
