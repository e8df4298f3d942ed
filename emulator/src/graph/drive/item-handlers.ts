import { actorOf } from '../access/access';
import { badRequest, invalidRequest, itemNotFound, notImplemented } from '../protocol/errors';
import { deleteItem } from '../lists/items';
import { itemKey } from '../lists/keys';
import { tagsOf, type Item, type List } from '../lists/model';
import { parseOrder, parseSelect, parseTop } from '../protocol/odata-options';
import { matchesIfNoneMatch, requireIfMatch } from '../protocol/precondition';
import {
  collection,
  entity,
  objectBody,
  type GraphReply,
  type GraphRequest,
} from '../protocol/route';
import { listChildren, type ChildOrder } from './children';
import { driveId, rootItem } from './drives';
import { makeFolder, moveEntry, type ConflictBehavior } from './entries';
import { itemWithId } from './item-ids';
import { libraryOf, locate, type LocatedItem } from './locate';
import { renderDriveItem, type View } from './render-drive-item';
import { ROOT_ID } from './tree';

type Json = Readonly<Record<string, unknown>>;

/** How the items of an answer are rendered. */
export function viewOf(request: GraphRequest): View {
  const { emulator, base, query } = request;
  if (query.has('expand'))
    throw notImplemented(`$expand=${query.get('expand') ?? ''} of a driveItem`);
  const select = query.get('select');
  return { emulator, base, select: select === undefined ? undefined : parseSelect(select) };
}

/** An answer with one driveItem. */
export const itemReply = (request: GraphRequest, found: LocatedItem, status = 200): GraphReply => ({
  ...entity(
    request,
    `drives('${encodeURIComponent(driveId(request.emulator, found.library))}')/items`,
    renderDriveItem(viewOf(request), found.library, found.item),
  ),
  status,
});

/**
 * Whether `If-None-Match` names the present version of an item, so that the answer is 304.
 *
 * @see docs/behaviours.md row 83
 */
export const isNotModified = (request: GraphRequest, item: Item): boolean =>
  matchesIfNoneMatch(tagsOf(item), request.header('if-none-match'));

export const conflictOf = (value: unknown, fallback: ConflictBehavior): ConflictBehavior => {
  if (value === undefined) return fallback;
  if (value === 'fail' || value === 'replace' || value === 'rename') return value;
  throw invalidRequest('The value of @microsoft.graph.conflictBehavior is not valid.');
};

/** Answers a GET of a file or folder. */
export function readEntry(request: GraphRequest): GraphReply {
  const found = locate(request);
  return isNotModified(request, found.item) ? { status: 304 } : itemReply(request, found);
}

/** Refuses query options that Graph does not support on collections of files. @throws {GraphError} 400 */
function refuseUnsupportedOptions(query: ReadonlyMap<string, string>): void {
  for (const name of ['skip', 'count', 'filter', 'search']) {
    if (!query.has(name)) continue;
    throw invalidRequest(
      `$${name} is not supported on this API. Only URLs returned by the API can be used to page.`,
    );
  }
}

const SORTABLE = ['name', 'size', 'lastModifiedDateTime', 'createdDateTime'] as const;

function orderOf(query: ReadonlyMap<string, string>): ChildOrder | undefined {
  const orderby = query.get('orderby');
  if (orderby === undefined) return undefined;
  const { path, descending } = parseOrder(orderby);
  const by = SORTABLE.find((name) => name.toLowerCase() === path.toLowerCase());
  if (by === undefined) throw invalidRequest(`Files cannot be sorted by '${path}'.`);
  return { by, descending };
}

function pageLink(request: GraphRequest, next: string): string {
  const kept = [...request.query].filter(([name]) => name !== 'skiptoken');
  const token = Buffer.from(next).toString('base64url');
  const text = [...kept, ['skiptoken', token] as const].map(
    ([name, value]) => `$${name}=${encodeURIComponent(value)}`,
  );
  return `${request.base}${request.path}?${text.join('&')}`;
}

const DEFAULT_PAGE = 200;
const MAX_PAGE = 5000;

/**
 * Answers with one page of a folder.
 *
 * @see https://learn.microsoft.com/graph/api/driveitem-list-children
 * @see docs/behaviours.md row 88
 */
export function readChildren(request: GraphRequest): GraphReply {
  const { query, emulator } = request;
  refuseUnsupportedOptions(query);
  const { library, item } = locate(request);
  if (item.file?.content !== undefined) throw invalidRequest('A file has no children.');
  if (isNotModified(request, item)) return { status: 304 };
  const token = query.get('skiptoken');
  const { items, next } = listChildren(emulator, library, {
    parent: item.id,
    order: orderOf(query),
    top: parseTop(query.get('top'), DEFAULT_PAGE, MAX_PAGE),
    after: token === undefined ? undefined : Buffer.from(token, 'base64url').toString(),
  });
  const view = viewOf(request);
  return collection(request, `drives('${driveId(emulator, library)}')/items`, {
    value: items.map((child) => renderDriveItem(view, library, child)),
    ...(next === undefined ? {} : { links: { '@odata.nextLink': pageLink(request, next) } }),
  });
}

