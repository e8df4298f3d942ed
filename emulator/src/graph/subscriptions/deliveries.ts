import { readSwitches } from '../../control/switches';
import type { Emulator, Store } from '../../state/emulator';
import { THROTTLED_MS, treatmentOf } from './endpoints';
import { noteAttempt } from './journal';
import type { Subscription } from './subscription';

/** A notification that has not been taken yet. */
export interface Delivery {
  readonly number: number;
  readonly subscriptionId: string;
  readonly kind: 'change' | 'lifecycle';
  readonly url: string;
  readonly notification: Readonly<Record<string, unknown>>;
  /** How often it was sent. */
  readonly tries: number;
  /** Movable clock. */
  readonly dueAt: string;
  /** Movable clock; null before the first try. */
  readonly firstTriedAt: string | null;
}

const PLACE = 'n/pending/';
const COUNTER = 'n/deliveries';
const CHANGES = 'n/changes-told';
/** A notification that comes a second time comes this much later. */
const REPEAT_MS = 700;

const keyOf = (number: number): string => `${PLACE}${String(number).padStart(12, '0')}`;

/** Everything that waits, in the order in which it came up. */
export const pending = (store: Store): readonly Delivery[] =>
  [...store.range<Delivery>(PLACE)].map(({ value }) => value);

/** One that still waits. */
export const findDelivery = (store: Store, number: number): Delivery | undefined =>
  store.get<Delivery>(keyOf(number));

/** Keeps a changed one. */
export function putDelivery(store: Store, delivery: Delivery): void {
  store.put(keyOf(delivery.number), delivery);
}

/** Forgets one: it was taken, or is given up. */
export function removeDelivery(store: Store, number: number): void {
  store.remove(keyOf(number));
}

/** The movable clock in so many milliseconds. */
export const later = (emulator: Emulator, milliseconds: number): string =>
  new Date(Date.parse(emulator.clock.now()) + milliseconds).toISOString();

function enqueue(
  emulator: Emulator,
  delivery: Omit<Delivery, 'number' | 'tries' | 'firstTriedAt' | 'dueAt'>,
  waitMs: number,
): void {
  const number = nextNumber(emulator, COUNTER);
  const dueAt = later(emulator, waitMs);
  putDelivery(emulator.store, { ...delivery, number, tries: 0, firstTriedAt: null, dueAt });
}

/** What every notification says of its subscription. */
const base = (emulator: Emulator, subscription: Subscription) => ({
  subscriptionId: subscription.id,
  subscriptionExpirationDateTime: subscription.expirationDateTime,
  ...(subscription.clientState === null ? {} : { clientState: subscription.clientState }),
  tenantId: emulator.tenant.tenantId,
});

function nextNumber({ store }: Emulator, counter: string): number {
  const number = (store.get<number>(counter) ?? 0) + 1;
  store.put(counter, number);
  return number;
}

/** Does the change come a second time? Every third does, so that a run is like the one before. @see graph.md row 64 */
function comesTwice(emulator: Emulator): boolean {
  const number = nextNumber(emulator, CHANGES);
  const { notificationRepeats } = readSwitches(emulator.store);
  return (
    notificationRepeats === 'always' || (notificationRepeats === 'sometimes' && number % 3 === 0)
  );
}

/**
 * Puts a change in the queue: it says which list, never which row. An address that has been slow gets it late or not
 * at all. The caller holds the transaction.
 *
 * @see graph.md §10, row 64
 */
export function announceChange(emulator: Emulator, subscription: Subscription): void {
  const { notificationUrl: url, id: subscriptionId, resource } = subscription;
  const treatment = treatmentOf(emulator, url);
  if (treatment === 'never') {
    const parts = [{ delivery: 0, subscriptionId, attempt: 0 }];
    noteAttempt(emulator, {
      kind: 'change',
      url,
      status: null,
      tookMs: 0,
      outcome: 'dropped',
      parts,
    });
    return;
  }
  const notification = {
    ...base(emulator, subscription),
    changeType: 'updated',
    resource,
    resourceData: { '@odata.type': '#Microsoft.Graph.ListItem' },
  };
  const change = { subscriptionId, kind: 'change', url, notification } as const;
  const waitMs = treatment === 'later' ? THROTTLED_MS : 0;
  enqueue(emulator, change, waitMs);
  if (comesTwice(emulator)) enqueue(emulator, change, waitMs + REPEAT_MS);
}

/**
 * Asks the app to reauthorize, where it has given an address for that.
 *
 * @see learn.microsoft.com/graph/change-notifications-lifecycle-events: lists have `reauthorizationRequired` alone
 */
export function challenge(emulator: Emulator, subscription: Subscription): void {
  const { lifecycleNotificationUrl: url, id: subscriptionId } = subscription;
  if (url === null) return;
  const notification = {
    ...base(emulator, subscription),
    lifecycleEvent: 'reauthorizationRequired',
  };
  enqueue(emulator, { subscriptionId, kind: 'lifecycle', url, notification }, 0);
}
