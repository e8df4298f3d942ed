import { Hono, type Context } from 'hono';
import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { readBytesBody } from '../protocol/bytes-body';
import { idsOf, preflight, refusalOf, respond, type CallIds } from '../protocol/envelope';
import { GraphError, invalidRequest } from '../protocol/errors';
import type { List } from '../lists/model';
import { throttled, type GraphParts } from '../protocol/serve';
import { sitePath } from '../lists/site';
import { download } from './download';
import { DOWNLOAD_PATH } from './download-url';
import { driveId, findLibrary } from './drives';
import { isSigned, storageOrigin } from './preauth';
import { renderDriveItem } from './render-drive-item';
import { refuseSelectedPieces, renderSession, SESSION_PATH } from './session-handlers';
import {
  commitSession,
  endSession,
  findSession,
  parseRange,
  PIECE_LIMIT,
  takePiece,
  type Session,
} from './sessions';

/** A call to an upload address that passed the checks. */
interface SessionCall {
  readonly library: List;
  readonly id: string;
  readonly session: Session;
}

type StorageParts = Omit<GraphParts, 'partFault'>;
type Done = NonNullable<ReturnType<typeof takePiece>['done']>;

const unauthenticated = (): GraphError =>
  new GraphError(401, 'unauthenticated', { message: 'The caller is not authenticated.' });

/**
 * Checks a call to an upload address.
 *
 * @throws {GraphError} 401 for a bearer token or a changed address, 404 for a session that has ended
 * @see docs/behaviours.md row 85
 */
function sessionCallOf(emulator: Emulator, c: Context): SessionCall {
  const { bearerOnStorage } = readSwitches(emulator.store);
  if (c.req.header('authorization') !== undefined && bearerOnStorage === 'refused') {
    throw unauthenticated();
  }
  const url = new URL(c.req.url);
  const library = findLibrary(emulator, { drive: c.req.param('drive') ?? '' });
  const id = url.searchParams.get('guid') ?? '';
  const session = findSession(emulator.store, library.id, id);
  if (!isSigned(emulator.store, url)) throw unauthenticated();
  return { library, id, session };
}

/** Counts the cost of a call against the limits of the session's creator. @throws {GraphError} 429 */
function spendCost(
  { emulator, meter }: StorageParts,
  { session }: SessionCall,
  ids: CallIds,
): void {
  const units = readSwitches(emulator.store).pieceUnits;
  const { clientRequestId } = ids;
  const admission = meter.admit({ ...session.payer, clientRequestId, units });
  if (!admission.ok) throw throttled(admission.retryAfterSeconds, admission.headers);
}

/** Answers with the finished file. Its addresses have Graph's own origin. */
function createdItem(emulator: Emulator, c: Context, at: { library: List; done: Done }): Response {
  const { library, done } = at;
  const base = `${storageOrigin(c.req.url)}/v1.0`;
  const context = `${base}/$metadata#drives('${driveId(emulator, library)}')/items/$entity`;
  const item = renderDriveItem({ emulator, base }, library, done.item);
  return c.json({ '@odata.context': context, ...item }, done.isNew ? 201 : 200);
}

async function putPiece(emulator: Emulator, c: Context, call: SessionCall): Promise<Response> {
  const range = parseRange(c.req.header('content-range'));
  const bytes = await readBytesBody(c, PIECE_LIMIT - 1);
  const { library, id } = call;
  const { session, done } = takePiece(emulator, library, { id, piece: { ...range, bytes } });
  if (done === undefined) return c.json(renderSession(session), 202);
  return createdItem(emulator, c, { library, done });
}

/**
 * Creates the file of a session with `deferCommit`.
 *
 * @see https://learn.microsoft.com/graph/api/driveitem-createuploadsession
 */
function commit(emulator: Emulator, c: Context, { library, session }: SessionCall): Response {
  if (!session.deferCommit || session.received !== session.total) {
    throw invalidRequest('The upload is not complete.');
  }
  const done = commitSession(emulator, library, session);
  return createdItem(emulator, c, { library, done });
}

function serveSession(parts: StorageParts, c: Context, call: SessionCall) {
  const { emulator } = parts;
  const methods: Readonly<Record<string, () => Response | Promise<Response>>> = {
    GET: () => c.json(renderSession(call.session)),
    PUT: () => putPiece(emulator, c, call),
    POST: () => commit(emulator, c, call),
    DELETE: () => {
      endSession(emulator.store, call.session);
      return c.body(null, 204);
    },
  };
  const serve = methods[c.req.method];
  if (serve !== undefined) return serve();
  throw new GraphError(405, 'methodNotAllowed', { message: `${c.req.method} is not allowed.` });
}

async function answer(parts: StorageParts, c: Context): Promise<Response> {
  const ids = idsOf(c);
  try {
    const call = sessionCallOf(parts.emulator, c);
    spendCost(parts, call, ids);
    refuseSelectedPieces(parts, call.session);
    return await serveSession(parts, c, call);
  } catch (error) {
    return respond(c, ids, refusalOf(error, ids));
  }
}

/**
 * Routes of SharePoint's storage: pre-authenticated addresses, which need no token, for uploads and downloads.
 */
export function storageRoutes(parts: StorageParts): Hono {
  const { emulator } = parts;
  const app = new Hono();
  const below = `/${sitePath(emulator)}`;
  app.get(`${below}/${DOWNLOAD_PATH}`, (c) => download(emulator, c));
  app.options(`${below}/${SESSION_PATH}`, preflight);
  app.all(`${below}/${SESSION_PATH}`, (c) => answer(parts, c));
  return app;
}
