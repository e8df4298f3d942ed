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
import { validateEndpoint } from './endpoint-validation';
import { endSubscription } from './collect';
import {
  checkExpiry,
  parseSubscriptionRequest,
  type SubscriptionRequest,
} from './subscription-request';
import {
  allSubscriptions,
  findSubscription,
  isExpired,
  putSubscription,
  type Subscription,
} from './subscription';

const TENANT_WIDE_PERMISSIONS = [
  'Sites.ReadWrite.All',
  'Sites.Manage.All',
  'Sites.FullControl.All',
];

/**
 * Refuses a caller that may not subscribe to a list: 404 without access to it, 403 with too little. Whether
 * `Sites.Selected` is enough is not documented; the switch `subscriptionScope` decides.
 *
 * @throws {GraphError} 403 or 404
 * @see https://learn.microsoft.com/graph/api/subscription-post-subscriptions
 */
function requireMaySubscribe({ emulator, caller }: GraphRequest, listId: string): void {
  const place = { listId };
  if (!hasRight(emulator, caller, { right: 'read', place })) throw itemNotFound();
  if (!hasRight(emulator, caller, { right: 'write', place })) throw accessDenied();
  const isTenantWide = TENANT_WIDE_PERMISSIONS.some((permission) =>
    caller.permissions.includes(permission),
  );
  if (!isTenantWide && readSwitches(emulator.store).subscriptionScope === 'tenant-wide') {
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

function subscriptionReply(request: GraphRequest, subscription: Subscription): GraphReply {
  const select = request.query.get('select');
  const names = select === undefined ? undefined : parseSelect(select);
  return entity(request, 'subscriptions', pick(present(subscription), names));
}

/** Whether a subscription belongs to the caller: to the application, and to the person it acts for. */
const isOwn = ({ caller }: GraphRequest, one: Subscription): boolean =>
  one.clientId === caller.client.clientId && one.userId === (caller.user?.id ?? null);

function ownSubscriptionOf(request: GraphRequest): Subscription {
  const { emulator, params } = request;
  const found = findSubscription(emulator.store, params['subscription'] ?? '');
  if (found !== undefined && isOwn(request, found) && !isExpired(emulator, found)) return found;
  throw new GraphError(404, 'ResourceNotFound', { message: 'The object was not found.' });
}

function newSubscription(
  { emulator, caller }: GraphRequest,
  wanted: SubscriptionRequest,
): Subscription {
  const { list, ...rest } = wanted;
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

/** Creates a subscription after validating its endpoints. @see docs/behaviours.md rows 62, 63 */
async function subscribe(request: GraphRequest): Promise<GraphReply> {
  const { emulator } = request;
  const wanted = parseSubscriptionRequest(emulator, objectBody(request));
  requireMaySubscribe(request, wanted.list.id);
  const { notificationUrl, lifecycleNotificationUrl } = wanted;
  await validateEndpoint(emulator, notificationUrl);
  if (lifecycleNotificationUrl !== null) await validateEndpoint(emulator, lifecycleNotificationUrl);
  const subscription = newSubscription(request, wanted);
  putSubscription(emulator.store, subscription);
  const reply = subscriptionReply(request, subscription);
  const location = `${request.base}/subscriptions('${subscription.id}')`;
  return { ...reply, status: 201, headers: { location } };
}

function readAll(request: GraphRequest): GraphReply {
  const { emulator } = request;
  const own = allSubscriptions(emulator.store).filter(
    (one) => isOwn(request, one) && !isExpired(emulator, one),
  );
  return directoryPage(request, 'subscriptions', own.map(present));
}

/**
 * Extends the life of a subscription, which also reauthorizes it.
 *
 * @see https://learn.microsoft.com/graph/api/subscription-update
 * @see docs/behaviours.md row 65
 */
function renew(request: GraphRequest): GraphReply {
  const { emulator } = request;
  const before = ownSubscriptionOf(request);
  const { expirationDateTime, ...others } = objectBody(request);
  const [other] = Object.keys(others);
  if (other !== undefined) throw notImplemented(`Changing ${other} of a subscription`);
  if (expirationDateTime === undefined) throw badRequest('expirationDateTime is required.');
  requireMaySubscribe(request, before.listId);
  const after: Subscription = {
    ...before,
    expirationDateTime: checkExpiry(emulator, expirationDateTime),
    grantedAt: emulator.clock.now(),
    paused: false,
    challenge: null,
  };
  putSubscription(emulator.store, after);
  return subscriptionReply(request, after);
}

/**
 * Reauthorizes a subscription without extending its life.
 *
 * @see https://learn.microsoft.com/graph/api/subscription-reauthorize
 */
function reauthorize(request: GraphRequest): GraphReply {
  const before = ownSubscriptionOf(request);
  requireMaySubscribe(request, before.listId);
  const { caller, emulator } = request;
  const { permissions } = caller;
  const { challenge: lastChallenge, paused } = before;
  // A subscription that had lost its access starts afresh. One that is near its end is not asked again.
  const challenge = paused || lastChallenge === null ? null : { ...lastChallenge, answered: true };
  putSubscription(emulator.store, { ...before, permissions, paused: false, challenge });
  return { status: 204 };
}

function unsubscribe(request: GraphRequest): GraphReply {
  endSubscription(request.emulator, ownSubscriptionOf(request).id);
  return { status: 204 };
}

const ALL = '/subscriptions';
const ONE = `${ALL}/:subscription`;

/**
 * Routes for subscriptions to changes of lists.
 *
 * @see https://learn.microsoft.com/graph/api/resources/subscription
 */
export const subscriptionRoutes: readonly Route[] = [
  { method: 'POST', path: ALL, units: 0, options: [], handle: subscribe },
  { method: 'GET', path: ALL, units: 0, options: ['top', 'skiptoken'], handle: readAll },
  {
    method: 'GET',
    path: ONE,
    units: 0,
    options: ['select'],
    handle: (request) => subscriptionReply(request, ownSubscriptionOf(request)),
  },
  { method: 'PATCH', path: ONE, units: 0, handle: renew },
  { method: 'DELETE', path: ONE, units: 0, handle: unsubscribe },
  { method: 'POST', path: `${ONE}/reauthorize`, units: 0, handle: reauthorize },
];
