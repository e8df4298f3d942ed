import { createHash } from 'node:crypto';
import type { Emulator } from '../../state/emulator';
import { itemNotFound } from '../protocol/errors';
import { allLists, createList, findList } from '../lists/lists';
import type { Actor, Item, List } from '../lists/model';
import { renderActor } from '../directory/render-actor';
import { listUrl, siteId } from '../lists/site';
import { TOP } from './tree';

/** What a new site in Swedish calls its library, and the segment that it has in addresses. @see graph.md §14a.1 */
const DEFAULT = { title: 'Dokument', name: 'Shared Documents' };

const SITE_ITSELF: Actor = { row: 1, application: { id: '', displayName: 'System Account' } };

/** Bytes allowed in a site, as a new tenant shows them. */
const QUOTA = 27_487_790_694_400;

/** All document libraries of the site, the default one first. */
export const allLibraries = (emulator: Emulator): readonly List[] =>
  [...allLists(emulator.store)]
    .filter((list) => list.template === 'documentLibrary')
    .sort((a, b) => Number(b.name === DEFAULT.name) - Number(a.name === DEFAULT.name));

/** Makes the site's own library, unless it is there. */
export function seedLibrary(emulator: Emulator): void {
  if (allLibraries(emulator).some((list) => list.name === DEFAULT.name)) return;
  createList(emulator, { ...DEFAULT, actor: SITE_ITSELF, template: 'documentLibrary' });
}

/** A guid's bytes as .NET orders them: what SharePoint's own ids are made of. */
export function guidBytes(guid: string): Buffer {
  const raw = Buffer.from(guid.replaceAll('-', ''), 'hex');
  return Buffer.concat([
    raw.subarray(0, 4).reverse(),
    raw.subarray(4, 6).reverse(),
    raw.subarray(6, 8).reverse(),
    raw.subarray(8),
  ]);
}

/** `b!` and the guids of site, web and list. @see graph.md §14a.1 */
export function driveId(emulator: Emulator, library: List): string {
  const [, site = '', web = ''] = siteId(emulator).split(',');
  const bytes = Buffer.concat([site, web, library.id].map(guidBytes));
  return `b!${bytes.toString('base64url')}`;
}

/** The first four bytes of each item's id in a drive: they say which drive. */
export const driveMark = (emulator: Emulator, library: List): Buffer =>
  createHash('sha256').update(driveId(emulator, library)).digest().subarray(0, 4);

/** Which library an address names. @throws {GraphError} itemNotFound */
export function findLibrary(
  emulator: Emulator,
  named: { readonly drive?: string | undefined; readonly list?: string | undefined },
): List {
  const { drive, list } = named;
  if (list !== undefined) {
    const found = findList(emulator.store, list);
    if (found.template === 'documentLibrary') return found;
    throw itemNotFound('The list is not a document library');
  }
  const found = allLibraries(emulator).find(
    (library) => drive === undefined || driveId(emulator, library) === drive,
  );
  if (found === undefined) throw itemNotFound('The specified drive was not found');
  return found;
}

/** The top of a library as the folder that it is; no row of the list stands for it. */
export const topOf = (library: List): Item => ({
  id: TOP,
  guid: library.id,
  version: 1,
  created: library.created,
  modified: library.modified,
  createdBy: library.createdBy,
  modifiedBy: library.modifiedBy,
  values: {},
  file: { name: 'root', parent: TOP },
});

/** A drive. @see graph.md §14a.1 */
export function renderDrive(emulator: Emulator, library: List): object {
  const createdBy = renderActor(emulator, library.createdBy);
  return {
    createdDateTime: library.created,
    description: library.description,
    id: driveId(emulator, library),
    lastModifiedDateTime: library.modified,
    name: library.title,
    webUrl: listUrl(emulator, library),
    driveType: 'documentLibrary',
    createdBy,
    lastModifiedBy: renderActor(emulator, library.modifiedBy),
    owner: { user: { displayName: emulator.tenant.siteDisplayName } },
    quota: { deleted: 0, remaining: QUOTA, state: 'normal', total: QUOTA, used: 0 },
  };
}
