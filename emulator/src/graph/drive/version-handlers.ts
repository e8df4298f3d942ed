import { invalidRequest, itemNotFound } from '../protocol/errors';
import { versionKey, versionsOf } from '../lists/keys';
import type { Item } from '../lists/model';
import { renderActor } from '../directory/render-actor';
import { collection, entity, type GraphReply, type GraphRequest } from '../protocol/route';
import { restoreVersion } from '../lists/version-routes';
import { locate } from './locate';

const present = (request: GraphRequest, version: Item): object => ({
  id: `${String(version.version)}.0`,
  lastModifiedDateTime: version.modified,
  size: version.file?.content?.size ?? 0,
  lastModifiedBy: renderActor(request.emulator, version.modifiedBy),
});

/**
 * Answers with the versions of a file, newest first.
 *
 * @see https://learn.microsoft.com/graph/api/driveitem-list-versions
 */
export function readFileVersions(request: GraphRequest): GraphReply {
  const { library, item } = locate(request);
  if (item.file?.content === undefined) throw invalidRequest('A folder has no versions.');
  const rows = request.emulator.store.range<Item>(versionsOf(library.id, item.id), {
    reverse: true,
  });
  return collection(request, 'drives/items/versions', {
    value: [...rows].map(({ value }) => present(request, value)),
  });
}

/** Answers with one version of a file, such as `2.0`. */
export function readFileVersion(request: GraphRequest): GraphReply {
  const { library, item } = locate(request);
  const number = Number(/^(\d{1,6})\.0$/.exec(request.params['version'] ?? '')?.[1] ?? 0);
  const found = request.emulator.store.get<Item>(versionKey(library.id, item.id, number));
  if (found?.file?.content === undefined) throw itemNotFound();
  return entity(request, 'drives/items/versions', present(request, found));
}

/**
 * Restores the bytes and columns of a version as a new version.
 *
 * @see https://learn.microsoft.com/graph/api/driveitemversion-restore
 */
export function restoreFileVersion(request: GraphRequest): GraphReply {
  const { library, item } = locate(request);
  const params = { ...request.params, list: library.id, item: String(item.id) };
  return restoreVersion({ ...request, params });
}
