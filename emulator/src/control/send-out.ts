import { setTimeout as wait } from 'node:timers/promises';
import type { Emulator } from '../state/emulator';
import { spoilToken } from '../identity/wrong-token';
import type { Fault } from './fault-schema';

/** Something that the stand-in sends to the product or to a subscriber. */
export interface Delivery {
  readonly url: URL;
  /** What it is, for rules to tell by: they see it behind a `#`, as in `/api/messages#invoke`. */
  readonly kind?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Real milliseconds to wait for the answer, from when it is sent. */
  readonly patienceMs: number;
  /** The body of a second copy, if it differs, for receivers whose service gives it a new id. */
  readonly again?: () => string;
}

/** A delivery that did not come through: nobody there, a broken connection, or no answer in time. */
export class NotDelivered extends Error {
  /** It was on its way: only the answer is missing. */
  readonly mayHaveArrived: boolean;

  constructor(why: string, mayHaveArrived: boolean) {
    super(why);
    this.name = 'NotDelivered';
    this.mayHaveArrived = mayHaveArrived;
  }
}

/** Nobody listens there: nothing was sent. */
const isRefused = (error: unknown): boolean =>
  error instanceof Error &&
  error.cause instanceof Error &&
  'code' in error.cause &&
  error.cause.code === 'ECONNREFUSED';

async function post({ url, headers, patienceMs }: Delivery, body: string): Promise<Response> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const answer = await fetch(url, { method: 'POST', headers, body, signal });
    // Read within the patience too: an answer that ends in the middle is none.
    return new Response(
      await answer.arrayBuffer().then((bytes) => (bytes.byteLength > 0 ? bytes : null)),
      {
        status: answer.status,
        headers: answer.headers,
      },
    );
  } catch (error) {
    throw new NotDelivered(String(error), !isRefused(error));
  }
}

/** The address as rules see it. */
function addressed({ url, kind }: Delivery): URL {
  if (kind === undefined) return url;
  const named = new URL(url);
  named.hash = kind;
  return named;
}

/** What comes between a delivery and its receiver. @returns an answer that the receiver never gave, if that is the fault */
async function intervene(emulator: Emulator, fault: Fault): Promise<Response | undefined> {
  if (fault.clockJumpMs !== undefined) emulator.clock.advance(fault.clockJumpMs);
  if (fault.delayMs !== undefined) await wait(fault.delayMs);
  if (fault.lost === true || fault.reset === 'before')
    throw new NotDelivered('A fault lost it', false);
  return fault.status === undefined ? undefined : new Response(null, { status: fault.status });
}

/** The delivery with a wrong token in place of the one that vouches for it. */
async function vouched(emulator: Emulator, delivery: Delivery, fault: Fault): Promise<Delivery> {
  const token = /^Bearer (.+)$/.exec(delivery.headers['Authorization'] ?? '')?.[1];
  if (fault.token === undefined || token === undefined) return delivery;
  const Authorization = `Bearer ${await spoilToken(emulator, token, fault.token)}`;
  return { ...delivery, headers: { ...delivery.headers, Authorization } };
}

/**
 * Sends with the faults that were asked for (`match.to: "product"`): late (`delayMs`), `lost`, `doubled`, refused with a
 * `status` that the receiver never gave, or received while the answer is lost (`reset: "after"`).
 * Every delivery of the stand-in goes this way, and what the sender does then (try again, give up) is the caller's.
 *
 * @returns the receiver's answer; the first copy's when it came twice
 * @throws {NotDelivered} when there is no answer
 */
export async function sendOut(emulator: Emulator, wanted: Delivery): Promise<Response> {
  const fault = emulator.deliveryFault(addressed(wanted)) ?? {};
  const delivery = await vouched(emulator, wanted, fault);
  const answer = (await intervene(emulator, fault)) ?? (await post(delivery, delivery.body));
  if (fault.doubled === true) {
    await post(delivery, delivery.again?.() ?? delivery.body).catch(() => undefined);
  }
  if (fault.reset === 'after') throw new NotDelivered('A fault lost the answer', true);
  return answer;
}
