import { Hono, type Context } from 'hono';
import type { Emulator, TenantUser } from '../state/emulator';
import { readBlob } from '../graph/drive/blobs';
import { allLibraries } from '../graph/drive/drives';
import { driveItemId } from '../graph/drive/item-ids';
import { lockKey } from '../graph/drive/locks';
import { mimeTypeOf } from '../graph/drive/mime';
import { childrenOf, countChildren, ROOT_ID } from '../graph/drive/tree';
import { itemKey } from '../graph/lists/keys';
import type { Item, List } from '../graph/lists/model';
import { mustFindUser, mustHave } from './read-request';

/** A file or folder as the host page shows it. */
export interface LibraryEntry {
  /** Id of the item in the library's list. */
  readonly id: number;
  /** Id of the driveItem in Graph. */
  readonly driveItemId: string;
  readonly name: string;
  /** The number of files and folders in a folder; absent for a file. */
  readonly count?: number;
  /** A file's size in bytes; absent for a folder. */
  readonly size?: number;
  readonly version: number;
  /** UTC. */
  readonly modified: string;
  readonly modifiedBy: string;
  /** Whether somebody has the file open in Word. */
  readonly isLocked: boolean;
}

/** Finds the document library. @throws {HTTPException} 404 when the person has no right on the site */
function mustSee(emulator: Emulator, user: TenantUser): List {
  const [library] = user.siteRole === 'none' ? [] : allLibraries(emulator);
  return mustHave(library, 'library');
}

function mustFind(emulator: Emulator, library: List, id: number): Item {
  return mustHave(emulator.store.get<Item>(itemKey(library.id, id)), 'file');
}

const nameOf = ({ user, application }: Item['modifiedBy']): string =>
  user?.displayName ?? application?.displayName ?? '';

function entryOf(emulator: Emulator, library: List, item: Item): LibraryEntry {
  const { store } = emulator;
  const size = item.file?.content?.size;
  return {
    id: item.id,
    driveItemId: driveItemId(emulator, library, item),
    name: item.file?.name ?? '',
    ...(size === undefined ? { count: countChildren(store, library.id, item.id) } : { size }),
    version: item.version,
    modified: item.modified,
    modifiedBy: nameOf(item.modifiedBy),
    isLocked: store.get(lockKey(library.id, item.id)) !== undefined,
  };
}

/** Lists the folders from the top of the library down to a folder. */
function pathTo(emulator: Emulator, library: List, id: number): readonly LibraryEntry[] {
  if (id === ROOT_ID) return [];
  const folder = mustFind(emulator, library, id);
  const above = pathTo(emulator, library, folder.file?.parent ?? ROOT_ID);
  return [...above, entryOf(emulator, library, folder)];
}

function folderOf(emulator: Emulator, library: List, id: number) {
  const children = [...childrenOf(emulator.store, library.id, { parent: id })];
  const entries = children.map((one) =>
    entryOf(emulator, library, mustFind(emulator, library, one.id)),
  );
  // Folders first, as SharePoint sorts them.
  const folders = entries.filter(({ size }) => size === undefined);
  const files = entries.filter(({ size }) => size !== undefined);
  return {
    library: library.title,
    path: pathTo(emulator, library, id),
    entries: [...folders, ...files],
  };
}

function contentOf(emulator: Emulator, library: List, item: Item): Response {
  const { name, content } = mustHave(item.file, 'file');
  const { blob, size } = mustHave(content, 'file');
  const at = { listId: library.id, blob };
  const bytes = Buffer.concat([...readBlob(emulator.store, at, { start: 0, end: size })]);
  return new Response(bytes, {
    headers: {
      'Content-Type': mimeTypeOf(name),
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  });
}

/** Answers the host page's calls that show the document library as SharePoint does. They cost no resource units. */
export function fileRoutes(emulator: Emulator): Hono {
  const routes = new Hono();
  const read = (c: Context) => mustSee(emulator, mustFindUser(emulator, c.req.query('user')));
  routes.get('/host/files', (c) =>
    c.json(folderOf(emulator, read(c), Number(c.req.query('folder') ?? ROOT_ID))),
  );
  routes.get('/host/files/:file/content', (c) => {
    const library = read(c);
    return contentOf(emulator, library, mustFind(emulator, library, Number(c.req.param('file'))));
  });
  return routes;
}
