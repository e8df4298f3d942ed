import { renderColumn } from './render-list';
import { addColumn, deleteColumn, findColumn, findList, updateColumn } from './lists';
import { parseSelect } from './odata-options';
import {
  collection,
  entity,
  objectBody,
  pick,
  type GraphReply,
  type GraphRequest,
  type Route,
} from './route';

const listOf = (request: GraphRequest) =>
  findList(request.emulator.store, request.params['list'] ?? '');
const columnOf = (request: GraphRequest) =>
  findColumn(listOf(request), request.params['column'] ?? '');
const selectOf = (request: GraphRequest) =>
  request.query.has('select') ? parseSelect(request.query.get('select') ?? '') : undefined;

/** Hidden columns are shown to those who select `hidden`. @see graph.md §3.2 */
export const seesHidden = (request: GraphRequest): boolean =>
  selectOf(request)?.includes('hidden') === true;

const shown = (request: GraphRequest, column: Parameters<typeof renderColumn>[0]) =>
  pick(renderColumn(column), selectOf(request));

function readColumns(request: GraphRequest): GraphReply {
  const columns = listOf(request).columns.filter((c) => !c.hidden || seesHidden(request));
  return collection(request, 'sites/lists/columns', {
    value: columns.map((column) => shown(request, column)),
  });
}

function postColumn(request: GraphRequest): GraphReply {
  const column = addColumn(request.emulator, listOf(request), objectBody(request));
  return { ...entity(request, 'sites/lists/columns', renderColumn(column)), status: 201 };
}

function patchColumn(request: GraphRequest): GraphReply {
  const column = updateColumn(request.emulator, listOf(request), {
    before: columnOf(request),
    definition: objectBody(request),
  });
  return entity(request, 'sites/lists/columns', renderColumn(column));
}

function removeColumn(request: GraphRequest): GraphReply {
  deleteColumn(request.emulator, listOf(request), columnOf(request));
  return { status: 204 };
}

const COLUMNS = '/sites/:site/lists/:list/columns';

/** Columns of lists. @see graph.md §3.2 */
export const columnRoutes: readonly Route[] = [
  { method: 'GET', path: COLUMNS, units: 2, right: 'read', handle: readColumns },
  { method: 'POST', path: COLUMNS, units: 2, right: 'manage', handle: postColumn },
  {
    method: 'GET',
    path: `${COLUMNS}/:column`,
    units: 1,
    right: 'read',
    handle: (request) => entity(request, 'sites/lists/columns', shown(request, columnOf(request))),
  },
  { method: 'PATCH', path: `${COLUMNS}/:column`, units: 2, right: 'manage', handle: patchColumn },
  { method: 'DELETE', path: `${COLUMNS}/:column`, units: 2, right: 'manage', handle: removeColumn },
];
