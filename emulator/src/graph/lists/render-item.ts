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

/** Most person and lookup columns that one query may name. @see docs/behaviours.md row 45 */
const MAX_LOOKUPS = 12;

const isLookup = (column: Column): boolean => column.kind === 'person' || column.kind === 'lookup';

/** The row that a person or lookup value points at, as Graph answers with it. */
function lookupValue(emulator: Emulator, column: Column, id: number) {
  const lookup = column.facet['lookup'];
  const listId = lookup === undefined ? findList(emulator.store, USER_LIST).id : lookup['listId'];
  const row = emulator.store.get<Item>(itemKey(String(listId), id));
  const text = row?.values[lookup === undefined ? 'Title' : String(lookup['columnName'])];
  return { LookupId: id, LookupValue: String(text ?? ''), Email: row?.values['EMail'] };
}

/** The text of a person or lookup cell. */
export const lookupText = (emulator: Emulator, column: Column, value: FieldValue): string =>
  [value]
    .flat()
    .map((id) => lookupValue(emulator, column, Number(id)).LookupValue)
    .join('; ');

/** The values of a person or lookup cell with several. Only people have `Email`. */
const renderLookups = (emulator: Emulator, column: Column, ids: readonly unknown[]) =>
  ids.map((id) => {
    const { Email, ...plain } = lookupValue(emulator, column, Number(id));
    return column.kind === 'person' ? { ...plain, Email: Email ?? '' } : plain;
  });

/** Renders a link. Its description is the address when none was written. */
function renderLink(value: string): Json {
  const comma = value.indexOf(', ');
  if (comma < 0) return { Description: value, Url: value };
  return { Description: value.slice(comma + 2), Url: value.slice(0, comma) };
}

/**
 * Renders one cell under the key that Graph gives it; nothing for an empty cell.
 *
 * @see docs/behaviours.md rows 3, 24
 */
function renderCell(emulator: Emulator, column: Column, item: Item): Json {
  const value = valueOf(item, column);
  if (value === undefined) return {};
  if (column.kind === 'hyperlink') return { [column.name]: renderLink(String(value)) };
  if (!isLookup(column)) return { [column.name]: value };
  if (Array.isArray(value)) return { [column.name]: renderLookups(emulator, column, value) };
  return { [`${column.name}LookupId`]: String(value) };
}

/** Cells that only rows of a generic list have. */
function rowCells(item: Item): Json {
  const title = item.values['Title'];
  return {
    ContentType: 'Item',
    Attachments: false,
    Edit: '',
    ...(title === undefined ? {} : { LinkTitleNoMenu: title, LinkTitle: title }),
  };
}

/** Cells that SharePoint fills. */
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

/**
 * Renders a person or lookup column that was selected by its own name: as text, or as objects when it holds
 * several.
 */
function renderLookupText(emulator: Emulator, column: Column, item: Item): Json {
  const value = valueOf(item, column);
  if (value === undefined) return {};
  if (Array.isArray(value)) return renderCell(emulator, column, item);
  return { [column.name]: lookupText(emulator, column, value) };
}

/** Renders one selected name: a cell, a `…LookupId`, or the text of a person or lookup. */
function renderSelected(
  emulator: Emulator,
  list: List,
  selected: { item: Item; name: string },
): Json {
  const { item, name } = selected;
  if (name === 'id') return { id: String(item.id) };
  const column = list.columns.find((c) => c.name === name);
  if (column !== undefined && isLookup(column)) return renderLookupText(emulator, column, item);
  if (column !== undefined && isOwnCell(column)) return renderCell(emulator, column, item);
  const all: Json = { ID: item.id, ...systemCells(item), ...renderOwnCells(emulator, list, item) };
  return Object.hasOwn(all, name) ? { [name]: all[name] } : {};
}

const renderOwnCells = (emulator: Emulator, list: List, item: Item): Json =>
  Object.assign(
    {},
    ...list.columns
      .filter((column) => isOwnCell(column) && !column.hidden)
      .map((column) => renderCell(emulator, column, item)),
  ) as Json;

/**
 * Refuses unknown names, and more than 12 people and lookups.
 *
 * @throws {GraphError} 400
 * @see docs/behaviours.md row 45
 */
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
  if (lookups.length > MAX_LOOKUPS) {
    throw invalidRequest('The query exceeds the limit of 12 lookup columns.');
  }
}

/**
 * The fieldValueSet of a row: all cells, or the selected ones.
 *
 * @see https://learn.microsoft.com/graph/api/resources/fieldvalueset
 * @see docs/behaviours.md rows 2, 3, 9
 */
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
      ...renderOwnCells(emulator, list, item),
      id: String(item.id),
      ...systemCells(item),
    };
  }
  const withId = readSwitches(emulator.store).idWithSelect === 'present';
  const cells = select.map((name) => renderSelected(emulator, list, { item, name }));
  return Object.assign(etag, withId ? { id: String(item.id) } : {}, ...cells) as Json;
}

/** SharePoint's own ids of a row, which Graph gives when they are selected. */
export const sharepointIds = (emulator: Emulator, list: List, item: Item): object => ({
  ...listIds(emulator, list).sharepointIds,
  listItemId: String(item.id),
  listItemUniqueId: item.guid,
});

/** The web address of a row, or of the file behind it. */
function rowUrl(emulator: Emulator, list: List, item: Item): string {
  if (item.file === undefined) return `${listUrl(emulator, list)}/${String(item.id)}_.000`;
  const names = pathOf(emulator.store, list.id, item).map(encodeURIComponent);
  return [listUrl(emulator, list), ...names].join('/');
}

/** A listItem without its `fields`. @see https://learn.microsoft.com/graph/api/resources/listitem */
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
