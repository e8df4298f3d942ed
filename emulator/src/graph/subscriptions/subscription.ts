import type { Emulator, Store } from '../../state/emulator';
import type { Caller } from '../access/access';

/** What an app has asked to be told of. @see graph.md §10 */
export interface Subscription {
  readonly id: string;
  /** As the app wrote it; notifications repeat it. */
  readonly resource: string;
  readonly listId: string;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | null;
  readonly clientState: string | null;
  readonly latestSupportedTlsVersion: string | null;
  /** UTC on the movable clock. */
  readonly expirationDateTime: string;
  /** When it was made or last prolonged, on the movable clock. */
  readonly grantedAt: string;
  readonly clientId: string;
  readonly userId: string | null;
  /** What the token opened with which it was made. */
  readonly permissions: readonly string[];
  /** Number of the list's newest change that was told, or passed over. */
  readonly seen: number;
  /** The app lost its access: nothing is told until it reauthorizes. */
  readonly paused: boolean;
  /** When the app was last asked to reauthorize, on the movable clock, and whether it has. */
  readonly challenge: { readonly at: string; readonly answered: boolean } | null;
}

const PLACE = 'n/subscription/';
const keyOf = (id: string): string => `${PLACE}${id}`;

/** Every subscription that has not ended. */
export const allSubscriptions = (store: Store): readonly Subscription[] =>
  [...store.range<Subscription>(PLACE)].map(({ value }) => value);

/** One by its id. */
export const findSubscription = (store: Store, id: string): Subscription | undefined =>
  store.get<Subscription>(keyOf(id.toLowerCase()));

/** Keeps a new or a changed one. */
export function putSubscription(store: Store, subscription: Subscription): void {
  store.put(keyOf(subscription.id), subscription);
}

/** Forgets one. */
export function removeSubscription(store: Store, id: string): void {
  store.remove(keyOf(id));
}

/** Who made it, with the rights that they have now. `undefined` when the tenant no longer knows them. */
export function ownerOf(emulator: Emulator, subscription: Subscription): Caller | undefined {
  const { clients, users } = emulator.tenant;
  const client = clients.find((one) => one.clientId === subscription.clientId);
  const { permissions, userId } = subscription;
  if (client === undefined) return undefined;
  if (userId === null) return { client, permissions };
  const user = users.find((one) => one.id === userId);
  return user === undefined ? undefined : { client, user, permissions };
}

/** Its time has come, on the movable clock. */
export const isOver = (emulator: Emulator, { expirationDateTime }: Subscription): boolean =>
  Date.parse(expirationDateTime) <= Date.parse(emulator.clock.now());