/** Creates a folder. @see https://learn.microsoft.com/graph/api/driveitem-post-children */
export function postChild(request: GraphRequest): GraphReply {
  const { library, item } = locate(request);
  const body = objectBody(request);
  const { name, folder } = body;
  if (item.file?.content !== undefined) throw invalidRequest('A file has no children.');
  if (typeof folder !== 'object' || folder === null) {
    throw invalidRequest('Only folders are made so; a file comes by PUT of its content.');
  }
  if (typeof name !== 'string') throw badRequest("The property 'name' is required.");
  const result = makeFolder(request.emulator, library, {
    parent: item,
    name,
    conflict: conflictOf(body['@microsoft.graph.conflictBehavior'], 'fail'),
    actor: actorOf(request.emulator, request.caller),
  });
  return itemReply(request, { library, item: result.item }, result.isNew ? 201 : 200);
}

/** The folder that a PATCH moves an item to; undefined when it does not move it. */
function moveTargetOf(request: GraphRequest, library: List, reference: Json): Item | undefined {
  const { emulator } = request;
  const { id, path, driveId: drive } = reference;
  if (typeof drive === 'string' && drive !== driveId(emulator, library)) {
    throw notImplemented('Moving a file to another drive');
  }
  if (typeof id === 'string') {
    const folder = itemWithId(emulator, library, id);
    if (folder === undefined) throw itemNotFound('The target folder was not found');
    return folder;
  }
  const below = typeof path === 'string' ? /root:(?:\/(.*))?$/.exec(path) : null;
  if (below === null) return undefined;
  const params = { ...request.params, item: `root:/${below[1] ?? ''}` };
  return locate({ ...request, params }).item;
}

/** The folder that an item is in now. */
const folderOf = ({ emulator }: GraphRequest, { library, item }: LocatedItem): Item =>
  emulator.store.get<Item>(itemKey(library.id, item.file?.parent ?? ROOT_ID)) ?? rootItem(library);

function moveOf(request: GraphRequest, found: LocatedItem, body: Json) {
  const { name, parentReference } = body;
  const reference = (parentReference ?? {}) as Json;
  return {
    name: typeof name === 'string' ? name : (found.item.file?.name ?? ''),
    parent: moveTargetOf(request, found.library, reference) ?? folderOf(request, found),
  };
}

/** Properties that Graph changes by PATCH and the emulator answers with 501. */
const UNSUPPORTED_PROPERTIES = ['description', 'fileSystemInfo'];

/**
 * Renames or moves an item. Columns in the body (`listItem`) are ignored silently, as Graph does.
 *
 * @see https://github.com/microsoftgraph/msgraph-sdk-dotnet/issues/2851
 * @see docs/behaviours.md rows 79, 91
 */
export function patchEntry(request: GraphRequest): GraphReply {
  const found = locate(request);
  const { library, item } = found;
  const body = objectBody(request);
  const unsupported = UNSUPPORTED_PROPERTIES.find((name) => body[name] !== undefined);
  if (unsupported !== undefined) throw notImplemented(`PATCH of ${unsupported} of a driveItem`);
  const ifMatch = request.header('if-match');
  requireIfMatch(request.emulator, tagsOf(item), ifMatch);
  const { name, parent } = moveOf(request, found, body);
  if (item.id === ROOT_ID) throw invalidRequest('The top of a library cannot be changed.');
  if (name === item.file?.name && parent.id === item.file.parent) return itemReply(request, found);
  const actor = actorOf(request.emulator, request.caller);
  const moved = moveEntry(request.emulator, library, { item, name, parent, actor, ifMatch });
  return itemReply(request, { library, item: moved });
}

/** Deletes a file, or a folder with everything in it. */
export function removeEntry(request: GraphRequest): GraphReply {
  const { library, item } = locate(request);
  if (item.id === ROOT_ID) throw invalidRequest('The top of a library cannot be deleted.');
  deleteItem(request.emulator, library, { id: item.id, ifMatch: request.header('if-match') });
  return { status: 204 };
}

/** Answers with the driveItem behind a row of a library. */
export function readItemOfRow(request: GraphRequest): GraphReply {
  const { emulator, params } = request;
  const library = libraryOf(request);
  const item = emulator.store.get<Item>(itemKey(library.id, Number(params['item'] ?? 0)));
  if (item === undefined) throw itemNotFound();
  return itemReply(request, { library, item });
}
