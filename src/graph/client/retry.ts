import type { Context } from '@microsoft/microsoft-graph-client';
import type { GraphHealth } from './health';
import { LostAnswer } from './lost-answer';
import type { Link, Timing } from './middleware';
import { retryDelay, type RetryLimits, type RetryDelay, type Try } from './retry-delay';

type Next = (context: Context) => Promise<void>;

async function tryOnce(context: Context, next: Next): Promise<Try> {
  try {
    await next(context);
  } catch (cause) {
    if (cause instanceof LostAnswer) return { kind: 'lost', cause };
    throw cause;
  }
  const response = context.response;
  if (response === undefined) return { kind: 'lost', cause: new LostAnswer('No answer.') };
  return { kind: 'answer', status: response.status, headers: response.headers };
}

/** Sums how long one request has waited: because Graph asked for it, and after faults. */
class Waiting {
  private askedMs = 0;
  private faultMs = 0;
  private readonly limits: RetryLimits;

  constructor(limits: RetryLimits) {
    this.limits = limits;
  }

  /** Adds the delay. Returns whether it is within the limits after so many tries. */
  allows(delay: RetryDelay, tryNumber: number): boolean {
    const { tries, throttledMs, faultMs } = this.limits;
    if (delay.asked) this.askedMs += delay.ms;
    else this.faultMs += delay.ms;
    return tryNumber < tries && this.askedMs <= throttledMs && this.faultMs <= faultMs;
  }
}

/** True when Graph is unreachable: no answer, or a gateway's. A 500 can be due to one bad value; throttling is an answer. */
function isUnreachable(tried: Try): boolean {
  if (tried.kind === 'lost') return true;
  return tried.status > 501 && !tried.headers.has('Retry-After');
}

/** Ends the tries. The context holds the answer. @throws {LostAnswer} when there is none */
function finish(tried: Try): void {
  if (tried.kind === 'lost') throw tried.cause;
}

/** Tries a request again where that is safe, within the limits. No other layer repeats a call (decision 0009). */
export function retry(limits: RetryLimits, timing: Timing, health: GraphHealth): Link {
  // When Graph has asked one request to wait, the others wait too: Graph counts refused calls like served ones.
  let throttledUntil = 0;

  const waitWhileThrottled = async (waiting: Waiting) => {
    const left = throttledUntil - timing.now();
    if (left <= 0) return;
    const delay = { ms: left + timing.random() * 1000, asked: true };
    // A request whose limits do not allow the wait is sent, so that Graph answers it.
    if (waiting.allows(delay, 0)) await timing.sleep(delay.ms);
  };

  const attempt = async (context: Context, next: Next): Promise<Try> => {
    if (!health.allowsCall()) throw new LostAnswer('Graph has not answered for a while.');
    const tried = await tryOnce(context, next);
    if (isUnreachable(tried)) health.lost();
    else health.answered();
    return tried;
  };

  return async (context, next) => {
    const method = context.options?.method ?? 'GET';
    const waiting = new Waiting(limits);
    for (let tryNumber = 1; ; tryNumber += 1) {
      await waitWhileThrottled(waiting);
      const tried = await attempt(context, next);
      const delay = retryDelay({ method, tryNumber }, tried, timing);
      if (delay?.asked === true) throttledUntil = Math.max(throttledUntil, timing.now() + delay.ms);
      if (delay === undefined || !waiting.allows(delay, tryNumber)) {
        finish(tried);
        return;
      }
      await timing.sleep(delay.ms);
    }
  };
}
