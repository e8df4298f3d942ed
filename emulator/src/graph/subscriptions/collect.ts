import { readSwitches } from '../../control/switches';
import type { Emulator, Store } from '../../state/emulator';
import { hasRight } from '../access/access';
import { changesAfter, visibleEdge } from '../lists/changes';
import { listKey } from '../lists/keys';
import { enqueueChange, enqueueReauthorization, pending, removeDelivery } from './deliveries';
import {
  allSubscriptions,
  isExpired,
  ownerOf,
  putSubscription,
  removeSubscription,
  type Subscription,
} from './subscription';

const MINUTE = 60_000;

/**
 * Ends a subscription and drops what waits to be sent for it. The app gets no notification of that.
 *
 * @see docs/behaviours.md row 65
 */
export function endSubscription(emulator: Emulator, id: string): void {
  const { store } = emulator;
  store.transaction(() => {
    removeSubscription(store, id);
    for (const { number, subscriptionId } of pending(store)) {
      if (subscriptionId === id) removeDelivery(store, number);
    }
  });
}

/**
 * Whether to ask an app to reauthorize: in the last quarter of the subscription's life, at most three hours
 * before its end, then every 15 minutes within the last hour until the app does. Microsoft gives its own
 * intervals as an illustration only.
 *
 * @see https://learn.microsoft.com/graph/change-notifications-lifecycle-events
 */
function isChallengeDue(emulator: Emulator, subscription: Subscription): boolean {
  const { challenge: lastChallenge, expirationDateTime, grantedAt } = subscription;
  const now = Date.parse(emulator.clock.now());
  const left = Date.parse(expirationDateTime) - now;
  const life = Date.parse(expirationDateTime) - Date.parse(grantedAt);
  if (lastChallenge === null) return left <= Math.min(180 * MINUTE, life / 4);
  const isStale = now - Date.parse(lastChallenge.at) >= 15 * MINUTE;
  return !lastChallenge.answered && left <= 60 * MINUTE && isStale;
}

const ownerMayRead = (emulator: Emulator, subscription: Subscription): boolean => {
  const owner = ownerOf(emulator, subscription);
  const needed = { right: 'read', place: { listId: subscription.listId } } as const;
  return owner !== undefined && hasRight(emulator, owner, needed);
};

/**
 * Queues the notifications that are due for one subscription and returns its new state. The caller holds the
 * transaction.
 */
function processSubscription(
  emulator: Emulator,
  before: Subscription,
  newest: number,
): Subscription {
  const now = emulator.clock.now();
  let after = before;
  if (!before.paused && !ownerMayRead(emulator, before)) {
    after = { ...after, paused: true, challenge: { at: now, answered: false } };
    enqueueReauthorization(emulator, after);
  } else if (isChallengeDue(emulator, before)) {
    after = { ...after, challenge: { at: now, answered: false } };
    enqueueReauthorization(emulator, after);
  }
  if (newest <= before.seen) return after;
  // Changes while the app has no access are never notified; the app finds them by delta.
  if (!after.paused) enqueueChange(emulator, after);
  return { ...after, seen: newest };
}

/** The number of the newest change that is old enough to notify. Without any, only one change is read. */
function newestVisibleChange(store: Store, { listId, seen }: Subscription, until: number): number {
  const [oldest] = changesAfter(store, listId, { sequence: seen, visibleUntil: until });
  return oldest === undefined ? seen : visibleEdge(store, listId, until).sequence;
}

/**
 * Turns changes into notifications. Reads the changes that delta reads, once they are as old as the switch
 * `notificationDelayMs` says. All changes of a list since the last call become one notification, and each
 * subscription stores the number of the last change it covers.
 */
export function collectNotifications(emulator: Emulator): void {
  const { store } = emulator;
  const until = Date.now() - readSwitches(store).notificationDelayMs;
  for (const subscription of allSubscriptions(store)) {
    const isGone = store.get(listKey(subscription.listId)) === undefined;
    if (isGone || isExpired(emulator, subscription)) {
      endSubscription(emulator, subscription.id);
      continue;
    }
    const sequence = newestVisibleChange(store, subscription, until);
    if (!hasNothingToSend(emulator, subscription, sequence)) {
      store.transaction(() => {
        putSubscription(store, processSubscription(emulator, subscription, sequence));
      });
    }
  }
}

/** Whether nothing is due for a subscription, so that the store need not be written. */
const hasNothingToSend = (
  emulator: Emulator,
  subscription: Subscription,
  newest: number,
): boolean =>
  newest <= subscription.seen &&
  !isChallengeDue(emulator, subscription) &&
  (subscription.paused || ownerMayRead(emulator, subscription));
