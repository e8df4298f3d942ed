import { siteId, siteUrl, listUrl } from '../lists/site';
import type { Emulator } from '../../state/emulator';
import { itemKey } from '../lists/keys';
import { ctagOf, driveEtagOf, type FileContent, type Item, type List } from '../lists/model';
import { renderActor } from '../directory/render-actor';
import { pick } from '../protocol/route';
import { downloadUrl } from './download-url';
import { driveId, rootItem } from './drives';
import { driveItemId } from './item-ids';
import { extensionOf, mimeTypeOf } from './mime';
import { countChildren, pathOf, ROOT_ID } from './tree';

/** Extensions of the files whose `webUrl` opens Office in the browser. */
const OFFICE_EXTENSIONS = ['doc', 'docx', 'ppt', 'pptx', 'xls', 'xlsx'];

/** What rendering depends on besides the item. */
export interface View {
  readonly emulator: Emulator;
  /** `{origin}/v1.0`, for building addresses. */
  readonly base: string;
  /** The names in `$select`, if any. */
  readonly select?: readonly string[] | undefined;
}

const encodedPath = (names: readonly string[]): string =>
  names.map((name) => `/${encodeURIComponent(name)}`).join('');

function webUrl(emulator: Emulator, library: List, item: Item): string {
  const name = item.file?.name ?? '';
  if (item.file?.content !== undefined && OFFICE_EXTENSIONS.includes(extensionOf(name))) {
    const query = `sourcedoc=%7B${item.guid.toUpperCase()}%7D&file=${encodeURIComponent(name)}`;
    return `${siteUrl(emulator)}/_layouts/15/Doc.aspx?${query}&action=default&mobileredirect=true`;
  }
  return listUrl(emulator, library) + encodedPath(pathOf(emulator.store, library.id, item));
}

function parentReference(emulator: Emulator, library: List, item: Item): object {
  const drive = { driveType: 'documentLibrary', driveId: driveId(emulator, library) };
  if (item.id === ROOT_ID) return drive;
  const row = item.file?.parent ?? ROOT_ID;
  const folder = emulator.store.get<Item>(itemKey(library.id, row)) ?? rootItem(library);
  const above = pathOf(emulator.store, library.id, folder);
  return {
    ...drive,
    id: driveItemId(emulator, library, folder),
    name: above.at(-1) ?? library.title,
    path: `/drives/${drive.driveId}/root:${encodedPath(above)}`,
    siteId: siteId(emulator),
  };
}

/** SharePoint's own ids of an item, which Graph gives when they are selected. */
function sharepointIds(emulator: Emulator, library: List, item: Item): object {
  const [, site = '', web = ''] = siteId(emulator).split(',');
  return {
    listId: library.id,
    ...(item.id === ROOT_ID ? {} : { listItemId: String(item.id) }),
    listItemUniqueId: item.guid,
    siteId: site,
    siteUrl: siteUrl(emulator),
    tenantId: emulator.tenant.tenantId,
    webId: web,
  };
}

const fileFacet = (name: string, content: FileContent): object => ({
  mimeType: mimeTypeOf(name),
  hashes: { quickXorHash: content.hash },
});

/** The properties that only a file has, or only a folder. @see docs/behaviours.md row 88 */
function facets(view: View, library: List, item: Item): object {
  const { emulator, base } = view;
  const { content, name = '' } = item.file ?? {};
  if (content === undefined) {
    const childCount = countChildren(emulator.store, library.id, item.id);
    return { folder: { childCount }, ...(item.id === ROOT_ID ? { root: {} } : {}) };
  }
  return {
    '@microsoft.graph.downloadUrl': downloadUrl(emulator, base, { library, item }),
    cTag: ctagOf(item),
    file: fileFacet(name, content),
  };
}

/** The size of a file in bytes; 0 for a folder, whose contents the emulator does not add up. */
const sizeOf = (item: Item): number => item.file?.content?.size ?? 0;

/** A driveItem in Graph's form. @see https://learn.microsoft.com/graph/api/resources/driveitem */
export function renderDriveItem(view: View, library: List, item: Item): object {
  const { emulator, select } = view;
  const whole = {
    ...facets(view, library, item),
    createdDateTime: item.created,
    eTag: driveEtagOf(item),
    id: driveItemId(emulator, library, item),
    lastModifiedDateTime: item.modified,
    name: item.file?.name,
    webUrl: webUrl(emulator, library, item),
    size: sizeOf(item),
    createdBy: renderActor(emulator, item.createdBy),
    lastModifiedBy: renderActor(emulator, item.modifiedBy),
    parentReference: parentReference(emulator, library, item),
    fileSystemInfo: { createdDateTime: item.created, lastModifiedDateTime: item.modified },
  };
  const selectsIds = select?.some((name) => name.toLowerCase() === 'sharepointids') === true;
  const ids = selectsIds ? { sharepointIds: sharepointIds(emulator, library, item) } : {};
  return pick({ ...whole, ...ids }, select);
}
