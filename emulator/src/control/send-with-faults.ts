import { setTimeout as wait } from 'node:timers/promises';
import type { Emulator } from '../state/emulator';
import { spoilToken } from '../identity/wrong-token';
import type { Fault } from './fault-schema';

/** A POST of the emulator to the product or to a subscriber's address. */
export interface Delivery {
  readonly url: URL;
  /** What kind of delivery it is. Fault rules see it behind a `#` in the address, as in `/api/messages#invoke`. */
  readonly kind?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How long the emulator waits for the answer, in milliseconds of real time. */
  readonly timeoutMs: number;
  /** Makes the body of a second copy, when the service gives the copy a new id. */
  readonly secondBody?: () => string;
}

/** Thrown when a delivery gets no answer: nobody listens, the connection breaks, or the time limit passes. */
export class NotDelivered extends Error {
  /** Whether the receiver may have got the delivery, although its answer is missing. */
  readonly mayHaveArrived: boolean;

  constructor(why: string, mayHaveArrived: boolean) {
    super(why);
    this.name = 'NotDelivered';
    this.mayHaveArrived = mayHaveArrived;
  }
}

/** Whether a request failed because nobody listens at the address, so that nothing was sent. */
const isRefused = (error: unknown): boolean =>
  error instanceof Error &&
  error.cause instanceof Error &&
  'code' in error.cause &&
  error.cause.code === 'ECONNREFUSED';

async function post({ url, headers, timeoutMs }: Delivery, body: string): Promise<Response> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await fetch(url, { method: 'POST', headers, body, signal });
    // The time limit covers the body too: an answer that breaks off in the middle counts as none.
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

/** The address that fault rules are matched against, with the kind of delivery behind a `#`. */
function addressForRules({ url, kind }: Delivery): URL {
  if (kind === undefined) return url;
  const named = new URL(url);
  named.hash = kind;
  return named;
}

/**
 * Applies the faults that come before a delivery reaches its receiver.
 *
 * @returns an answer that the receiver never gave, if that is the fault
 * @throws {NotDelivered} when the fault loses the delivery
 */
async function applyFault(emulator: Emulator, fault: Fault): Promise<Response | undefined> {
  if (fault.clockJumpMs !== undefined) emulator.clock.advance(fault.clockJumpMs);
  if (fault.delayMs !== undefined) await wait(fault.delayMs);
  if (fault.lost === true || fault.reset === 'before')
    throw new NotDelivered('A fault lost it', false);
  return fault.status === undefined ? undefined : new Response(null, { status: fault.status });
}

/** Replaces the delivery's bearer token by a wrong one, if the fault asks for it. */
async function withFaultyToken(
  emulator: Emulator,
  delivery: Delivery,
  fault: Fault,
): Promise<Delivery> {
  const token = /^Bearer (.+)$/.exec(delivery.headers['Authorization'] ?? '')?.[1];
  if (fault.token === undefined || token === undefined) return delivery;
  const Authorization = `Bearer ${await spoilToken(emulator, token, fault.token)}`;
  return { ...delivery, headers: { ...delivery.headers, Authorization } };
}

/**
 * Sends a delivery, with the fault of the first rule that matches it (`match.to: "product"`): late (`delayMs`), `lost`,
 * `doubled`, answered with a `status` that the receiver never gave, or received while the answer is lost (`reset: "after"`).
 * Everything that the emulator sends goes through here. The caller decides whether to try again.
 *
 * @returns the receiver's answer; for a doubled delivery the answer to the first copy
 * @throws {NotDelivered} when there is no answer
 */
export async function sendWithFaults(emulator: Emulator, wanted: Delivery): Promise<Response> {
  const fault = emulator.deliveryFault(addressForRules(wanted)) ?? {};
  const delivery = await withFaultyToken(emulator, wanted, fault);
  const answer = (await applyFault(emulator, fault)) ?? (await post(delivery, delivery.body));
  if (fault.doubled === true) {
    await post(delivery, delivery.secondBody?.() ?? delivery.body).catch(() => undefined);
  }
  if (fault.reset === 'after') throw new NotDelivered('A fault lost the answer', true);
  return answer;
}
