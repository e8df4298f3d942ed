import type { Emulator, Store } from '../../state/emulator';
import type { Caller } from '../access/access';

/**
 * A subscription of an app to the changes of a list.
 *
 * @see https://learn.microsoft.com/graph/api/resources/subscription
 */
export interface Subscription {
  readonly id: string;
  /** The resource as the app wrote it. Notifications repeat it. */
  readonly resource: string;
  readonly listId: string;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | null;
  readonly clientState: string | null;
  readonly latestSupportedTlsVersion: string | null;
  /** UTC by the movable clock. */
  readonly expirationDateTime: string;
  /** When it was created or last renewed, by the movable clock. */
  readonly grantedAt: string;
  readonly clientId: string;
  readonly userId: string | null;
  /** The permissions of the token that created or last reauthorized it. */
  readonly permissions: readonly string[];
  /** Number of the list's newest change that was notified or skipped. */
  readonly seen: number;
  /** The app lost its access. Nothing is notified until it reauthorizes. */
  readonly paused: boolean;
  /** When the app was last asked to reauthorize, by the movable clock, and whether it did. */
  readonly challenge: { readonly at: string; readonly answered: boolean } | null;
}

const SUBSCRIPTIONS_PREFIX = 'n/subscription/';
const keyOf = (id: string): string => `${SUBSCRIPTIONS_PREFIX}${id}`;

/** All subscriptions in the store. */
export const allSubscriptions = (store: Store): readonly Subscription[] =>
  [...store.range<Subscription>(SUBSCRIPTIONS_PREFIX)].map(({ value }) => value);

/** A subscription by its id. */
export const findSubscription = (store: Store, id: string): Subscription | undefined =>
  store.get<Subscription>(keyOf(id.toLowerCase()));

/** Stores a subscription. */
export function putSubscription(store: Store, subscription: Subscription): void {
  store.put(keyOf(subscription.id), subscription);
}

/** Removes a subscription. */
export function removeSubscription(store: Store, id: string): void {
  store.remove(keyOf(id));
}

/**
 * The creator of a subscription, with its present rights on the site; undefined when the tenant does not have
 * it any more.
 */
export function ownerOf(emulator: Emulator, subscription: Subscription): Caller | undefined {
  const { clients, users } = emulator.tenant;
  const client = clients.find((one) => one.clientId === subscription.clientId);
  const { permissions, userId } = subscription;
  if (client === undefined) return undefined;
  if (userId === null) return { client, permissions };
  const user = users.find((one) => one.id === userId);
  return user === undefined ? undefined : { client, user, permissions };
}

/** Whether a subscription has expired by the movable clock. */
export const isExpired = (emulator: Emulator, { expirationDateTime }: Subscription): boolean =>
  Date.parse(expirationDateTime) <= Date.parse(emulator.clock.now());
