import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { shiftedToLocal } from './local-time';
import { actorOf } from '../access/access';
import { itemNotFound } from '../protocol/errors';
import { restoredFile } from '../drive/restored';
import { itemIdOf } from './item-id';
import { getItem, updateItem, type Patch } from './items';
import { versionKey, versionsOf } from './keys';
import { findList } from './lists';
import type { Item, List } from './model';
import { pageOf } from '../protocol/paging';
import { renderActor } from '../directory/render-actor';
import { checkSelect, renderFields } from './render-item';
import { expandsOf } from '../protocol/expands';
import {
  collection,
  entity,
  pick,
  type GraphReply,
  type GraphRequest,
  type Route,
} from '../protocol/route';
import { selectOf } from '../protocol/select';
import { parseSelect } from '../protocol/odata-options';

const listOf = (request: GraphRequest): List =>
  findList(request.emulator.store, request.params['list'] ?? '');

/** Returns the function that renders versions as this request selects and expands them. */
function versionPresenter(request: GraphRequest, list: List): (item: Item) => object {
  const { emulator } = request;
  const select = selectOf(request, 'listItemVersion');
  const fields = expandsOf(request, { type: 'listItemVersion', built: ['fields'] }).get('fields');
  if (fields?.select !== undefined) checkSelect(emulator, list, fields.select);
  return (item) => {
    const own = {
      id: `${String(item.version)}.0`,
      lastModifiedDateTime: versionDate(emulator, item.modified),
      lastModifiedBy: renderActor(emulator, item.modifiedBy),
    };
    if (fields === undefined) return pick(own, select);
    const fieldValues = renderFields(emulator, list, { item, select: fields.select });
    return { ...pick(own, select), fields: fieldValues };
  };
}

/**
 * The date of a version. By the switch `versionDates` it is local time marked as UTC, as some tenants gave.
 *
 * @see https://github.com/microsoftgraph/microsoft-graph-docs/issues/12328
 */
function versionDate(emulator: Emulator, utc: string): string {
  if (readSwitches(emulator.store).versionDates === 'right') return utc;
  return shiftedToLocal(utc, emulator.tenant.timeZone);
}

/** Answers with the versions of a row, newest first. @see docs/behaviours.md row 44 */
function readVersions(request: GraphRequest): GraphReply {
  const list = listOf(request);
  const id = itemIdOf(request);
  getItem(request.emulator, list.id, id);
  const rows = request.emulator.store.range<Item>(versionsOf(list.id, id), { reverse: true });
  const { page, links } = pageOf(
    request,
    [...rows].map(({ value }) => value),
  );
  return collection(request, 'sites/lists/items/versions', {
    value: page.map(versionPresenter(request, list)),
    links,
  });
}

/** The version of the path, such as `2.0`. @throws {GraphError} 404 `itemNotFound` */
function versionOf(request: GraphRequest, list: List): Item {
  const number = /^(\d{1,6})\.0$/.exec(request.params['version'] ?? '')?.[1];
  const key = versionKey(list.id, itemIdOf(request), Number(number ?? 0));
  const found = request.emulator.store.get<Item>(key);
  if (found === undefined) throw itemNotFound();
  return found;
}

function readVersion(request: GraphRequest): GraphReply {
  const list = listOf(request);
  return entity(
    request,
    'sites/lists/items/versions',
    versionPresenter(request, list)(versionOf(request, list)),
  );
}

function readVersionFields(request: GraphRequest): GraphReply {
  const list = listOf(request);
  const item = versionOf(request, list);
  const select = request.query.get('select');
  const names = select === undefined ? undefined : parseSelect(select);
  if (names !== undefined) checkSelect(request.emulator, list, names);
  const fields = renderFields(request.emulator, list, { item, select: names });
  return entity(request, 'sites/lists/items/versions/fields', fields);
}

/** Restores the cells of a version, and the bytes of a file, as a new version. */
export function restoreVersion(request: GraphRequest): GraphReply {
  const list = listOf(request);
  const old = versionOf(request, list);
  const current = getItem(request.emulator, list.id, old.id);
  const names = new Set(list.columns.map((column) => column.name));
  const cleared = Object.fromEntries(Object.keys(current.values).map((name) => [name, null]));
  // Cells of columns that were deleted since are not restored.
  const kept = Object.entries(old.values).filter(([name]) => names.has(name));
  const values: Patch = { ...cleared, ...Object.fromEntries(kept) };
  const actor = actorOf(request.emulator, request.caller);
  const file = restoredFile(current, old);
  updateItem(request.emulator, list, { id: old.id, values, actor, file });
  return { status: 204 };
}

const VERSIONS = '/sites/:site/lists/:list/items/:item/versions';
const ONE = `${VERSIONS}/:version`;

/** Routes for the versions of list items. @see https://learn.microsoft.com/graph/api/listitem-list-versions */
export const versionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: VERSIONS,
    units: 2,
    right: 'read',
    options: ['select', 'expand', 'top', 'skiptoken'],
    handle: readVersions,
  },
  {
    method: 'GET',
    path: ONE,
    units: 1,
    right: 'read',
    options: ['select', 'expand'],
    handle: readVersion,
  },
  {
    method: 'GET',
    path: `${ONE}/fields`,
    units: 1,
    right: 'read',
    options: ['select'],
    handle: readVersionFields,
  },
  {
    method: 'POST',
    path: `${ONE}/restoreVersion`,
    units: 2,
    right: 'write',
    options: [],
    handle: restoreVersion,
  },
];
