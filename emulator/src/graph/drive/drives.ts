import { createHash } from 'node:crypto';
import type { Emulator } from '../../state/emulator';
import { itemNotFound } from '../protocol/errors';
import { allLists, createList, findList } from '../lists/lists';
import type { Actor, Item, List } from '../lists/model';
import { renderActor } from '../directory/render-actor';
import { listUrl, siteId } from '../lists/site';
import { ROOT_ID } from './tree';

/** The default library of a Swedish site. SharePoint keeps the English segment in its address. */
const DEFAULT_LIBRARY = { title: 'Dokument', name: 'Shared Documents' };

const SYSTEM_ACCOUNT: Actor = { row: 1, application: { id: '', displayName: 'System Account' } };

/** Storage quota in bytes, as a new tenant reports it. */
const QUOTA = 27_487_790_694_400;

/** All document libraries of the site, the default one first. */
export const allLibraries = (emulator: Emulator): readonly List[] =>
  [...allLists(emulator.store)]
    .filter((list) => list.template === 'documentLibrary')
    .sort(
      (a, b) => Number(b.name === DEFAULT_LIBRARY.name) - Number(a.name === DEFAULT_LIBRARY.name),
    );

/** Creates the default library, unless it exists. */
export function seedLibrary(emulator: Emulator): void {
  if (allLibraries(emulator).some((list) => list.name === DEFAULT_LIBRARY.name)) return;
  createList(emulator, { ...DEFAULT_LIBRARY, actor: SYSTEM_ACCOUNT, template: 'documentLibrary' });
}

/** The bytes of a GUID in .NET's order, which SharePoint's ids are made of. */
export function guidBytes(guid: string): Buffer {
  const raw = Buffer.from(guid.replaceAll('-', ''), 'hex');
  return Buffer.concat([
    raw.subarray(0, 4).reverse(),
    raw.subarray(4, 6).reverse(),
    raw.subarray(6, 8).reverse(),
    raw.subarray(8),
  ]);
}

/** The id of a drive: `b!` and the encoded GUIDs of site, web and list. */
export function driveId(emulator: Emulator, library: List): string {
  const [, site = '', web = ''] = siteId(emulator).split(',');
  const bytes = Buffer.concat([site, web, library.id].map(guidBytes));
  return `b!${bytes.toString('base64url')}`;
}

/** The four bytes at the start of each item id of a drive, which identify the drive. */
export const driveIdPrefix = (emulator: Emulator, library: List): Buffer =>
  createHash('sha256').update(driveId(emulator, library)).digest().subarray(0, 4);

/**
 * The library that a drive id or a list names; the default library without either.
 *
 * @throws {GraphError} 404 `itemNotFound`
 */
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

/** The root folder of a library. No row of the list is behind it. */
export const rootItem = (library: List): Item => ({
  id: ROOT_ID,
  guid: library.id,
  version: 1,
  created: library.created,
  modified: library.modified,
  createdBy: library.createdBy,
  modifiedBy: library.modifiedBy,
  values: {},
  file: { name: 'root', parent: ROOT_ID },
});

/** A drive in Graph's form. @see https://learn.microsoft.com/graph/api/resources/drive */
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
