import type { Context } from '@microsoft/microsoft-graph-client';
import { AppError } from '../../core/domain/base/app-error';
import { admission, throttledError, type Gate } from './admission';
import type { GraphHealth } from './health';
import { LostAnswer } from './lost-answer';
import type { Link } from './middleware';
import { askedWait, retryDelay, type RetryDelay, type RetryLimits, type Try } from './retry-delay';
import type { Throttle } from './throttle';
import type { Timing } from './timing';
import { timeLeftMs, type Waiter } from './waiter';

type Next = (context: Context) => Promise<void>;

/** No answer comes in less, so the request is not sent, and its caller knows that it was not carried out. */
const shortestTryMs = 50;

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
export class Waiting {
  private askedMs = 0;
  private faultMs = 0;
  private readonly limits: RetryLimits;

  constructor(limits: RetryLimits) {
    this.limits = limits;
  }

  /** Adds the delay. Returns whether it is within the limits. */
  allows(delay: RetryDelay): boolean {
    const { throttledMs, faultMs } = this.limits;
    if (delay.asked) this.askedMs += delay.ms;
    else this.faultMs += delay.ms;
    return this.askedMs <= throttledMs && this.faultMs <= faultMs;
  }
}

/** True when Graph is unreachable: no answer, or a gateway's. A 500 can be due to one bad value; throttling is an answer. */
function isUnreachable(tried: Try): boolean {
  if (tried.kind === 'lost') return true;
  return tried.status > 501 && !tried.headers.has('Retry-After');
}

/** What the link needs to repeat requests. */
export interface RetryDeps {
  readonly timing: Timing;
  readonly health: GraphHealth;
  /** The throttle of the budget that the calls use. */
  readonly throttle: Throttle;
  /** Takes the headers of each answer. */
  readonly onHeaders?: (headers: Headers) => void;
  /** Returns who waits for the request. */
  readonly waiter: () => Waiter;
}

/** One request with all its tries. */
class Request {
  private readonly deps: RetryDeps;
  private readonly next: Next;
  private readonly waiter: Waiter;
  private readonly throttle: Throttle;
  private readonly waiting: Waiting;
  /** A try that may have been carried out. */
  private lost: LostAnswer | undefined;

  constructor(deps: RetryDeps, next: Next) {
    this.deps = deps;
    this.next = next;
    this.waiter = deps.waiter();
    this.throttle = deps.throttle;
    this.waiting = new Waiting(this.waiter.limits);
    this.waiter.silentSince ??= deps.timing.runningNow();
  }

  /** Makes the tries. The context then holds the answer. */
  async run(context: Context): Promise<void> {
    const method = context.options?.method ?? 'GET';
    try {
      await this.tries(context, method);
    } catch (cause) {
      if (this.lost === undefined || method === 'GET' || cause instanceof LostAnswer) throw cause;
      throw new LostAnswer('An earlier try may have been carried out.', cause);
    }
  }

  private async tries(context: Context, method: string): Promise<void> {
    const { timing } = this.deps;
    for (let tryNumber = 1; ; tryNumber += 1) {
      const tried = await this.attempt(context, tryNumber);
      if (tried.kind === 'lost') this.lost = tried.cause;
      const delay = retryDelay({ method, tryNumber }, tried, timing);
      if (delay === undefined || !this.mayGoOn(delay, tryNumber)) {
        this.finish(tried, method);
        return;
      }
      // A wait that Graph has asked for is waited before the next try, with all other requests.
      if (!delay.asked) await timing.sleep(delay.ms);
    }
  }

  private mayGoOn(delay: RetryDelay, tryNumber: number): boolean {
    if (tryNumber >= this.waiter.limits.tries) return false;
    if (delay.asked) return true;
    return (
      this.waiting.allows(delay) &&
      delay.ms < timeLeftMs(this.waiter, this.deps.timing.runningNow())
    );
  }

  private async attempt(context: Context, tryNumber: number): Promise<Try> {
    const { health, timing } = this.deps;
    const ended = await admission(this.gate(), context, tryNumber);
    try {
      if (timeLeftMs(this.waiter, timing.runningNow()) < shortestTryMs) {
        throw new AppError('store-unavailable', 'Graph has been silent for too long.');
      }
      if (!health.allowsCall()) {
        throw new AppError('store-unavailable', 'Graph has not answered for a while.');
      }
      const tried = await tryOnce(context, this.next);
      if (isUnreachable(tried)) health.lost();
      else health.answered();
      this.learn(tried, tryNumber);
      return tried;
    } finally {
      ended();
    }
  }

  /** Takes what a try says about the budget, and about the silence of Graph. */
  private learn(tried: Try, tryNumber: number): void {
    const asked = askedWait(tried, tryNumber, this.deps.timing);
    if (asked !== undefined) this.throttle.note(asked);
    this.throttle.ended(tried);
    if (tried.kind === 'lost') return;
    this.deps.onHeaders?.(tried.headers);
    if (tried.status < 500) this.waiter.silentSince = undefined;
  }

  private gate(): Gate {
    const { throttle, waiter, waiting } = this;
    const read = async (context: Context) => {
      const tried = await tryOnce(context, this.next);
      const asked = askedWait(tried, 1, this.deps.timing);
      if (asked !== undefined) throttle.note(asked);
      throttle.probed(tried);
    };
    return { throttle, waiter, waiting, timing: this.deps.timing, read };
  }

  /** Ends the tries. @throws {LostAnswer} without an answer @throws {AppError} `throttled` */
  private finish(tried: Try, method: string): void {
    if (tried.kind === 'lost') throw tried.cause;
    if (tried.status >= 500 && method !== 'GET' && this.lost !== undefined) throw this.lost;
    if (tried.status === 429) throw throttledError(this.throttle);
  }
}

/** Tries a request again where that is safe, within the limits. No other layer repeats a call (decision 0009). */
export function retry(deps: RetryDeps): Link {
  return (context, next) => new Request(deps, next).run(context);
}
