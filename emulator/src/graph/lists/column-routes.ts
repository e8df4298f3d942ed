import { renderColumn } from './render-list';
import { addColumn, deleteColumn, findColumn, findList, updateColumn } from './lists';
import { accessDenied } from '../protocol/errors';
import type { List } from './model';
import { pageOf } from '../protocol/paging';
import { selectOf } from '../protocol/select';
import {
  collection,
  entity,
  objectBody,
  pick,
  type GraphReply,
  type GraphRequest,
  type Route,
} from '../protocol/route';

const listOf = (request: GraphRequest) =>
  findList(request.emulator.store, request.params['list'] ?? '');
const columnOf = (request: GraphRequest) =>
  findColumn(listOf(request), request.params['column'] ?? '');
/** A list whose columns may be changed: not one of SharePoint's own. */
function changeable(request: GraphRequest): List {
  const list = listOf(request);
  if (list.system) throw accessDenied();
  return list;
}

/** Hidden columns are shown to those who select `hidden`. @see graph.md §3.2 */
export const seesHidden = (request: GraphRequest): boolean =>
  request.query.get('select')?.split(',').includes('hidden') === true;

const shown = (request: GraphRequest, column: Parameters<typeof renderColumn>[0]) =>
  pick(renderColumn(column), selectOf(request, 'columnDefinition'));

function readColumns(request: GraphRequest): GraphReply {
  const columns = listOf(request).columns.filter((c) => !c.hidden || seesHidden(request));
  const { page, links } = pageOf(request, columns);
  return collection(request, 'sites/lists/columns', {
    value: page.map((column) => shown(request, column)),
    links,
  });
}

function postColumn(request: GraphRequest): GraphReply {
  const column = addColumn(request.emulator, changeable(request), objectBody(request));
  return { ...entity(request, 'sites/lists/columns', renderColumn(column)), status: 201 };
}

function patchColumn(request: GraphRequest): GraphReply {
  const column = updateColumn(request.emulator, changeable(request), {
    before: columnOf(request),
    definition: objectBody(request),
  });
  return entity(request, 'sites/lists/columns', renderColumn(column));
}

function removeColumn(request: GraphRequest): GraphReply {
  deleteColumn(request.emulator, changeable(request), columnOf(request));
  return { status: 204 };
}

const COLUMNS = '/sites/:site/lists/:list/columns';

/** Columns of lists. @see graph.md §3.2 */
export const columnRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: COLUMNS,
    units: 2,
    right: 'read',
    options: ['select', 'top', 'skiptoken'],
    handle: readColumns,
  },
  { method: 'POST', path: COLUMNS, units: 2, right: 'manage', options: [], handle: postColumn },
  {
    method: 'GET',
    path: `${COLUMNS}/:column`,
    units: 1,
    right: 'read',
    options: ['select'],
    handle: (request) => entity(request, 'sites/lists/columns', shown(request, columnOf(request))),
  },
  {
    method: 'PATCH',
    path: `${COLUMNS}/:column`,
    units: 2,
    right: 'manage',
    options: [],
    handle: patchColumn,
  },
  {
    method: 'DELETE',
    path: `${COLUMNS}/:column`,
    units: 2,
    right: 'manage',
    options: [],
    handle: removeColumn,
  },
];
