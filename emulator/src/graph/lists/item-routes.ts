import { actorOf } from '../access/access';
import { bindFilter, NON_INDEXED_PREFERENCE, queryColumn } from './bind-filter';
import { enforcesColumnRules, refuseMissingRequired } from './column-limits';
import { refuseUnknownProperty } from './column-schema';
import { itemContentTypeId } from './content-types';
import { accessDenied, invalidRequest } from '../protocol/errors';
import { itemIdOf } from './item-id';
import { createItem, deleteItem, getItem, updateItem } from './items';
import { findList } from './lists';
import { shiftedToLocal } from './local-time';
import { etagOf, type Item, type List } from './model';
import { parseFilter, reference } from '../protocol/odata-filter';
import { parseOrder, parseSelect, parseTop } from '../protocol/odata-options';
import {
  invalidSkipToken,
  DEFAULT_PAGE,
  isCount,
  MAX_PAGE,
  nextLink,
  skipToken,
} from '../protocol/paging';
import { matchesIfNoneMatch } from '../protocol/precondition';
import { presenter } from './present-item';
import { MAX_ENCODED_LENGTH } from './encode-value';
import { parseFields, withDefaults } from './parse-fields';
import { findItems, type Cursor, type ItemQuery } from './query';
import { checkSelect, renderFields, renderItem } from './render-item';
import {
  collection,
  entity,
  objectBody,
  type GraphReply,
  type GraphRequest,
  type Route,
} from '../protocol/route';
import { readSwitches } from '../../control/switches';
import { refuseUnsupportedOptions, REFUSED_OPTIONS } from './refused-options';

const listOf = (request: GraphRequest): List =>
  findList(request.emulator.store, request.params['list'] ?? '');

/** The list of the path, if its rows may be changed. @throws {GraphError} 403 for a system list */
function writableList(request: GraphRequest): List {
  const list = listOf(request);
  if (list.system) throw accessDenied();
  return list;
}

/**
 * The position where the next page begins.
 * @throws {GraphError} 400 for a changed token, before it reaches the store
 */
function cursorOf(request: GraphRequest): Cursor | undefined {
  const token = skipToken(request);
  if (token === undefined) return undefined;
  const { id, value } = token;
  const isUsableValue =
    value === undefined || (typeof value === 'string' && value.length <= MAX_ENCODED_LENGTH);
  if (!isCount(id) || !isUsableValue) throw invalidSkipToken();
  return value === undefined ? { id } : { id, value };
}

/** Whether the caller sent the preference for columns without an index. It must be sent with each page. */
const acceptsNonIndexed = (request: GraphRequest): boolean =>
  (request.header('prefer') ?? '').toLowerCase().includes(NON_INDEXED_PREFERENCE.toLowerCase());

function queryOf(request: GraphRequest, list: List): ItemQuery {
  const { emulator, query } = request;
  const allowNonIndexed = acceptsNonIndexed(request);
  const [filter, orderby] = [query.get('filter'), query.get('orderby')];
  const order = orderby === undefined ? undefined : parseOrder(orderby);
  return {
    filter:
      filter === undefined
        ? undefined
        : bindFilter(emulator, parseFilter(filter), { list, allowNonIndexed }),
    order: order && {
      column: queryColumn(emulator, reference(order.path), { list, allowNonIndexed }),
      descending: order.descending,
    },
    top: parseTop(query.get('top'), DEFAULT_PAGE, MAX_PAGE),
    after: cursorOf(request),
  };
}

function listItems(request: GraphRequest): GraphReply {
  refuseUnsupportedOptions(request.query);
  const list = listOf(request);
  const present = presenter(request, list);
  const { items, next } = findItems(request.emulator, list, queryOf(request, list));
  return collection(request, `sites/lists('${list.id}')/items`, {
    value: items.map(present),
    ...(next === undefined ? {} : { links: { '@odata.nextLink': nextLink(request, next) } }),
  });
}

/** Answers a GET of one row. */
export function readItem(request: GraphRequest): GraphReply {
  const list = listOf(request);
  const item = getItem(request.emulator, list.id, itemIdOf(request));
  if (matchesIfNoneMatch(etagOf(item), request.header('if-none-match'))) return { status: 304 };
  return entity(request, 'sites/lists/items', presenter(request, list)(item));
}

/** The whole row, as Graph answers a POST and a PATCH of an item. */
function wholeItem(request: GraphRequest, list: List, item: Item): object {
  const { emulator } = request;
  return { ...renderItem(emulator, list, item), fields: renderFields(emulator, list, { item }) };
}

/**
 * Dates of the answer to a POST. In some tenants they are the local time marked as UTC.
 * @see docs/behaviours.md row 47
 */
function shiftedDates(request: GraphRequest, item: Item): Item {
  if (readSwitches(request.emulator.store).postDates === 'right') return item;
  const created = shiftedToLocal(item.created, request.emulator.tenant.timeZone);
  return { ...item, created, modified: created };
}

