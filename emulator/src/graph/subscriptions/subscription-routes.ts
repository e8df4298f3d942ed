import { readSwitches } from '../../control/switches';
import {
  accessDenied,
  badRequest,
  GraphError,
  itemNotFound,
  newGuid,
  notImplemented,
} from '../protocol/errors';
import { hasRight } from '../access/access';
import { readCounter } from '../lists/changes';
import { directoryPage } from '../directory/page';
import {
  entity,
  objectBody,
  pick,
  type GraphReply,
  type GraphRequest,
  type Route,
} from '../protocol/route';
import { parseSelect } from '../protocol/odata-options';
import { proveAddress } from './handshake';
import { endSubscription } from './collect';
import { checkExpiry, readWish, type Wish } from './read-wish';
import {
  allSubscriptions,
  findSubscription,
  isOver,
  putSubscription,
  type Subscription,
} from './subscription';

const WIDE = ['Sites.ReadWrite.All', 'Sites.Manage.All', 'Sites.FullControl.All'];

/**
 * Refuses who may not subscribe to the list: 404 without access to it, 403 with too little.
 *
 * @see graph.md §10: `Sites.ReadWrite.All`; whether `Sites.Selected` is enough is a switch
 */
function mayKnow({ emulator, caller }: GraphRequest, listId: string): void {
  const place = { listId };
  if (!hasRight(emulator, caller, { right: 'read', place })) throw itemNotFound();
  if (!hasRight(emulator, caller, { right: 'write', place })) throw accessDenied();
  const isWide = WIDE.some((permission) => caller.permissions.includes(permission));
  if (!isWide && readSwitches(emulator.store).subscriptionScope === 'tenant-wide') {
    throw accessDenied();
  }
}

const present = (subscription: Subscription): object => ({
  id: subscription.id,
  resource: subscription.resource,
  applicationId: subscription.clientId,
  changeType: 'updated',
  clientState: subscription.clientState,
  notificationUrl: subscription.notificationUrl,
  notificationQueryOptions: null,
  lifecycleNotificationUrl: subscription.lifecycleNotificationUrl,
  expirationDateTime: subscription.expirationDateTime,
  creatorId: subscription.userId ?? subscription.clientId,
  includeResourceData: null,
  latestSupportedTlsVersion: subscription.latestSupportedTlsVersion ?? 'v1_2',
  encryptionCertificate: null,
  encryptionCertificateId: null,
  notificationUrlAppId: null,
});

function shown(request: GraphRequest, subscription: Subscription): GraphReply {
  const select = request.query.get('select');
  const names = select === undefined ? undefined : parseSelect(select);
  return entity(request, 'subscriptions', pick(present(subscription), names));
}

/** Each app has its own; a person's are that person's. */
const isOwn = ({ caller }: GraphRequest, one: Subscription): boolean =>
  one.clientId === caller.client.clientId && one.userId === (caller.user?.id ?? null);

function mine(request: GraphRequest): Subscription {
  const { emulator, params } = request;
  const found = findSubscription(emulator.store, params['subscription'] ?? '');
  if (found !== undefined && isOwn(request, found) && !isOver(emulator, found)) return found;
  throw new GraphError(404, 'ResourceNotFound', { message: 'The object was not found.' });
}

function made({ emulator, caller }: GraphRequest, wish: Wish): Subscription {
  const { list, ...rest } = wish;
  return {
    ...rest,
    id: newGuid(),
    listId: list.id,
    grantedAt: emulator.clock.now(),
    clientId: caller.client.clientId,
    userId: caller.user?.id ?? null,
    permissions: caller.permissions,
    seen: readCounter(emulator.store, list.id).sequence,
    paused: false,
    challenge: null,
  };
}

/** Makes a subscription once its addresses have proved themselves. @see graph.md rows 62, 63 */
async function subscribe(request: GraphRequest): Promise<GraphReply> {
  const { emulator } = request;
  const wish = readWish(emulator, objectBody(request));
  mayKnow(request, wish.list.id);
  const { notificationUrl, lifecycleNotificationUrl } = wish;
  await proveAddress(emulator, notificationUrl);
  if (lifecycleNotificationUrl !== null) await proveAddress(emulator, lifecycleNotificationUrl);
  const subscription = made(request, wish);
  putSubscription(emulator.store, subscription);
  const reply = shown(request, subscription);
  const location = `${request.base}/subscriptions('${subscription.id}')`;
  return { ...reply, status: 201, headers: { location } };
}

function readAll(request: GraphRequest): GraphReply {
  const { emulator } = request;
  const own = allSubscriptions(emulator.store).filter(
    (one) => isOwn(request, one) && !isOver(emulator, one),
  );
  return directoryPage(request, 'subscriptions', own.map(present));
}

/** Prolongs, and by that also reauthorizes. @see graph.md row 65 */
function prolong(request: GraphRequest): GraphReply {
  const { emulator } = request;
  const before = mine(request);
  const { expirationDateTime, ...others } = objectBody(request);
  const [other] = Object.keys(others);
  if (other !== undefined) throw notImplemented(`Changing ${other} of a subscription`);
  if (expirationDateTime === undefined) throw badRequest('expirationDateTime is required.');
  mayKnow(request, before.listId);
  const after: Subscription = {
    ...before,
    expirationDateTime: checkExpiry(emulator, expirationDateTime),
    grantedAt: emulator.clock.now(),
    paused: false,
    challenge: null,
  };
  putSubscription(emulator.store, after);
  return shown(request, after);
}

/** Answers a challenge; the end stays where it was. */
function reauthorize(request: GraphRequest): GraphReply {
  const before = mine(request);
  mayKnow(request, before.listId);
  const { caller, emulator } = request;
  const { permissions } = caller;
  const { challenge: asked, paused } = before;
  // What was lost and is given back begins anew; a challenge before the end is not repeated.
  const challenge = paused || asked === null ? null : { ...asked, answered: true };
  putSubscription(emulator.store, { ...before, permissions, paused: false, challenge });
  return { status: 204 };
}

function unsubscribe(request: GraphRequest): GraphReply {
  endSubscription(request.emulator, mine(request).id);
  return { status: 204 };
}

const ALL = '/subscriptions';
const ONE = `${ALL}/:subscription`;

/** Change notifications of lists: who is told, until when. @see graph.md §10 */
export const subscriptionRoutes: readonly Route[] = [
  { method: 'POST', path: ALL, units: 0, options: [], handle: subscribe },
  { method: 'GET', path: ALL, units: 0, options: ['top', 'skiptoken'], handle: readAll },
  {
    method: 'GET',
    path: ONE,
    units: 0,
    options: ['select'],
    handle: (request) => shown(request, mine(request)),
  },
  { method: 'PATCH', path: ONE, units: 0, handle: prolong },
  { method: 'DELETE', path: ONE, units: 0, handle: unsubscribe },
  { method: 'POST', path: `${ONE}/reauthorize`, units: 0, handle: reauthorize },
];
