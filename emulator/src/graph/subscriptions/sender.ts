import { NotDelivered, sendOut } from '../../control/send-out';
import type { Emulator } from '../../state/emulator';
import { collectNotifications } from './collect';
import {
  findDelivery,
  later,
  pending,
  putDelivery,
  removeDelivery,
  type Delivery,
} from './deliveries';
import { noteAnswers, THROTTLED_MS, treatmentOf } from './endpoints';
import { noteAttempt } from './journal';

/** Real milliseconds between two looks at what is to be sent. */
const ROUND_MS = 100;
/** Real milliseconds that an address has to answer with 2xx. @see graph.md §10 */
const ANSWER_MS = 3_000;
/** Beyond this nothing is tried again, on the movable clock. @see graph.md §10 */
const GIVE_UP_MS = 4 * 3_600_000;
/** Pauses between tries, growing from ten seconds to an hour, on the movable clock. */
const pauseAfter = (tries: number): number => Math.min(10_000 * 2 ** (tries - 1), 3_600_000);
/** At most so many notifications in one POST. */
const LARGEST = 200;

/** Notifications for one address that leave together. */
interface Post {
  readonly url: string;
  readonly kind: Delivery['kind'];
  readonly deliveries: readonly Delivery[];
}

interface Answer {
  readonly status: number | null;
  readonly tookMs: number;
}

/** Its four hours are over, also when the clock jumped across them. */
function isTooOld(emulator: Emulator, { firstTriedAt }: Delivery): boolean {
  if (firstTriedAt === null) return false;
  return Date.parse(emulator.clock.now()) - Date.parse(firstTriedAt) > GIVE_UP_MS;
}

/** What is due and not on its way, by address. */
function duePosts(emulator: Emulator, inFlight: ReadonlySet<number>): readonly Post[] {
  const now = Date.parse(emulator.clock.now());
  const posts = new Map<string, Delivery[]>();
  for (const delivery of pending(emulator.store)) {
    if (inFlight.has(delivery.number) || Date.parse(delivery.dueAt) > now) continue;
    const key = `${delivery.kind} ${delivery.url}`;
    const post = posts.get(key) ?? [];
    if (post.length < LARGEST) post.push(delivery);
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
    const { status } = await sendOut(emulator, {
      url: new URL(post.url),
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ value: post.deliveries.map(({ notification }) => notification) }),
      patienceMs: ANSWER_MS,
    });
    return { status, tookMs: tookMs() };
  } catch (error) {
    if (error instanceof NotDelivered) return { status: null, tookMs: tookMs() };
    throw error;
  }
}

const wasTaken = ({ status }: Answer): boolean => status !== null && status >= 200 && status < 300;

type Outcome = 'delivered' | 'failed' | 'given up';

/** What was not taken comes again after a pause, or never. */
function putOff(emulator: Emulator, waiting: Delivery): Outcome {
  const tries = waiting.tries + 1;
  const firstTriedAt = waiting.firstTriedAt ?? emulator.clock.now();
  const isSlow = treatmentOf(emulator, waiting.url) === 'later';
  const dueAt = later(emulator, isSlow ? THROTTLED_MS : pauseAfter(tries));
  if (Date.parse(dueAt) - Date.parse(firstTriedAt) > GIVE_UP_MS) {
    removeDelivery(emulator.store, waiting.number);
    return 'given up';
  }
  putDelivery(emulator.store, { ...waiting, tries, firstTriedAt, dueAt });
  return 'failed';
}

/** Forgets what was taken and puts off the rest; the caller holds the transaction. */
function settleOne(emulator: Emulator, sent: Delivery, isTaken: boolean): Outcome {
  const waiting = findDelivery(emulator.store, sent.number);
  // Meanwhile its subscription may have ended, or everything been reset.
  if (waiting?.subscriptionId !== sent.subscriptionId) return isTaken ? 'delivered' : 'given up';
  if (!isTaken) return putOff(emulator, waiting);
  removeDelivery(emulator.store, sent.number);
  return 'delivered';
}

function settle(emulator: Emulator, post: Post, answer: Answer): void {
  const { url, kind, deliveries } = post;
  emulator.store.transaction(() => {
    noteAnswers(emulator, url, { tookMs: answer.tookMs, count: deliveries.length });
    const isTaken = wasTaken(answer);
    const outcomes = deliveries.map((one) => settleOne(emulator, one, isTaken));
    const parts = deliveries.map(({ number, subscriptionId, tries }) => ({
      delivery: number,
      subscriptionId,
      attempt: tries + 1,
    }));
    const outcome = outcomes.includes('failed') ? 'failed' : (outcomes[0] ?? 'failed');
    noteAttempt(emulator, { kind, url, ...answer, outcome, parts });
  });
}

/** Discards without another word what the clock has left behind. */
function discardOld(emulator: Emulator, inFlight: ReadonlySet<number>): void {
  for (const old of pending(emulator.store)) {
    if (inFlight.has(old.number) || !isTooOld(emulator, old)) continue;
    const { number, subscriptionId, tries, kind, url } = old;
    emulator.store.transaction(() => {
      removeDelivery(emulator.store, number);
      const parts = [{ delivery: number, subscriptionId, attempt: tries }];
      noteAttempt(emulator, { kind, url, status: null, tookMs: 0, outcome: 'given up', parts });
    });
  }
}

/**
 * Sends what changed to those who asked for it, from now on. What waits lies in the store, so the next start goes on where
 * this one was: a notification whose answer was not seen is sent again.
 *
 * When a change is told follows real time, as delta does. Everything that takes hours in a tenant follows the clock that
 * can be moved: the pauses between tries, giving up, the end of a subscription, the wait of a slow address.
 *
 * @returns the way to stop; what is on its way counts as not sent
 */
export function startSender(emulator: Emulator): () => void {
  const inFlight = new Set<number>();
  let isStopped = false;
  const deliver = async (post: Post) => {
    for (const { number } of post.deliveries) inFlight.add(number);
    try {
      const answer = await send(emulator, post);
      if (!isStopped) settle(emulator, post, answer);
    } catch (error) {
      // The store refuses once the stand-in stops.
      if (!isStopped) throw error;
    } finally {
      for (const { number } of post.deliveries) inFlight.delete(number);
    }
  };
  const round = () => {
    collectNotifications(emulator);
    discardOld(emulator, inFlight);
    for (const post of duePosts(emulator, inFlight)) void deliver(post);
  };
  const timer = setInterval(round, ROUND_MS);
  timer.unref();
  const stopListening = emulator.clock.onJump(round);
  return () => {
    isStopped = true;
    clearInterval(timer);
    stopListening();
  };
}
