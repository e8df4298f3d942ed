import { readSwitches } from '../../control/switches';
import { actorOf, hasOnlySelectedPermissions } from '../access/access';
import { GraphError, invalidRequest } from '../protocol/errors';
import type { GraphReply, GraphRequest } from '../protocol/route';
import { driveId } from './drives';
import { refuseUnmet, refuseUnfit } from './files';
import { conflictOf } from './item-handlers';
import { driveItemId } from './item-ids';
import { placeOf, type Place } from './locate';
import { signedUrl } from './preauth';
import { openSession, type Session } from './sessions';

type Json = Readonly<Record<string, unknown>>;
const asJson = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? (value as Json) : {};

/** Where the storage's own page of sessions lies below the site. */
export const SESSION = '_api/v2.0/drives/:drive/items/:item/uploadSession';

function uploadUrl(request: GraphRequest, place: Place, session: Session): string {
  const { emulator, base } = request;
  const drive = driveId(emulator, place.library);
  const item = driveItemId(emulator, place.library, place.item ?? place.parent);
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

/** What a session tells of itself. @see graph.md §14a.4 */
export const renderSession = (session: Session) => ({
  expirationDateTime: new Date(session.ends).toISOString(),
  nextExpectedRanges: session.received === session.total ? [] : [`${String(session.received)}-`],
});

/** Refuses what the service did not take in the item of a session. @see graph.md §14a.4 (contrib#725) */
function checkItem(request: GraphRequest, item: Json, place: Place): void {
  const extra = ['fileSize', '@odata.type'].find((name) => item[name] !== undefined);
  if (extra !== undefined && readSwitches(request.emulator.store).sessionExtras === 'refused') {
    throw invalidRequest(`The property '${extra}' is not valid for this request.`);
  }
  const { name } = item;
  if (typeof name === 'string' && !place.byId && name !== place.name) {
    throw invalidRequest("The property 'name' differs from the name in the address.");
  }
}

/** Opens an upload session. @see graph.md §14a.4, rows 81, 82, 85 */
export function createUploadSession(request: GraphRequest): GraphReply {
  const { emulator, caller } = request;
  const body = asJson(request.body);
  const item = asJson(body['item']);
  const place = placeOf(request);
  checkItem(request, item, place);
  const { sessionDefault } = readSwitches(emulator.store);
  const conflict = conflictOf(item['@microsoft.graph.conflictBehavior'], sessionDefault);
  const conditions = {
    ifMatch: request.header('if-match'),
    ifNoneMatch: request.header('if-none-match'),
  };
  refuseUnmet(emulator, place.item, conditions);
  refuseUnfit(emulator, place, conflict);
  const session = openSession(emulator, {
    place,
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
      uploadUrl: uploadUrl(request, place, session),
      ...renderSession(session),
    },
  };
}

/** A piece that an app with Sites.Selected sends, as it was refused in 2021. @see graph.md §14a.7, row 92 */
export function refuseSelected(request: Pick<GraphRequest, 'emulator'>, session: Session): void {
  if (!session.isSelected) return;
  if (readSwitches(request.emulator.store).selectedPieces === 'accepted') return;
  throw new GraphError(403, 'accessDenied', { message: 'Access denied' });
}
