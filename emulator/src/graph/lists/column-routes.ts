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
/** The list of the path, if its columns may be changed. @throws {GraphError} 403 for a system list */
function changeableList(request: GraphRequest): List {
  const list = listOf(request);
  if (list.system) throw accessDenied();
  return list;
}

/**
 * Whether the call selects `hidden`. Graph leaves hidden columns out of its answer otherwise.
 *
 * @see https://learn.microsoft.com/graph/api/resources/columndefinition
 */
export const selectsHidden = (request: GraphRequest): boolean =>
  request.query.get('select')?.split(',').includes('hidden') === true;

const present = (request: GraphRequest, column: Parameters<typeof renderColumn>[0]) =>
  pick(renderColumn(column), selectOf(request, 'columnDefinition'));

function readColumns(request: GraphRequest): GraphReply {
  const columns = listOf(request).columns.filter((c) => !c.hidden || selectsHidden(request));
  const { page, links } = pageOf(request, columns);
  return collection(request, 'sites/lists/columns', {
    value: page.map((column) => present(request, column)),
    links,
  });
}

function postColumn(request: GraphRequest): GraphReply {
  const column = addColumn(request.emulator, changeableList(request), objectBody(request));
  return { ...entity(request, 'sites/lists/columns', renderColumn(column)), status: 201 };
}

function patchColumn(request: GraphRequest): GraphReply {
  const column = updateColumn(request.emulator, changeableList(request), {
    before: columnOf(request),
    definition: objectBody(request),
  });
  return entity(request, 'sites/lists/columns', renderColumn(column));
}

function removeColumn(request: GraphRequest): GraphReply {
  deleteColumn(request.emulator, changeableList(request), columnOf(request));
  return { status: 204 };
}

const COLUMNS = '/sites/:site/lists/:list/columns';

/** Routes for the columns of a list. @see https://learn.microsoft.com/graph/api/list-post-columns */
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
    handle: (request) =>
      entity(request, 'sites/lists/columns', present(request, columnOf(request))),
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
