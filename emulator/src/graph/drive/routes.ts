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
  readItemOfRow,
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

/**
 * Permissions for files that allow an upload session. They do not for an application acting for itself, which
 * needs `Sites.ReadWrite.All`.
 *
 * @see https://learn.microsoft.com/graph/api/driveitem-createuploadsession
 */
const sessionPermissions = (caller: Caller) => (caller.user === undefined ? {} : FILE_PERMISSIONS);

type Call = Omit<Route, 'path'>;

/** The same route under each way to address a drive. @see https://learn.microsoft.com/graph/api/drive-get */
const routesForDrive = (below: string, call: Call): readonly Route[] =>
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

/** Routes for drives, files and folders. @see https://learn.microsoft.com/graph/api/resources/driveitem */
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
    handle: readItemOfRow,
  },
  ...routesForDrive('', { ...read, units: 1, handle: readDrive }),
  ...routesForDrive(ITEM, { ...read, units: 1, handle: readEntry }),
  ...routesForDrive(ITEM, { ...write, method: 'PATCH', handle: patchEntry }),
  ...routesForDrive(ITEM, { ...write, method: 'DELETE', handle: removeEntry }),
  ...routesForDrive(`${ITEM}/children`, { ...read, units: 2, handle: readChildren }),
  ...routesForDrive(`${ITEM}/children`, { ...write, method: 'POST', handle: postChild }),
  ...routesForDrive(`${ITEM}/content`, { ...read, units: 1, handle: readContent }),
  ...routesForDrive(`${ITEM}/content`, {
    ...write,
    method: 'PUT',
    takes: 'bytes',
    handle: putContent,
  }),
  ...routesForDrive(`${ITEM}/createUploadSession`, {
    ...write,
    method: 'POST',
    extraPermissions: sessionPermissions,
    handle: createUploadSession,
  }),
  ...routesForDrive(ROW, { ...read, units: 1, handle: readRow }),
  ...routesForDrive(`${ROW}/fields`, { ...read, units: 1, handle: readRowFields }),
  ...routesForDrive(`${ROW}/fields`, { ...write, method: 'PATCH', handle: patchRowFields }),
  ...routesForDrive(`${ITEM}/versions`, { ...read, units: 2, handle: readFileVersions }),
  ...routesForDrive(VERSION, { ...read, units: 1, handle: readFileVersion }),
  ...routesForDrive(`${VERSION}/content`, { ...read, units: 1, handle: readVersionContent }),
  ...routesForDrive(`${VERSION}/restoreVersion`, {
    ...write,
    method: 'POST',
    handle: restoreFileVersion,
  }),
];
