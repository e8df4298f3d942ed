import { NotDelivered, sendWithFaults } from '../../control/send-with-faults';
import type { Emulator } from '../../state/emulator';
import { collectNotifications } from './collect';
import {
  findDelivery,
  clockTimeAfter,
  pending,
  putDelivery,
  removeDelivery,
  type Delivery,
} from './deliveries';
import { recordAnswers, THROTTLED_MS, throttlingOf } from './endpoints';
import { recordAttempt } from './delivery-attempts';

/** Real milliseconds between two checks for notifications to send. */
const INTERVAL_MS = 100;
/**
 * Real milliseconds that an endpoint has to answer with 2xx.
 *
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
const ANSWER_TIMEOUT_MS = 3_000;
/** Milliseconds by the movable clock after which an attempt is not repeated. */
const RETRY_LIMIT_MS = 4 * 3_600_000;
/** Milliseconds by the movable clock until the next attempt, growing from ten seconds to an hour. */
const pauseAfter = (tries: number): number => Math.min(10_000 * 2 ** (tries - 1), 3_600_000);
/** Most notifications in one POST. */
const MAX_NOTIFICATIONS = 200;

/** Notifications to one endpoint that are sent together. */
interface Post {
  readonly url: string;
  readonly kind: Delivery['kind'];
  readonly deliveries: readonly Delivery[];
}

interface Answer {
  readonly status: number | null;
  readonly tookMs: number;
}

/** Whether a notification is past its four hours of attempts, also when the clock jumped over them. */
function isPastRetryLimit(emulator: Emulator, { firstTriedAt }: Delivery): boolean {
  if (firstTriedAt === null) return false;
  return Date.parse(emulator.clock.now()) - Date.parse(firstTriedAt) > RETRY_LIMIT_MS;
}

/** The notifications that are due and not being sent, grouped by endpoint. */
function duePosts(emulator: Emulator, inFlight: ReadonlySet<number>): readonly Post[] {
  const now = Date.parse(emulator.clock.now());
  const posts = new Map<string, Delivery[]>();
  for (const delivery of pending(emulator.store)) {
    if (inFlight.has(delivery.number) || Date.parse(delivery.dueAt) > now) continue;
    const key = `${delivery.kind} ${delivery.url}`;
    const post = posts.get(key) ?? [];
    if (post.length < MAX_NOTIFICATIONS) post.push(delivery);
    posts.set(key, post);
  }
  return [...posts.values()].flatMap((deliveries) => {
    const [first] = deliveries;
    return first === undefined ? [] : [{ url: first.url, kind: first.kind, deliveries }];
  });
}

async function send(emulator: Emulator, post: Post): Promise<Answer> {
  const from = Date.now();
  const tookMs = () => Date.now() - from;
  try {
    const { status } = await sendWithFaults(emulator, {
      url: new URL(post.url),
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ value: post.deliveries.map(({ notification }) => notification) }),
      timeoutMs: ANSWER_TIMEOUT_MS,
    });
    return { status, tookMs: tookMs() };
  } catch (error) {
    if (error instanceof NotDelivered) return { status: null, tookMs: tookMs() };
    throw error;
  }
}

const isAccepted = ({ status }: Answer): boolean =>
  status !== null && status >= 200 && status < 300;

type Outcome = 'delivered' | 'failed' | 'given up';

/** Schedules the next attempt of a notification that was not accepted, or gives it up. */
function postpone(emulator: Emulator, waiting: Delivery): Outcome {
  const tries = waiting.tries + 1;
  const firstTriedAt = waiting.firstTriedAt ?? emulator.clock.now();
  const isSlow = throttlingOf(emulator, waiting.url) === 'later';
  const dueAt = clockTimeAfter(emulator, isSlow ? THROTTLED_MS : pauseAfter(tries));
  if (Date.parse(dueAt) - Date.parse(firstTriedAt) > RETRY_LIMIT_MS) {
    removeDelivery(emulator.store, waiting.number);
    return 'given up';
  }
  putDelivery(emulator.store, { ...waiting, tries, firstTriedAt, dueAt });
  return 'failed';
}

/** Records the outcome for one notification. The caller holds the transaction. */
function recordOutcomeOfOne(emulator: Emulator, sent: Delivery, isDelivered: boolean): Outcome {
  const waiting = findDelivery(emulator.store, sent.number);
  // The subscription may have ended, or the emulator been reset, while the POST was on its way.
  if (waiting?.subscriptionId !== sent.subscriptionId)
    return isDelivered ? 'delivered' : 'given up';
  if (!isDelivered) return postpone(emulator, waiting);
  removeDelivery(emulator.store, sent.number);
  return 'delivered';
}

function recordOutcome(emulator: Emulator, post: Post, answer: Answer): void {
  const { url, kind, deliveries } = post;
  emulator.store.transaction(() => {
    recordAnswers(emulator, url, { tookMs: answer.tookMs, count: deliveries.length });
    const isDelivered = isAccepted(answer);
    const outcomes = deliveries.map((one) => recordOutcomeOfOne(emulator, one, isDelivered));
    const parts = deliveries.map(({ number, subscriptionId, tries }) => ({
      delivery: number,
      subscriptionId,
      attempt: tries + 1,
    }));
    const outcome = outcomes.includes('failed') ? 'failed' : (outcomes[0] ?? 'failed');
    recordAttempt(emulator, { kind, url, ...answer, outcome, parts });
  });
}

/** Gives up notifications whose four hours passed while the clock jumped. */
function discardExpired(emulator: Emulator, inFlight: ReadonlySet<number>): void {
  for (const old of pending(emulator.store)) {
    if (inFlight.has(old.number) || !isPastRetryLimit(emulator, old)) continue;
    const { number, subscriptionId, tries, kind, url } = old;
    emulator.store.transaction(() => {
      removeDelivery(emulator.store, number);
      const parts = [{ delivery: number, subscriptionId, attempt: tries }];
      recordAttempt(emulator, { kind, url, status: null, tookMs: 0, outcome: 'given up', parts });
    });
  }
}

/**
 * Starts to send notifications to the apps that subscribed. Waiting notifications are in the store, so that the
 * next start continues: a notification whose answer was not seen is sent again.
 *
 * Real time decides when a change is notified, as for delta. The movable clock decides what takes hours in a
 * tenant: pauses between attempts, giving up, the end of a subscription, the delay of a slow endpoint.
 *
 * @returns stops the sender; notifications being sent count as not sent
 */
export function startSender(emulator: Emulator): () => void {
  const inFlight = new Set<number>();
  let isStopped = false;
  const deliver = async (post: Post) => {
    for (const { number } of post.deliveries) inFlight.add(number);
    try {
      const answer = await send(emulator, post);
      if (!isStopped) recordOutcome(emulator, post, answer);
    } catch (error) {
      // The store refuses writes once the emulator stops.
      if (!isStopped) throw error;
    } finally {
      for (const { number } of post.deliveries) inFlight.delete(number);
    }
  };
  const round = () => {
    collectNotifications(emulator);
    discardExpired(emulator, inFlight);
    for (const post of duePosts(emulator, inFlight)) void deliver(post);
  };
  const timer = setInterval(round, INTERVAL_MS);
  timer.unref();
  const stopListening = emulator.clock.onJump(round);
  return () => {
    isStopped = true;
    clearInterval(timer);
    stopListening();
  };
}
