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
  /** Longest time without a good answer, with all tries; waits that Graph asks for are not part of it. */
  readonly silentMs: number;
  /** Longest time of one try. */
  readonly tryMs: number;
  /** True when a person waits for the request, so that batches of many rows go after it. */
  readonly forPerson?: true;
}

/** Limits of the worker: a minute of throttling, some seconds of pauses after faults, and two slow tries. */
export const servingLimits: RetryLimits = {
  throttledMs: 65_000,
  faultMs: 6_000,
  tries: 8,
  silentMs: 60_000,
  tryMs: 30_000,
};
/**
 * Limits while a person waits. Teams shows an error when a press has no answer after 10 to 15 seconds, so the product
 * answers after 8 of silence: a write of at most 4, and a read that finds out whether it was carried out. Of the waits
 * that Graph asks for a person waits for short ones only; the answer to others names the time.
 *
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
export const personLimits: RetryLimits = {
  throttledMs: 5_000,
  faultMs: 3_000,
  tries: 4,
  silentMs: 8_000,
  tryMs: 4_000,
  forPerson: true,
};
/** Limits of a person's act that writes many rows: a minute's budget of requests may run out in the middle of it. */
export const manyRowsLimits: RetryLimits = { ...personLimits, throttledMs: 65_000 };
/** Limits of set-up, which has more time. */
export const setupLimits: RetryLimits = {
  throttledMs: 600_000,
  faultMs: 60_000,
  tries: 8,
  silentMs: 600_000,
  tryMs: 30_000,
};

const longestBackoffMs = 60_000;
const firstBackoffMs = 500;
const passingFaults = new Set([502, 503, 504]);
const triesAfterError = 3;

/**
 * Longest wait that is taken from a header. Microsoft's longest budget is of a day; a month stands for every larger
 * number, since a date thousands of years away cannot be written.
 */
export const longestAskedMs = 30 * 24 * 3_600_000;

/** Milliseconds from a header that holds seconds or a date. Anything else counts as no header. */
function headerMs(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  const text = value.trim();
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.min(longestAskedMs, Number(text) * 1000);
  if (!/^[A-Z][a-z]{2}, \d{2} /.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.min(longestAskedMs, Math.max(0, at - now));
}

/** Returns the wait for which an answer asks: the larger of Retry-After and RateLimit-Reset. */
function askedDelay(headers: Headers, now: number): number | undefined {
  const asked = ['Retry-After', 'RateLimit-Reset']
    .map((name) => headerMs(headers.get(name), now))
    .filter((ms) => ms !== undefined);
  return asked.length === 0 ? undefined : Math.max(...asked);
}

/** True for an answer with which Graph asks for a wait. */
export function isThrottling(tried: Try): boolean {
  if (tried.kind === 'lost') return false;
  return tried.status === 429 || (tried.status === 503 && tried.headers.has('Retry-After'));
}

/** Returns how long no call may be made after this try, in milliseconds; undefined when Graph asks for no wait. */
export function askedWait(
  tried: Try,
  tryNumber: number,
  timing: { now(): number; random(): number },
): number | undefined {
  if (tried.kind === 'lost' || !isThrottling(tried)) return undefined;
  const asked = askedDelay(tried.headers, timing.now());
  return asked === undefined
    ? timing.random() * backoffMs(tryNumber)
    : asked + timing.random() * 1000;
}

function backoffMs(tryNumber: number): number {
  return Math.min(longestBackoffMs, firstBackoffMs * 2 ** (tryNumber - 1));
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
  const asked = askedWait(tried, request.tryNumber, timing);
  if (asked !== undefined) return { ms: asked, asked: true };
  return { ms: timing.random() * backoffMs(request.tryNumber), asked: false };
}
