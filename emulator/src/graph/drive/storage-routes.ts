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
import { DOWNLOAD } from './download-url';
import { driveId, findLibrary } from './drives';
import { isSigned, storageOrigin } from './preauth';
import { renderDriveItem } from './render-drive-item';
import { refuseSelected, renderSession, SESSION } from './session-handlers';
import {
  commitSession,
  dropSession,
  findSession,
  parseRange,
  PIECE_LIMIT,
  takePiece,
  type Session,
} from './sessions';

/** A call to an upload address, once it was let in. */
interface Entered {
  readonly library: List;
  readonly id: string;
  readonly session: Session;
}

type StorageParts = Omit<GraphParts, 'partFault'>;
type Done = NonNullable<ReturnType<typeof takePiece>['done']>;

const unauthenticated = (): GraphError =>
  new GraphError(401, 'unauthenticated', { message: 'The caller is not authenticated.' });

/** Refuses a bearer, a bent address and a session that has ended. @see graph.md §14a.4, row 85 */
function enter(emulator: Emulator, c: Context): Entered {
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

/** Spends what the call costs from the budget of who made the session. @see graph.md §17.1 */
function pay({ emulator, meter }: StorageParts, { session }: Entered, ids: CallIds): void {
  const units = readSwitches(emulator.store).pieceUnits;
  const { clientRequestId } = ids;
  const spent = meter.admit({ ...session.payer, clientRequestId, units });
  if (!spent.ok) throw throttled(spent.retryAfterSeconds, spent.headers);
}

/** The file as Graph shows it: with addresses at Graph's own origin. */
function finished(emulator: Emulator, c: Context, at: { library: List; done: Done }): Response {
  const { library, done } = at;
  const base = `${storageOrigin(c.req.url)}/v1.0`;
  const context = `${base}/$metadata#drives('${driveId(emulator, library)}')/items/$entity`;
  const item = renderDriveItem({ emulator, base }, library, done.item);
  return c.json({ '@odata.context': context, ...item }, done.isNew ? 201 : 200);
}

async function putPiece(emulator: Emulator, c: Context, entered: Entered): Promise<Response> {
  const range = parseRange(c.req.header('content-range'));
  const bytes = await readBytesBody(c, PIECE_LIMIT - 1);
  const { library, id } = entered;
  const { session, done } = takePiece(emulator, library, { id, piece: { ...range, bytes } });
  if (done === undefined) return c.json(renderSession(session), 202);
  return finished(emulator, c, { library, done });
}

/** Makes the file of a session that was to wait for this. @see graph.md §14a.4 */
function commit(emulator: Emulator, c: Context, { library, session }: Entered): Response {
  if (!session.deferCommit || session.received !== session.total) {
    throw invalidRequest('The upload is not complete.');
  }
  const done = commitSession(emulator, library, session);
  return finished(emulator, c, { library, done });
}

function serveSession(parts: StorageParts, c: Context, entered: Entered) {
  const { emulator } = parts;
  const methods: Readonly<Record<string, () => Response | Promise<Response>>> = {
    GET: () => c.json(renderSession(entered.session)),
    PUT: () => putPiece(emulator, c, entered),
    POST: () => commit(emulator, c, entered),
    DELETE: () => {
      dropSession(emulator.store, entered.session);
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
    const entered = enter(parts.emulator, c);
    pay(parts, entered, ids);
    refuseSelected(parts, entered.session);
    return await serveSession(parts, c, entered);
  } catch (error) {
    return respond(c, ids, refusalOf(error, ids));
  }
}

/** Where bytes go to and come from without a token: addresses that Graph gave out. @see graph.md §14a.3, §14a.4 */
export function storageRoutes(parts: StorageParts): Hono {
  const { emulator } = parts;
  const app = new Hono();
  const below = `/${sitePath(emulator)}`;
  app.get(`${below}/${DOWNLOAD}`, (c) => download(emulator, c));
  app.options(`${below}/${SESSION}`, preflight);
  app.all(`${below}/${SESSION}`, (c) => answer(parts, c));
  return app;
}
