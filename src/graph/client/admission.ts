import type { Context } from '@microsoft/microsoft-graph-client';
import { AppError } from '../../core/domain/base/app-error';
import { definedOnly } from '../../core/domain/base/defined';
import { after } from '../../core/domain/base/running-time';
import type { RetryDelay } from './retry-delay';
import type { Throttle } from './throttle';
import type { Timing } from './timing';
import { timeLeftMs, type Waiter } from './waiter';

/** What decides whether a try may be sent now. */
export interface Gate {
  readonly throttle: Throttle;
  readonly waiter: Waiter;
  readonly waiting: { allows(delay: RetryDelay): boolean };
  readonly timing: Timing;
  /** Makes one read past the throttle, and tells the throttle how it ended. */
  readonly read: (context: Context) => Promise<void>;
}

/** How often a request that waits for the first call after a wait looks whether its own time is over. */
const lookEveryMs = 250;

/** The error for a call that was not sent, or was refused, because Graph has asked the product to wait. */
export function throttledError(throttle: Throttle): AppError {
  const until = throttle.until();
  const message = `Graph has asked for no calls until ${until ?? 'a moment ago'}.`;
  return new AppError('throttled', message, definedOnly({ until }));
}

/**
 * Waits while Graph asks for it, if that is short enough for who waits.
 *
 * @returns a function to call when the try has ended
 * @throws {AppError} `throttled` when the wait is too long
 */
export async function admission(
  gate: Gate,
  context: Context,
  tryNumber: number,
): Promise<() => void> {
  const { throttle, waiter, timing } = gate;
  for (;;) {
    const left = throttle.leftMs();
    const other = throttle.afterFirst();
    if (left > 0) await waitAsAsked(gate, context, left, tryNumber);
    else if (other === undefined) return throttle.goFirst();
    else {
      if (timeLeftMs(waiter, timing.runningNow()) <= 0) throw throttledError(throttle);
      await Promise.race([other, timing.sleep(lookEveryMs)]);
    }
  }
}

async function waitAsAsked(
  gate: Gate,
  context: Context,
  left: number,
  tryNumber: number,
): Promise<void> {
  const { throttle, waiter, waiting, timing } = gate;
  // The request that was asked to wait has its random part already; others get their own, so that they do not go at once.
  const ms = tryNumber > 1 ? left : left + timing.random() * 1000;
  if (waiting.allows({ ms, asked: true })) {
    await timing.sleep(ms);
    // A wait that Graph has asked for is not silence.
    if (waiter.silentSince !== undefined) waiter.silentSince = after(waiter.silentSince, ms);
    return;
  }
  const probe = throttle.mayBeProbedBy(waiter) ? probeOf(context) : undefined;
  if (probe === undefined || !throttle.takeProbe()) throw throttledError(throttle);
  await gate.read(probe);
  if (throttle.leftMs() > 0) throw throttledError(throttle);
}

/**
 * The read that costs least: for lists the site that holds them, else the read that somebody wants to make; undefined for
 * other calls.
 */
function probeOf({ request, options }: Context): Context | undefined {
  const url = typeof request === 'string' ? request : request.url;
  // The address of a site by its host and path, with a colon, is itself a cheap read of the site.
  const site = /^.*\/v1\.0\/sites\/[^/?:]+(?=[/?])/.exec(url)?.[0];
  const isRead = (options?.method ?? 'GET') === 'GET';
  if (site === undefined) return isRead ? definedOnly({ request: url, options }) : undefined;
  const given = new Headers(options?.headers);
  const names = ['User-Agent', 'client-request-id'];
  const headers = Object.fromEntries(names.map((name) => [name, given.get(name) ?? '']));
  return { request: `${site}?$select=id`, options: { method: 'GET', headers } };
}
