import { FILE_PERMISSIONS, type Caller } from '../access/access';
import { parseSelect } from '../protocol/odata-options';
import {
  collection,
  entity,
  pick,
  type GraphReply,
  type GraphRequest,
  type Route,
} from '../protocol/route';
import { putContent, readContent, readVersionContent } from './content-handlers';
import { allLibraries, renderDrive } from './drives';
import {
  patchEntry,
  postChild,
  readChildren,
  readEntry,
  readFileOfRow,
  removeEntry,
} from './item-handlers';
import { libraryOf } from './locate';
import { patchRowFields, readRow, readRowFields } from './row-handlers';
import { createUploadSession } from './session-handlers';
import { readFileVersion, readFileVersions, restoreFileVersion } from './version-handlers';

const selectOf = (request: GraphRequest) =>
  request.query.has('select') ? parseSelect(request.query.get('select') ?? '') : undefined;

const readDrive = (request: GraphRequest): GraphReply =>
  entity(
    request,
    'drives',
    pick(renderDrive(request.emulator, libraryOf(request)), selectOf(request)),
  );

const readDrives = (request: GraphRequest): GraphReply =>
  collection(request, 'drives', {
    value: allLibraries(request.emulator).map((library) =>
      pick(renderDrive(request.emulator, library), selectOf(request)),
    ),
  });

/** An application by itself needs `Sites.ReadWrite.All` for a session. @see graph.md §14a.7 */
const forSessions = (caller: Caller) => (caller.user === undefined ? {} : FILE_PERMISSIONS);

type Call = Omit<Route, 'path'>;

/** The same call under every way to name a drive. @see graph.md §14a.1 */
const onDrives = (below: string, call: Call): readonly Route[] =>
  [
    '/drives/:drive',
    '/sites/:site/drive',
    '/sites/:site/drives/:drive',
    '/sites/:site/lists/:list/drive',
  ].map((drive) => ({ extraPermissions: () => FILE_PERMISSIONS, ...call, path: drive + below }));

const ITEM = '/items/:item';
const ROW = `${ITEM}/listItem`;
const VERSION = `${ITEM}/versions/:version`;
const read = { method: 'GET', right: 'read' } as const;
const write = { units: 2, right: 'write' } as const;

/** Drives, files and folders. Costs: graph.md §17.1. @see graph.md §14a */
export const driveRoutes: readonly Route[] = [
  {
    ...read,
    path: '/sites/:site/drives',
    units: 2,
    extraPermissions: () => FILE_PERMISSIONS,
    handle: readDrives,
  },
  {
    ...read,
    path: '/sites/:site/lists/:list/items/:item/driveItem',
    units: 1,
    handle: readFileOfRow,
  },
  ...onDrives('', { ...read, units: 1, handle: readDrive }),
  ...onDrives(ITEM, { ...read, units: 1, handle: readEntry }),
  ...onDrives(ITEM, { ...write, method: 'PATCH', handle: patchEntry }),
  ...onDrives(ITEM, { ...write, method: 'DELETE', handle: removeEntry }),
  ...onDrives(`${ITEM}/children`, { ...read, units: 2, handle: readChildren }),
  ...onDrives(`${ITEM}/children`, { ...write, method: 'POST', handle: postChild }),
  ...onDrives(`${ITEM}/content`, { ...read, units: 1, handle: readContent }),
  ...onDrives(`${ITEM}/content`, {
    ...write,
    method: 'PUT',
    takes: 'bytes',
    handle: putContent,
  }),
  ...onDrives(`${ITEM}/createUploadSession`, {
    ...write,
    method: 'POST',
    extraPermissions: forSessions,
    handle: createUploadSession,
  }),
  ...onDrives(ROW, { ...read, units: 1, handle: readRow }),
  ...onDrives(`${ROW}/fields`, { ...read, units: 1, handle: readRowFields }),
  ...onDrives(`${ROW}/fields`, { ...write, method: 'PATCH', handle: patchRowFields }),
  ...onDrives(`${ITEM}/versions`, { ...read, units: 2, handle: readFileVersions }),
  ...onDrives(VERSION, { ...read, units: 1, handle: readFileVersion }),
  ...onDrives(`${VERSION}/content`, { ...read, units: 1, handle: readVersionContent }),
  ...onDrives(`${VERSION}/restoreVersion`, {
    ...write,
    method: 'POST',
    handle: restoreFileVersion,
  }),
];
