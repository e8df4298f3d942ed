import { readSwitches } from '../../control/switches';
import { actorOf, hasOnlySelectedPermissions } from '../access/access';
import { GraphError, invalidRequest } from '../protocol/errors';
import type { GraphReply, GraphRequest } from '../protocol/route';
import { driveId } from './drives';
import { requireConditions, refuseUnwritable } from './files';
import { conflictOf } from './item-handlers';
import { driveItemId } from './item-ids';
import { writeTargetOf, type WriteTarget } from './locate';
import { signedUrl } from './preauth';
import { openSession, type Session } from './sessions';

type Json = Readonly<Record<string, unknown>>;
const asJson = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? (value as Json) : {};

/** Path of upload sessions, below the site. */
export const SESSION_PATH = '_api/v2.0/drives/:drive/items/:item/uploadSession';

function uploadUrl(request: GraphRequest, target: WriteTarget, session: Session): string {
  const { emulator, base } = request;
  const drive = driveId(emulator, target.library);
  const item = driveItemId(emulator, target.library, target.item ?? target.parent);
  return signedUrl(emulator, base, {
    path: `_api/v2.0/drives/${drive}/items/${item}/uploadSession`,
    query: {
      guid: session.id,
      overwrite: String(session.conflict === 'replace'),
      rename: String(session.conflict === 'rename'),
      dc: '0',
    },
  });
}

/**
 * The state of an upload session in Graph's form.
 *
 * @see https://learn.microsoft.com/graph/api/resources/uploadsession
 */
export const renderSession = (session: Session) => ({
  expirationDateTime: new Date(session.ends).toISOString(),
  nextExpectedRanges: session.received === session.total ? [] : [`${String(session.received)}-`],
});

/**
 * Refuses properties in `item` that Graph was seen to refuse, and a name other than that in the path.
 *
 * @throws {GraphError} 400
 * @see https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/725
 */
function checkItem(request: GraphRequest, item: Json, target: WriteTarget): void {
  const extra = ['fileSize', '@odata.type'].find((name) => item[name] !== undefined);
  if (extra !== undefined && readSwitches(request.emulator.store).sessionExtras === 'refused') {
    throw invalidRequest(`The property '${extra}' is not valid for this request.`);
  }
  const { name } = item;
  if (typeof name === 'string' && !target.byId && name !== target.name) {
    throw invalidRequest("The property 'name' differs from the name in the address.");
  }
}

/**
 * Creates an upload session.
 *
 * @see https://learn.microsoft.com/graph/api/driveitem-createuploadsession
 * @see docs/behaviours.md rows 81, 82, 85
 */
export function createUploadSession(request: GraphRequest): GraphReply {
  const { emulator, caller } = request;
  const body = asJson(request.body);
  const item = asJson(body['item']);
  const target = writeTargetOf(request);
  checkItem(request, item, target);
  const { sessionDefault } = readSwitches(emulator.store);
  const conflict = conflictOf(item['@microsoft.graph.conflictBehavior'], sessionDefault);
  const conditions = {
    ifMatch: request.header('if-match'),
    ifNoneMatch: request.header('if-none-match'),
  };
  requireConditions(emulator, target.item, conditions);
  refuseUnwritable(emulator, target, conflict);
  const session = openSession(emulator, {
    target,
    conflict,
    ...conditions,
    actor: actorOf(emulator, caller),
    payer: {
      clientId: caller.client.clientId,
      ...(caller.user === undefined ? {} : { userId: caller.user.id }),
    },
    isSelected: hasOnlySelectedPermissions(caller),
    deferCommit: body['deferCommit'] === true,
  });
  return {
    status: 200,
    body: {
      '@odata.context': `${request.base}/$metadata#microsoft.graph.uploadSession`,
      uploadUrl: uploadUrl(request, target, session),
      ...renderSession(session),
    },
  };
}

/**
 * Refuses the pieces of an application with `Sites.Selected` by the switch `selectedPieces`, as Graph did in
 * 2021.
 *
 * @throws {GraphError} 403
 * @see https://github.com/microsoftgraph/microsoft-graph-docs/issues/12253
 * @see docs/behaviours.md row 92
 */
export function refuseSelectedPieces(
  request: Pick<GraphRequest, 'emulator'>,
  session: Session,
): void {
  if (!session.isSelected) return;
  if (readSwitches(request.emulator.store).selectedPieces === 'accepted') return;
  throw new GraphError(403, 'accessDenied', { message: 'Access denied' });
}