/** Properties of an item. Those that only the service sets are accepted and ignored. */
const KNOWN_PROPERTIES = [
  'id', 'fields', 'contentType', 'createdBy', 'createdDateTime', 'description', 'eTag', 'lastModifiedBy', 'lastModifiedDateTime',
  'name', 'parentReference', 'sharepointIds', 'webUrl', 'deleted', 'driveItem', 'versions',
]; // prettier-ignore

/** The `fields` of an item's body. @throws {GraphError} 400 for values outside `fields` */
function fieldsOf(request: GraphRequest, list: List): unknown {
  const body = objectBody(request);
  refuseUnknownProperty(request.emulator.store, body, KNOWN_PROPERTIES);
  const { fields = {}, contentType } = body;
  const id = (contentType as { id?: unknown } | null | undefined)?.id;
  if (id === undefined || id === '0x01' || id === itemContentTypeId(list)) return fields;
  throw invalidRequest('The content type is not one of the list.');
}

function postItem(request: GraphRequest): GraphReply {
  const { emulator } = request;
  const list = writableList(request);
  const fields = fieldsOf(request, list);
  const values = withDefaults(
    emulator,
    list,
    parseFields(emulator, { list, isNew: true, prefer: request.header('prefer') }, fields),
  );
  if (enforcesColumnRules(emulator)) refuseMissingRequired(list, values);
  const item = createItem(emulator, list, { values, actor: actorOf(emulator, request.caller) });
  const body = wholeItem(request, list, shiftedDates(request, item));
  return { ...entity(request, 'sites/lists/items', body), status: 201 };
}

function changeItem(request: GraphRequest, list: List, fields: unknown): Item {
  const { emulator } = request;
  const id = itemIdOf(request);
  getItem(emulator, list.id, id);
  return updateItem(emulator, list, {
    id,
    values: parseFields(emulator, { list, prefer: request.header('prefer') }, fields),
    actor: actorOf(emulator, request.caller),
    ifMatch: request.header('if-match'),
  });
}

function patchItem(request: GraphRequest): GraphReply {
  const list = writableList(request);
  const item = changeItem(request, list, fieldsOf(request, list));
  return entity(request, 'sites/lists/items', wholeItem(request, list, item));
}

/** Answers a GET of the cells of a row. */
export const readFields = (request: GraphRequest): GraphReply => {
  const list = listOf(request);
  const item = getItem(request.emulator, list.id, itemIdOf(request));
  const select = request.query.get('select');
  const names = select === undefined ? undefined : parseSelect(select);
  if (names !== undefined) checkSelect(request.emulator, list, names);
  return entity(
    request,
    'sites/lists/items/fields',
    renderFields(request.emulator, list, { item, select: names }),
  );
};

/** Changes cells of a row and answers with all its cells. */
export function patchFields(request: GraphRequest): GraphReply {
  const list = writableList(request);
  const item = changeItem(request, list, objectBody(request));
  const { '@odata.etag': etag, ...fields } = renderFields(request.emulator, list, { item });
  const withTag = readSwitches(request.emulator.store).patchEtag === 'present';
  const body = withTag ? { '@odata.etag': etag, ...fields } : fields;
  return entity(request, 'sites/lists/items/fields', body);
}

function removeItem(request: GraphRequest): GraphReply {
  deleteItem(request.emulator, writableList(request), {
    id: itemIdOf(request),
    ifMatch: request.header('if-match'),
  });
  return { status: 204 };
}

const ITEMS = '/sites/:site/lists/:list/items';

const OPTIONS = ['select', 'expand', 'filter', 'orderby', 'top', 'skiptoken', ...REFUSED_OPTIONS];

/** Routes for list items. @see https://learn.microsoft.com/graph/api/listitem-create */
export const itemRoutes: readonly Route[] = [
  { method: 'GET', path: ITEMS, units: 2, right: 'read', options: OPTIONS, handle: listItems },
  { method: 'POST', path: ITEMS, units: 2, right: 'write', options: [], handle: postItem },
  {
    method: 'GET',
    path: `${ITEMS}/:item`,
    units: 1,
    right: 'read',
    options: ['select', 'expand'],
    handle: readItem,
  },
  {
    method: 'PATCH',
    path: `${ITEMS}/:item`,
    units: 2,
    right: 'write',
    options: [],
    handle: patchItem,
  },
  {
    method: 'DELETE',
    path: `${ITEMS}/:item`,
    units: 2,
    right: 'write',
    options: [],
    handle: removeItem,
  },
  {
    method: 'GET',
    path: `${ITEMS}/:item/fields`,
    units: 1,
    right: 'read',
    options: ['select'],
    handle: readFields,
  },
  {
    method: 'PATCH',
    path: `${ITEMS}/:item/fields`,
    units: 2,
    right: 'write',
    options: [],
    handle: patchFields,
  },
];
