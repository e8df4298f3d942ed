import type { LostAnswer } from './lost-answer';

/** How one try of a request ended. `lost`: no whole answer arrived, so nobody knows whether Graph carried it out. */
export type Try =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Headers }
  | { readonly kind: 'lost'; readonly cause: LostAnswer };

/** A wait before the next try. `asked`: Graph has asked for it. */
export interface RetryDelay {
  readonly ms: number;
  readonly asked: boolean;
}

/** How long and how often a request is tried again. */
export interface RetryLimits {
  /** Longest wait in all when Graph asks for it (429, or 503 with `Retry-After`). */
  readonly throttledMs: number;
  /** Longest wait in all after lost answers and errors of the service. */
  readonly faultMs: number;
  readonly tries: number;
}

/** Limits while a person waits: a minute of throttling, some seconds of faults. */
export const servingLimits: RetryLimits = { throttledMs: 65_000, faultMs: 6_000, tries: 8 };
/** Limits of set-up, which has more time. */
export const setupLimits: RetryLimits = { throttledMs: 600_000, faultMs: 60_000, tries: 8 };

const longestBackoffMs = 60_000;
const firstBackoffMs = 500;
const passingFaults = new Set([502, 503, 504]);
const triesAfterError = 3;

/** Milliseconds from a header that holds seconds or a date. Anything else counts as no header. */
function headerMs(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  const text = value.trim();
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
  if (!/^[A-Z][a-z]{2}, \d{2} /.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

function askedDelay(headers: Headers, now: number): number | undefined {
  const asked = ['Retry-After', 'RateLimit-Reset']
    .map((name) => headerMs(headers.get(name), now))
    .filter((ms) => ms !== undefined);
  return asked.length === 0 ? undefined : Math.max(...asked);
}

function mayRetry(
  { method, tryNumber }: { readonly method: string; readonly tryNumber: number },
  tried: Try,
): boolean {
  if (tried.kind === 'answer' && tried.status === 429) return true;
  // After anything else a POST may have been carried out: its caller reads the list before it acts (decision 0007).
  if (method === 'POST') return false;
  if (tried.kind === 'lost') return true;
  // A 500 is often due to a bad value, which no repetition mends.
  if (tried.status === 500) return tryNumber < triesAfterError;
  return passingFaults.has(tried.status);
}

/**
 * How long to wait before the next try; undefined when the request is not tried again. Of Retry-After and
 * RateLimit-Reset the larger counts.
 *
 * @param request `tryNumber` is of the try that has just ended, from 1
 * @see https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 */
export function retryDelay(
  request: { readonly method: string; readonly tryNumber: number },
  tried: Try,
  timing: { now(): number; random(): number },
): RetryDelay | undefined {
  if (!mayRetry(request, tried)) return undefined;
  const asked = tried.kind === 'answer' ? askedDelay(tried.headers, timing.now()) : undefined;
  if (asked !== undefined) return { ms: asked + timing.random() * 1000, asked: true };
  const ceiling = Math.min(longestBackoffMs, firstBackoffMs * 2 ** (request.tryNumber - 1));
  const isThrottled = tried.kind === 'answer' && tried.status === 429;
  return { ms: timing.random() * ceiling, asked: isThrottled };
}
