import { actorOf } from '../access/access';
import { contentTypesOf } from './content-types';
import { selectsHidden } from './column-routes';
import { accessDenied, invalidRequest } from '../protocol/errors';
import { checkExpands, expandsOf } from '../protocol/expands';
import { parseListChanges, parseNewList } from './list-body';
import { allLists, createList, deleteList, findList, updateList } from './lists';
import { listEtag, type List } from './model';
import type { Expand } from '../protocol/odata-options';
import { DEFAULT_PAGE, pageOf } from '../protocol/paging';
import { requireIfMatch } from '../protocol/precondition';
import { ITEM_EXPANDS, itemPresenter } from './present-item';
import { findItems } from './query';
import { listIds, renderColumn, renderList } from './render-list';
import {
  collection,
  entity,
  objectBody,
  pick,
  type GraphReply,
  type GraphRequest,
  type Route,
} from '../protocol/route';
import { checkSelected, selectOf } from '../protocol/select';
import { isRootSite } from './site';

const listOf = (request: GraphRequest): List =>
  findList(request.emulator.store, request.params['list'] ?? '');

/**
 * The title that `$filter` asks for.
 *
 * @throws {GraphError} 400 for any filter but `displayName eq '…'`
 * @see docs/behaviours.md row 33
 */
function filteredTitle(request: GraphRequest): string | undefined {
  const filter = request.query.get('filter');
  if (filter === undefined) return undefined;
  const match = /^\s*displayName\s+eq\s+'((?:[^']|'')*)'\s*$/.exec(filter);
  if (match?.[1] === undefined) {
    throw invalidRequest('The provided filter statement is not supported');
  }
  return match[1].replaceAll("''", "'");
}

type Expander = (list: List, expand: Expand) => object;

/**
 * Renders each navigation of a list that can be expanded.
 *
 * @see https://learn.microsoft.com/graph/api/list-get
 */
const expanders = (request: GraphRequest): Readonly<Record<string, Expander>> => ({
  columns: (list, { select, expand = [] }) => {
    checkExpands(expand, { type: 'columnDefinition', built: [] });
    const names = select && checkSelected(request, 'columnDefinition', select);
    const visible = list.columns.filter((c) => !c.hidden || selectsHidden(request));
    return { columns: visible.map((column) => pick(renderColumn(column), names)) };
  },
  contentTypes: (list) => ({ contentTypes: contentTypesOf(list) }),
  items: (list, { select, expand = [] }) => {
    const names = select && checkSelected(request, 'listItem', select);
    const expands = checkExpands(expand, ITEM_EXPANDS);
    const { items, next } = findItems(request.emulator, list, { top: DEFAULT_PAGE });
    const link = `${request.base}/sites/${encodeURIComponent(request.params['site'] ?? '')}/lists/${list.id}/items`;
    return {
      items: items.map(itemPresenter(request, list, { select: names, expands })),
      ...(next === undefined ? {} : { 'items@odata.nextLink': link }),
    };
  },
});

const EXPANDS = { type: 'list', built: ['columns', 'contentTypes', 'items'] } as const;

/** Returns the function that renders lists as this request selects and expands them. */
function listPresenter(request: GraphRequest): (list: List) => object {
  const select = selectOf(request, 'list');
  const expands = [...expandsOf(request, EXPANDS).values()];
  const expand = expanders(request);
  const withIds = select?.includes('sharepointIds') === true;
  return (list) => {
    const { emulator } = request;
    const ids = withIds ? listIds(emulator, list) : {};
    const own = pick({ ...renderList(emulator, list), ...ids }, select);
    return Object.assign({}, own, ...expands.map((e) => expand[e.name]?.(list, e))) as object;
  };
}

function readLists(request: GraphRequest): GraphReply {
  const title = filteredTitle(request)?.toLowerCase();
  const withSystem = request.query.get('select')?.split(',').includes('system') === true;
  const isRoot = isRootSite(request.emulator, request.params['site'] ?? '');
  const lists = [...(isRoot ? [] : allLists(request.emulator.store))].filter(
    (list) =>
      (!list.system || withSystem) && (title === undefined || list.title.toLowerCase() === title),
  );
  const { page, links } = pageOf(request, lists);
  return collection(request, 'sites/lists', { value: page.map(listPresenter(request)), links });
}

function readList(request: GraphRequest): GraphReply {
  return entity(request, 'sites/lists', listPresenter(request)(listOf(request)));
}

function postList(request: GraphRequest): GraphReply {
  const { emulator } = request;
  const newList = parseNewList(emulator.store, objectBody(request));
  const created = createList(emulator, { ...newList, actor: actorOf(emulator, request.caller) });
  return { ...entity(request, 'sites/lists', renderList(emulator, created)), status: 201 };
}

/**
 * The list of the path, if it may be changed.
 *
 * @throws {GraphError} 403 for a system list, 412 when `If-Match` names another version
 */
function changeableList(request: GraphRequest): List {
  const list = listOf(request);
  if (list.system) throw accessDenied();
  requireIfMatch(request.emulator, listEtag(list), request.header('if-match'));
  return list;
}

function patchList(request: GraphRequest): GraphReply {
  const { emulator } = request;
  const list = changeableList(request);
  const changed = updateList(emulator, list, parseListChanges(emulator.store, objectBody(request)));
  return entity(request, 'sites/lists', renderList(emulator, changed));
}

function removeList(request: GraphRequest): GraphReply {
  deleteList(request.emulator, changeableList(request));
  return { status: 204 };
}

const LISTS = '/sites/:site/lists';
const ONE = `${LISTS}/:list`;
const listUnits = (query: ReadonlyMap<string, string>): number => (query.has('expand') ? 2 : 1);

/** Routes for lists. @see https://learn.microsoft.com/graph/api/resources/list */
export const listRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: LISTS,
    units: 2,
    right: 'read',
    options: ['select', 'expand', 'filter', 'top', 'skiptoken'],
    handle: readLists,
  },
  { method: 'POST', path: LISTS, units: 2, right: 'create', options: [], handle: postList },
  {
    method: 'GET',
    path: ONE,
    units: listUnits,
    right: 'read',
    options: ['select', 'expand'],
    handle: readList,
  },
  { method: 'PATCH', path: ONE, units: 2, right: 'manage', options: [], handle: patchList },
  { method: 'DELETE', path: ONE, units: 2, right: 'manage', options: [], handle: removeList },
];
