import { siteId, siteUrl, listUrl } from '../lists/site';
import type { Emulator } from '../../state/emulator';
import { itemKey } from '../lists/keys';
import { ctagOf, driveEtagOf, type FileContent, type Item, type List } from '../lists/model';
import { renderActor } from '../directory/render-actor';
import { pick } from '../protocol/route';
import { downloadUrl } from './download-url';
import { driveId, topOf } from './drives';
import { driveItemId } from './item-ids';
import { extensionOf, mimeTypeOf } from './mime';
import { countChildren, pathOf, TOP } from './tree';

/** Kinds that open in the browser when a person follows their `webUrl`. */
const OFFICE = ['doc', 'docx', 'ppt', 'pptx', 'xls', 'xlsx'];

/** What an answer is made for. */
export interface View {
  readonly emulator: Emulator;
  /** `{origin}/v1.0` */
  readonly base: string;
  /** Names of `$select`, if any. */
  readonly select?: readonly string[] | undefined;
}

const encoded = (names: readonly string[]): string =>
  names.map((name) => `/${encodeURIComponent(name)}`).join('');

function webUrl(emulator: Emulator, library: List, item: Item): string {
  const name = item.file?.name ?? '';
  if (item.file?.content !== undefined && OFFICE.includes(extensionOf(name))) {
    const query = `sourcedoc=%7B${item.guid.toUpperCase()}%7D&file=${encodeURIComponent(name)}`;
    return `${siteUrl(emulator)}/_layouts/15/Doc.aspx?${query}&action=default&mobileredirect=true`;
  }
  return listUrl(emulator, library) + encoded(pathOf(emulator.store, library.id, item));
}

function parentReference(emulator: Emulator, library: List, item: Item): object {
  const drive = { driveType: 'documentLibrary', driveId: driveId(emulator, library) };
  if (item.id === TOP) return drive;
  const row = item.file?.parent ?? TOP;
  const folder = emulator.store.get<Item>(itemKey(library.id, row)) ?? topOf(library);
  const above = pathOf(emulator.store, library.id, folder);
  return {
    ...drive,
    id: driveItemId(emulator, library, folder),
    name: above.at(-1) ?? library.title,
    path: `/drives/${drive.driveId}/root:${encoded(above)}`,
    siteId: siteId(emulator),
  };
}

/** Every id that SharePoint knows the item by; only when it is asked for. @see graph.md §14a.2 */
function sharepointIds(emulator: Emulator, library: List, item: Item): object {
  const [, site = '', web = ''] = siteId(emulator).split(',');
  return {
    listId: library.id,
    ...(item.id === TOP ? {} : { listItemId: String(item.id) }),
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

/** What only a file has, or only a folder. @see graph.md row 88 */
function facets(view: View, library: List, item: Item): object {
  const { emulator, base } = view;
  const { content, name = '' } = item.file ?? {};
  if (content === undefined) {
    const childCount = countChildren(emulator.store, library.id, item.id);
    return { folder: { childCount }, ...(item.id === TOP ? { root: {} } : {}) };
  }
  return {
    '@microsoft.graph.downloadUrl': downloadUrl(emulator, base, { library, item }),
    cTag: ctagOf(item),
    file: fileFacet(name, content),
  };
}

/** Bytes of a file; of a folder everything below it is 0 here. */
const sizeOf = (item: Item): number => item.file?.content?.size ?? 0;

/** A driveItem. @see graph.md §14a.2 */
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
  const isAsked = select?.some((name) => name.toLowerCase() === 'sharepointids') === true;
  const ids = isAsked ? { sharepointIds: sharepointIds(emulator, library, item) } : {};
  return pick({ ...whole, ...ids }, select);
}
