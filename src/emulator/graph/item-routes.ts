import { actorOf } from './access';
import { bindFilter, NON_INDEXED, queryColumn } from './bind-filter';
import { holdsRules, refuseMissing } from './column-limits';
import { invalidRequest, itemNotFound } from './errors';
import { createItem, deleteItem, getItem, updateItem } from './items';
import { findList } from './lists';
import { etagOf, type Item, type List } from './model';
import { parseFilter, reference } from './odata-filter';
import { parseExpand, parseOrder, parseSelect, parseTop } from './odata-options';
import { parseFields, withDefaults } from './parse-fields';
import { findItems, type Cursor, type ItemQuery } from './query';
import { checkSelect, renderFields, renderItem } from './render-item';
import {
  collection,
  entity,
  objectBody,
  pick,
  type GraphReply,
  type GraphRequest,
  type Route,
} from './route';
import { readSwitches } from '../control/switches';

/** Rows of a page, and the most a `$top` gives. @see graph.md rows 5, 6 */
const DEFAULT_PAGE = 200;
const LARGEST_PAGE = 5000;

const listOf = (request: GraphRequest): List =>
  findList(request.emulator.store, request.params['list'] ?? '');

/** A row number of the path; everything but digits is not there. */
export function idOf(request: GraphRequest): number {
  const text = request.params['item'] ?? '';
  if (!/^[1-9]\d{0,8}$/.test(text)) throw itemNotFound();
  return Number(text);
}

/** How rows of this request are shown: their own properties, and fields when they are expanded. @see graph.md rows 1, 2 */
export function presenter(request: GraphRequest, list: List): (item: Item) => object {
  const { emulator, query } = request;
  const select = query.has('select') ? parseSelect(query.get('select') ?? '') : undefined;
  const expands = parseExpand(query.get('expand') ?? 'none').filter((e) => e.name !== 'none');
  const other = expands.find((e) => e.name !== 'fields');
  if (other !== undefined) {
    throw invalidRequest(`Expanding '${other.name}' of a list item is not supported here.`);
  }
  const fields = expands[0];
  if (fields?.select !== undefined) checkSelect(emulator, list, fields.select);
  return (item) => {
    const own = pick(renderItem(emulator, list, item), select);
    if (fields === undefined) return own;
    const context = `${request.base}/$metadata#sites('${encodeURIComponent(request.params['site'] ?? '')}')/lists('${list.id}')/items('${String(item.id)}')/fields/$entity`;
    return {
      ...own,
      'fields@odata.context': context,
      fields: renderFields(emulator, list, { item, select: fields.select }),
    };
  };
}

/** Options that list items refuse with their own sentence. @see graph.md row 29 */
function refuseUncountable(query: ReadonlyMap<string, string>): void {
  for (const name of ['count', 'skip', 'search', 'apply']) {
    if (!query.has(name)) continue;
    throw invalidRequest(
      `$${name} is not supported on this API. Only URLs returned by the API can be used to page.`,
    );
  }
}

function cursorOf(request: GraphRequest): Cursor | undefined {
  const token = request.query.get('skiptoken');
  if (token === undefined) return undefined;
  try {
    const parsed = JSON.parse(Buffer.from(token, 'base64url').toString()) as Partial<Cursor>;
    if (typeof parsed.id === 'number') return { ...parsed, id: parsed.id };
  } catch {
    // Falls through: a token that was not made here is refused like any other bad one.
  }
  throw invalidRequest('The skip token is not valid.');
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
      column: queryColumn(list, reference(order.path), allowNonIndexed),
      descending: order.descending,
    },
    top: parseTop(query.get('top'), DEFAULT_PAGE, LARGEST_PAGE),
    after: cursorOf(request),
  };
}

/** The request's own address with another skip token. */
function nextLink(request: GraphRequest, cursor: Cursor): string {
  const token = Buffer.from(JSON.stringify(cursor)).toString('base64url');
  const kept = [...request.query].filter(([name]) => name !== 'skiptoken');
  const options = [...kept, ['skiptoken', token] as const];
  const text = options.map(([name, value]) => `$${name}=${encodeURIComponent(value)}`).join('&');
  return `${request.base}${request.path}?${text}`;
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

function readItem(request: GraphRequest): GraphReply {
  const list = listOf(request);
  const item = getItem(request.emulator, list.id, idOf(request));
  if (request.header('if-none-match') === etagOf(item)) return { status: 304 };
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
  const zone = request.emulator.tenant.timeZone;
  const local = new Date(item.created).toLocaleString('sv-SE', { timeZone: zone });
  const created = `${local.replace(' ', 'T')}Z`;
  return { ...item, created, modified: created };
}

function postItem(request: GraphRequest): GraphReply {
  const { emulator } = request;
  const list = listOf(request);
  const { fields = {} } = objectBody(request);
  const values = withDefaults(emulator, list, parseFields(emulator, list, fields));
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
    values: parseFields(emulator, list, fields),
    actor: actorOf(emulator, request.caller),
    ifMatch: request.header('if-match'),
  });
}

function patchItem(request: GraphRequest): GraphReply {
  const list = listOf(request);
  const item = change(request, list, objectBody(request)['fields'] ?? {});
  return entity(request, 'sites/lists/items', wholeItem(request, list, item));
}

const readFields = (request: GraphRequest): GraphReply => {
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

function patchFields(request: GraphRequest): GraphReply {
  const list = listOf(request);
  const item = change(request, list, objectBody(request));
  const { '@odata.etag': etag, ...fields } = renderFields(request.emulator, list, { item });
  const withTag = readSwitches(request.emulator.store).patchEtag === 'present';
  const body = withTag ? { '@odata.etag': etag, ...fields } : fields;
  return entity(request, 'sites/lists/items/fields', body);
}

function removeItem(request: GraphRequest): GraphReply {
  deleteItem(request.emulator, listOf(request), {
    id: idOf(request),
    ifMatch: request.header('if-match'),
  });
  return { status: 204 };
}

const ITEMS = '/sites/:site/lists/:list/items';

/** Rows of lists. @see graph.md §4 */
export const itemRoutes: readonly Route[] = [
  { method: 'GET', path: ITEMS, units: 2, right: 'read', handle: listItems },
  { method: 'POST', path: ITEMS, units: 2, right: 'write', handle: postItem },
  { method: 'GET', path: `${ITEMS}/:item`, units: 1, right: 'read', handle: readItem },
  { method: 'PATCH', path: `${ITEMS}/:item`, units: 2, right: 'write', handle: patchItem },
  { method: 'DELETE', path: `${ITEMS}/:item`, units: 2, right: 'write', handle: removeItem },
  { method: 'GET', path: `${ITEMS}/:item/fields`, units: 1, right: 'read', handle: readFields },
  { method: 'PATCH', path: `${ITEMS}/:item/fields`, units: 2, right: 'write', handle: patchFields },
];
