import { readSwitches } from '../../control/switches';
import type { Emulator, Store } from '../../state/emulator';
import { THROTTLED_MS, throttlingOf } from './endpoints';
import { recordAttempt } from './delivery-attempts';
import type { Subscription } from './subscription';

/** A notification that the app has not accepted yet. */
export interface Delivery {
  readonly number: number;
  readonly subscriptionId: string;
  readonly kind: 'change' | 'lifecycle';
  readonly url: string;
  readonly notification: Readonly<Record<string, unknown>>;
  /** Number of attempts so far. */
  readonly tries: number;
  /** Time by the movable clock. */
  readonly dueAt: string;
  /** Time by the movable clock; null before the first attempt. */
  readonly firstTriedAt: string | null;
}

const PENDING_PREFIX = 'n/pending/';
const COUNTER_KEY = 'n/deliveries';
const CHANGES_COUNTER_KEY = 'n/changes-told';
/** Delay in milliseconds of a notification that is sent a second time. */
const REPEAT_DELAY_MS = 700;

const keyOf = (number: number): string => `${PENDING_PREFIX}${String(number).padStart(12, '0')}`;

/** All waiting notifications, oldest first. */
export const pending = (store: Store): readonly Delivery[] =>
  [...store.range<Delivery>(PENDING_PREFIX)].map(({ value }) => value);

/** A waiting notification by its number. */
export const findDelivery = (store: Store, number: number): Delivery | undefined =>
  store.get<Delivery>(keyOf(number));

/** Stores a waiting notification. */
export function putDelivery(store: Store, delivery: Delivery): void {
  store.put(keyOf(delivery.number), delivery);
}

/** Removes a notification that was accepted or given up. */
export function removeDelivery(store: Store, number: number): void {
  store.remove(keyOf(number));
}

/** The time by the movable clock after some milliseconds. */
export const clockTimeAfter = (emulator: Emulator, milliseconds: number): string =>
  new Date(Date.parse(emulator.clock.now()) + milliseconds).toISOString();

function enqueue(
  emulator: Emulator,
  delivery: Omit<Delivery, 'number' | 'tries' | 'firstTriedAt' | 'dueAt'>,
  waitMs: number,
): void {
  const number = nextNumber(emulator, COUNTER_KEY);
  const dueAt = clockTimeAfter(emulator, waitMs);
  putDelivery(emulator.store, { ...delivery, number, tries: 0, firstTriedAt: null, dueAt });
}

/** The properties that all notifications of a subscription have. */
const commonProperties = (emulator: Emulator, subscription: Subscription) => ({
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

/**
 * Whether a change is notified twice, as Graph sometimes does. By the switch value `sometimes` every third
 * change is, so that runs are repeatable.
 *
 * @see docs/behaviours.md row 64
 */
function isRepeated(emulator: Emulator): boolean {
  const number = nextNumber(emulator, CHANGES_COUNTER_KEY);
  const { notificationRepeats } = readSwitches(emulator.store);
  return (
    notificationRepeats === 'always' || (notificationRepeats === 'sometimes' && number % 3 === 0)
  );
}

/**
 * Queues a notification of a change. It names the list, never the row. A slow endpoint gets it later or not at
 * all. The caller holds the transaction.
 *
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 * @see docs/behaviours.md row 64
 */
export function enqueueChange(emulator: Emulator, subscription: Subscription): void {
  const { notificationUrl: url, id: subscriptionId, resource } = subscription;
  const throttling = throttlingOf(emulator, url);
  if (throttling === 'never') {
    const parts = [{ delivery: 0, subscriptionId, attempt: 0 }];
    recordAttempt(emulator, {
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
    ...commonProperties(emulator, subscription),
    changeType: 'updated',
    resource,
    resourceData: { '@odata.type': '#Microsoft.Graph.ListItem' },
  };
  const change = { subscriptionId, kind: 'change', url, notification } as const;
  const waitMs = throttling === 'later' ? THROTTLED_MS : 0;
  enqueue(emulator, change, waitMs);
  if (isRepeated(emulator)) enqueue(emulator, change, waitMs + REPEAT_DELAY_MS);
}

/**
 * Queues a request to reauthorize, when the app gave an address for lifecycle notifications. Of the lifecycle
 * events Graph sends only `reauthorizationRequired` for lists.
 *
 * @see https://learn.microsoft.com/graph/change-notifications-lifecycle-events
 */
export function enqueueReauthorization(emulator: Emulator, subscription: Subscription): void {
  const { lifecycleNotificationUrl: url, id: subscriptionId } = subscription;
  if (url === null) return;
  const notification = {
    ...commonProperties(emulator, subscription),
    lifecycleEvent: 'reauthorizationRequired',
  };
  enqueue(emulator, { subscriptionId, kind: 'lifecycle', url, notification }, 0);
}
