import type { LostAnswer } from './lost-answer';

/** What one try of a request came to. `lost`: no whole answer arrived, so it is not known what Graph did. */
export type Try =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Headers }
  | { readonly kind: 'lost'; readonly cause: LostAnswer };

/** A wait before the next try. `asked`: Graph wants it so. */
export interface Pause {
  readonly ms: number;
  readonly asked: boolean;
}

/** How long a request may be repeated. */
export interface Patience {
  /** Longest wait in all when Graph asks for it (429, or 503 with `Retry-After`). */
  readonly throttledMs: number;
  /** Longest wait in all after lost answers and errors of the service. */
  readonly faultMs: number;
  readonly tries: number;
}

/** For a person who waits: throttling is waited out for a minute, a fault for some seconds. */
export const servingPatience: Patience = { throttledMs: 65_000, faultMs: 6_000, tries: 8 };
/** For set-up, which nobody watches by the second. */
export const setupPatience: Patience = { throttledMs: 600_000, faultMs: 60_000, tries: 8 };

const longestBackoffMs = 60_000;
const firstBackoffMs = 500;
const repeatableFaults = new Set([502, 503, 504]);
const triesAfterError = 3;

/** Seconds from a header in seconds or as a date; nonsense counts as no header. */
function headerMs(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  const text = value.trim();
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
  if (!/^[A-Z][a-z]{2}, \d{2} /.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

function askedPause(headers: Headers, now: number): number | undefined {
  const asked = ['Retry-After', 'RateLimit-Reset']
    .map((name) => headerMs(headers.get(name), now))
    .filter((ms) => ms !== undefined);
  return asked.length === 0 ? undefined : Math.max(...asked);
}

function mayRepeat(
  { method, tryNumber }: { readonly method: string; readonly tryNumber: number },
  tried: Try,
): boolean {
  if (tried.kind === 'answer' && tried.status === 429) return true;
  // Whether a POST was carried out is unknown after anything else: its caller looks (quality.md §2.4).
  if (method === 'POST') return false;
  if (tried.kind === 'lost') return true;
  // Often a bad value (graph.md §11.2), which no repetition makes good.
  if (tried.status === 500) return tryNumber < triesAfterError;
  return repeatableFaults.has(tried.status);
}

/**
 * How long to wait before the request is repeated, and on whose word; undefined = it is not repeated.
 *
 * @param tryNumber of the try that has just ended, from 1
 * @see SharePoint: "how to avoid getting throttled": the larger of Retry-After and RateLimit-Reset
 */
export function pauseBeforeRepeat(
  request: { readonly method: string; readonly tryNumber: number },
  tried: Try,
  pace: { now(): number; random(): number },
): Pause | undefined {
  if (!mayRepeat(request, tried)) return undefined;
  const asked = tried.kind === 'answer' ? askedPause(tried.headers, pace.now()) : undefined;
  if (asked !== undefined) return { ms: asked + pace.random() * 1000, asked: true };
  const ceiling = Math.min(longestBackoffMs, firstBackoffMs * 2 ** (request.tryNumber - 1));
  const isThrottled = tried.kind === 'answer' && tried.status === 429;
  return { ms: pace.random() * ceiling, asked: isThrottled };
}
