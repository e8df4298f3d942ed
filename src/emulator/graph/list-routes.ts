import { actorOf, requireWide } from './access';
import { invalidRequest, badRequest } from './errors';
import { seesHidden } from './column-routes';
import { renderColumn, renderList, renderSite } from './render-list';
import { allLists, createList, deleteList, findList, updateList } from './lists';
import { parseExpand, parseSelect } from './odata-options';
import {
  collection,
  entity,
  objectBody,
  pick,
  type GraphReply,
  type GraphRequest,
  type Route,
} from './route';

type Json = Readonly<Record<string, unknown>>;

const selectOf = (request: GraphRequest): readonly string[] | undefined =>
  request.query.has('select') ? parseSelect(request.query.get('select') ?? '') : undefined;

function readSite(request: GraphRequest): GraphReply {
  return entity(request, 'sites', pick(renderSite(request.emulator), selectOf(request)));
}

/** The title that `$filter` asks for; nothing else can be filtered. @see graph.md row 33 */
function askedTitle(request: GraphRequest): string | undefined {
  const filter = request.query.get('filter');
  if (filter === undefined) return undefined;
  const match = /^\s*displayName\s+eq\s+'((?:[^']|'')*)'\s*$/.exec(filter);
  if (match?.[1] === undefined) {
    throw invalidRequest('The provided filter statement is not supported');
  }
  return match[1].replaceAll("''", "'");
}

function readLists(request: GraphRequest): GraphReply {
  const select = selectOf(request);
  const title = askedTitle(request)?.toLowerCase();
  const withSystem = select?.includes('system') === true;
  const lists = [...allLists(request.emulator.store)].filter(
    (list) =>
      (!list.system || withSystem) && (title === undefined || list.title.toLowerCase() === title),
  );
  return collection(request, 'sites/lists', {
    value: lists.map((list) => pick(renderList(request.emulator, list), select)),
  });
}

function readList(request: GraphRequest): GraphReply {
  const list = findList(request.emulator.store, request.params['list'] ?? '');
  const own = pick(renderList(request.emulator, list), selectOf(request));
  const expands = parseExpand(request.query.get('expand') ?? 'none').map((e) => e.name);
  const other = expands.find((name) => !['none', 'columns'].includes(name));
  if (other !== undefined)
    throw invalidRequest(`Expanding '${other}' of a list is not supported here.`);
  if (!expands.includes('columns')) return entity(request, 'sites/lists', own);
  const columns = list.columns.filter((c) => !c.hidden || seesHidden(request)).map(renderColumn);
  return entity(request, 'sites/lists', { ...own, columns });
}

/** The title of a new list; its name is the server's to give. @see graph.md row 32 */
function titleOf(body: Json): string {
  if (body['name'] !== undefined) {
    throw invalidRequest("The property 'name' is assigned by the server and cannot be set.");
  }
  const { displayName } = body;
  if (typeof displayName === 'string' && displayName !== '') return displayName;
  throw badRequest("The property 'displayName' is required.");
}

function postList(request: GraphRequest): GraphReply {
  const body = objectBody(request);
  const displayName = titleOf(body);
  const { description, columns, list } = body;
  const template = (list as Json | undefined)?.['template'] ?? 'genericList';
  if (template !== 'genericList')
    throw invalidRequest(`The template '${JSON.stringify(template)}' is not supported here.`);
  const made = createList(request.emulator, {
    title: displayName,
    ...(typeof description === 'string' ? { description } : {}),
    actor: actorOf(request.emulator, request.caller),
    columns: Array.isArray(columns) ? (columns as Json[]) : [],
  });
  return { ...entity(request, 'sites/lists', renderList(request.emulator, made)), status: 201 };
}

function patchList(request: GraphRequest): GraphReply {
  const list = findList(request.emulator.store, request.params['list'] ?? '');
  const { displayName, description } = objectBody(request);
  const changed = updateList(request.emulator, list, {
    ...(typeof displayName === 'string' ? { title: displayName } : {}),
    ...(typeof description === 'string' ? { description } : {}),
  });
  return entity(request, 'sites/lists', renderList(request.emulator, changed));
}

function removeList(request: GraphRequest): GraphReply {
  deleteList(request.emulator, findList(request.emulator.store, request.params['list'] ?? ''));
  return { status: 204 };
}

/** Over all sites; a grant on a site opens nothing here. @see graph.md row 69 */
function readSites(request: GraphRequest): GraphReply {
  requireWide(request.caller);
  const words = (request.query.get('search') ?? '').replaceAll('*', '').toLowerCase();
  const site = renderSite(request.emulator);
  const found = JSON.stringify(site).toLowerCase().includes(words) ? [site] : [];
  return collection(request, 'sites', {
    value: found.map((one) => pick(one, selectOf(request))),
  });
}

const LISTS = '/sites/:site/lists';
const withColumns = (query: ReadonlyMap<string, string>): number =>
  (query.get('expand') ?? '').includes('permissions') ? 5 : query.has('expand') ? 2 : 1;

/** Sites and lists. @see graph.md §2, §3.1 */
export const listRoutes: readonly Route[] = [
  { method: 'GET', path: '/sites', units: 2, handle: readSites },
  { method: 'GET', path: '/sites/:site', units: 1, right: 'read', handle: readSite },
  { method: 'GET', path: LISTS, units: 2, right: 'read', handle: readLists },
  { method: 'POST', path: LISTS, units: 2, right: 'manage', handle: postList },
  { method: 'GET', path: `${LISTS}/:list`, units: withColumns, right: 'read', handle: readList },
  { method: 'PATCH', path: `${LISTS}/:list`, units: 2, right: 'manage', handle: patchList },
  { method: 'DELETE', path: `${LISTS}/:list`, units: 2, right: 'manage', handle: removeList },
];
