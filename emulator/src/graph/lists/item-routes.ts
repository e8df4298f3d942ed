import { actorOf } from '../access/access';
import { bindFilter, NON_INDEXED, queryColumn } from './bind-filter';
import { holdsRules, refuseMissing } from './column-limits';
import { refuseUnknownProperty } from './column-schema';
import { itemContentTypeId } from './content-types';
import { accessDenied, invalidRequest } from '../protocol/errors';
import { idOf } from './item-id';
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
  LARGEST_PAGE,
  nextLink,
  skipToken,
} from '../protocol/paging';
import { matchesIfNoneMatch } from '../protocol/precondition';
import { presenter } from './present-item';
import { LONGEST_VALUE } from './encode-value';
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
import { refuseUncountable, UNCOUNTABLE } from './refuse-uncountable';

const listOf = (request: GraphRequest): List =>
  findList(request.emulator.store, request.params['list'] ?? '');

/** A list whose rows may be changed: not one of SharePoint's own. */
function writable(request: GraphRequest): List {
  const list = listOf(request);
  if (list.system) throw accessDenied();
  return list;
}

/** Where the next page begins; a bent token is refused before it reaches the store. */
function cursorOf(request: GraphRequest): Cursor | undefined {
  const token = skipToken(request);
  if (token === undefined) return undefined;
  const { id, value } = token;
  const isWhole =
    value === undefined || (typeof value === 'string' && value.length <= LONGEST_VALUE);
  if (!isCount(id) || !isWhole) throw invalidSkipToken();
  return value === undefined ? { id } : { id, value };
}

/** Does the caller accept queries over columns without an index? The header belongs to each request. @see graph.md row 7 */
const acceptsNonIndexed = (request: GraphRequest): boolean =>
  (request.header('prefer') ?? '').toLowerCase().includes(NON_INDEXED.toLowerCase());

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
    top: parseTop(query.get('top'), DEFAULT_PAGE, LARGEST_PAGE),
    after: cursorOf(request),
  };
}

function listItems(request: GraphRequest): GraphReply {
  refuseUncountable(request.query);
  const list = listOf(request);
  const present = presenter(request, list);
  const { items, next } = findItems(request.emulator, list, queryOf(request, list));
  return collection(request, `sites/lists('${list.id}')/items`, {
    value: items.map(present),
    ...(next === undefined ? {} : { links: { '@odata.nextLink': nextLink(request, next) } }),
  });
}

/** One row. */
export function readItem(request: GraphRequest): GraphReply {
  const list = listOf(request);
  const item = getItem(request.emulator, list.id, idOf(request));
  if (matchesIfNoneMatch(etagOf(item), request.header('if-none-match'))) return { status: 304 };
  return entity(request, 'sites/lists/items', presenter(request, list)(item));
}

/** The whole row as a POST and a PATCH of the item answer it. */
function wholeItem(request: GraphRequest, list: List, item: Item): object {
  const { emulator } = request;
  return { ...renderItem(emulator, list, item), fields: renderFields(emulator, list, { item }) };
}

/** Dates of a POST answer as some tenants give them: local time that says it is UTC. @see graph.md row 47 */
function shiftedDates(request: GraphRequest, item: Item): Item {
  if (readSwitches(request.emulator.store).postDates === 'right') return item;
  const created = shiftedToLocal(item.created, request.emulator.tenant.timeZone);
  return { ...item, created, modified: created };
}

/** Properties of an item; those that only the service sets are left alone. */
const KNOWN = [
  'id', 'fields', 'contentType', 'createdBy', 'createdDateTime', 'description', 'eTag', 'lastModifiedBy', 'lastModifiedDateTime',
  'name', 'parentReference', 'sharepointIds', 'webUrl', 'deleted', 'driveItem', 'versions',
]; // prettier-ignore

/** The `fields` of an item's body; values belong nowhere else. @see graph.md §4.2 */
function fieldsOf(request: GraphRequest, list: List): unknown {
  const body = objectBody(request);
  refuseUnknownProperty(request.emulator.store, body, KNOWN);
  const { fields = {}, contentType } = body;
  const id = (contentType as { id?: unknown } | null | undefined)?.id;
  if (id === undefined || id === '0x01' || id === itemContentTypeId(list)) return fields;
  throw invalidRequest('The content type is not one of the list.');
}

function postItem(request: GraphRequest): GraphReply {
  const { emulator } = request;
  const list = writable(request);
  const fields = fieldsOf(request, list);
  const values = withDefaults(
    emulator,
    list,
    parseFields(emulator, { list, isNew: true, prefer: request.header('prefer') }, fields),
  );
  if (holdsRules(emulator)) refuseMissing(list, values);
  const item = createItem(emulator, list, { values, actor: actorOf(emulator, request.caller) });
  const body = wholeItem(request, list, shiftedDates(request, item));
  return { ...entity(request, 'sites/lists/items', body), status: 201 };
}

function change(request: GraphRequest, list: List, fields: unknown): Item {
  const { emulator } = request;
  const id = idOf(request);
  getItem(emulator, list.id, id);
  return updateItem(emulator, list, {
    id,
    values: parseFields(emulator, { list, prefer: request.header('prefer') }, fields),
    actor: actorOf(emulator, request.caller),
    ifMatch: request.header('if-match'),
  });
}

function patchItem(request: GraphRequest): GraphReply {
  const list = writable(request);
  const item = change(request, list, fieldsOf(request, list));
  return entity(request, 'sites/lists/items', wholeItem(request, list, item));
}

/** The cells of a row. */
export const readFields = (request: GraphRequest): GraphReply => {
  const list = listOf(request);
  const item = getItem(request.emulator, list.id, idOf(request));
  const select = request.query.get('select');
  const names = select === undefined ? undefined : parseSelect(select);
  if (names !== undefined) checkSelect(request.emulator, list, names);
  return entity(
    request,
    'sites/lists/items/fields',
    renderFields(request.emulator, list, { item, select: names }),
  );
};

/** Changes cells of a row and answers with all of them. */
export function patchFields(request: GraphRequest): GraphReply {
  const list = writable(request);
  const item = change(request, list, objectBody(request));
  const { '@odata.etag': etag, ...fields } = renderFields(request.emulator, list, { item });
  const withTag = readSwitches(request.emulator.store).patchEtag === 'present';
  const body = withTag ? { '@odata.etag': etag, ...fields } : fields;
  return entity(request, 'sites/lists/items/fields', body);
}

function removeItem(request: GraphRequest): GraphReply {
  deleteItem(request.emulator, writable(request), {
    id: idOf(request),
    ifMatch: request.header('if-match'),
  });
  return { status: 204 };
}

const ITEMS = '/sites/:site/lists/:list/items';

const ITEM_OPTIONS = ['select', 'expand', 'filter', 'orderby', 'top', 'skiptoken', ...UNCOUNTABLE];

/** Rows of lists. @see graph.md §4 */
export const itemRoutes: readonly Route[] = [
  { method: 'GET', path: ITEMS, units: 2, right: 'read', options: ITEM_OPTIONS, handle: listItems },
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
