import { actorOf } from './access';
import { itemNotFound } from './errors';
import { idOf } from './item-routes';
import { getItem, updateItem, type Patch } from './items';
import { versionKey, versionsOf } from './keys';
import { findList } from './lists';
import type { Item, List } from './model';
import { parseExpand } from './odata-options';
import { renderActor, renderFields } from './render-item';
import { collection, entity, type GraphReply, type GraphRequest, type Route } from './route';

const listOf = (request: GraphRequest): List =>
  findList(request.emulator.store, request.params['list'] ?? '');

function present(request: GraphRequest, list: List, item: Item): object {
  const withFields = parseExpand(request.query.get('expand') ?? 'none').some(
    (e) => e.name === 'fields',
  );
  return {
    id: `${String(item.version)}.0`,
    lastModifiedDateTime: item.modified,
    lastModifiedBy: renderActor(request.emulator, item.modifiedBy),
    ...(withFields ? { fields: renderFields(request.emulator, list, { item }) } : {}),
  };
}

/** Newest first. @see graph.md row 44 */
function readVersions(request: GraphRequest): GraphReply {
  const list = listOf(request);
  const id = idOf(request);
  getItem(request.emulator, list.id, id);
  const rows = request.emulator.store.range<Item>(versionsOf(list.id, id), { reverse: true });
  return collection(request, 'sites/lists/items/versions', {
    value: [...rows].map(({ value }) => present(request, list, value)),
  });
}

/** One version, addressed as `2.0`. */
function versionOf(request: GraphRequest, list: List): Item {
  const number = /^(\d{1,6})\.0$/.exec(request.params['version'] ?? '')?.[1];
  const key = versionKey(list.id, idOf(request), Number(number ?? 0));
  const found = request.emulator.store.get<Item>(key);
  if (found === undefined) throw itemNotFound();
  return found;
}

function readVersion(request: GraphRequest): GraphReply {
  const list = listOf(request);
  return entity(
    request,
    'sites/lists/items/versions',
    present(request, list, versionOf(request, list)),
  );
}

function readVersionFields(request: GraphRequest): GraphReply {
  const list = listOf(request);
  const fields = renderFields(request.emulator, list, { item: versionOf(request, list) });
  return entity(request, 'sites/lists/items/versions/fields', fields);
}

/** Brings back the cells of a version as a new one. */
function restore(request: GraphRequest): GraphReply {
  const list = listOf(request);
  const old = versionOf(request, list);
  const present = getItem(request.emulator, list.id, old.id);
  const emptied = Object.fromEntries(Object.keys(present.values).map((name) => [name, null]));
  const values: Patch = { ...emptied, ...old.values };
  const actor = actorOf(request.emulator, request.caller);
  updateItem(request.emulator, list, { id: old.id, values, actor });
  return { status: 204 };
}

const VERSIONS = '/sites/:site/lists/:list/items/:item/versions';
const ONE = `${VERSIONS}/:version`;

/** Versions of rows. @see graph.md §7 */
export const versionRoutes: readonly Route[] = [
  { method: 'GET', path: VERSIONS, units: 2, right: 'read', handle: readVersions },
  { method: 'GET', path: ONE, units: 1, right: 'read', handle: readVersion },
  { method: 'GET', path: `${ONE}/fields`, units: 1, right: 'read', handle: readVersionFields },
  { method: 'POST', path: `${ONE}/restoreVersion`, units: 2, right: 'write', handle: restore },
];
