import { readSwitches } from '../../control/switches';
import type { Emulator, Store } from '../../state/emulator';
import { hasRight } from '../access/access';
import { changesAfter, visibleEdge } from '../lists/changes';
import { listKey } from '../lists/keys';
import { announceChange, challenge, pending, removeDelivery } from './deliveries';
import {
  allSubscriptions,
  isOver,
  ownerOf,
  putSubscription,
  removeSubscription,
  type Subscription,
} from './subscription';

const MINUTE = 60_000;

/** Ends a subscription and what waits to be sent for it; nobody is told. @see graph.md row 65 */
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
 * Is it time to ask for a new authorization? In the last quarter of a life, at most three hours before its end; then each
 * quarter of an hour within the last hour. An answered challenge is not repeated.
 *
 * @see learn.microsoft.com/graph/change-notifications-lifecycle-events, whose own intervals "are for illustration"
 */
function isChallengeDue(emulator: Emulator, subscription: Subscription): boolean {
  const { challenge: asked, expirationDateTime, grantedAt } = subscription;
  const now = Date.parse(emulator.clock.now());
  const left = Date.parse(expirationDateTime) - now;
  const life = Date.parse(expirationDateTime) - Date.parse(grantedAt);
  if (asked === null) return left <= Math.min(180 * MINUTE, life / 4);
  const isStale = now - Date.parse(asked.at) >= 15 * MINUTE;
  return !asked.answered && left <= 60 * MINUTE && isStale;
}

const mayRead = (emulator: Emulator, subscription: Subscription): boolean => {
  const owner = ownerOf(emulator, subscription);
  const asked = { right: 'read', place: { listId: subscription.listId } } as const;
  return owner !== undefined && hasRight(emulator, owner, asked);
};

/** What has to be said of one subscription, with how it stands afterwards; the caller holds the transaction. */
function advance(emulator: Emulator, before: Subscription, edge: number): Subscription {
  const now = emulator.clock.now();
  let after = before;
  if (!before.paused && !mayRead(emulator, before)) {
    after = { ...after, paused: true, challenge: { at: now, answered: false } };
    challenge(emulator, after);
  } else if (isChallengeDue(emulator, before)) {
    after = { ...after, challenge: { at: now, answered: false } };
    challenge(emulator, after);
  }
  if (edge <= before.seen) return after;
  // What happens while the app has no access is lost for good: delta has it.
  if (!after.paused) announceChange(emulator, after);
  return { ...after, seen: edge };
}

/** The newest change that is old enough to be told. Where nothing is, only one change is looked at. */
function edgeFor(store: Store, { listId, seen }: Subscription, until: number): number {
  const [oldest] = changesAfter(store, listId, { sequence: seen, visibleUntil: until });
  return oldest === undefined ? seen : visibleEdge(store, listId, until).sequence;
}

/**
 * Turns changes into notifications: reads the same changes as delta, once they are old enough to be told. Everything that
 * came up since the last round is one notification, and where each subscription has come to is kept with it.
 */
export function collectNotifications(emulator: Emulator): void {
  const { store } = emulator;
  const until = Date.now() - readSwitches(store).notificationDelayMs;
  for (const subscription of allSubscriptions(store)) {
    const isGone = store.get(listKey(subscription.listId)) === undefined;
    if (isGone || isOver(emulator, subscription)) {
      endSubscription(emulator, subscription.id);
      continue;
    }
    const sequence = edgeFor(store, subscription, until);
    if (!isIdle(emulator, subscription, sequence)) {
      store.transaction(() => {
        putSubscription(store, advance(emulator, subscription, sequence));
      });
    }
  }
}

/** Nothing to say: the disk is left alone. */
const isIdle = (emulator: Emulator, subscription: Subscription, edge: number): boolean =>
  edge <= subscription.seen &&
  !isChallengeDue(emulator, subscription) &&
  (subscription.paused || mayRead(emulator, subscription));
