const withoutHeaderSeconds = 30;
/**
 * The longest wait, a day. After a day the next digest or a process leader's act is nearer than the message that waits, and a
 * header that asks for more is a fault of the service.
 */
const longestSeconds = 86_400;

/**
 * Returns the seconds to wait by a `Retry-After` header, which holds seconds or a date; 30 when it is missing or cannot be
 * read.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function retryAfterSeconds(header: unknown, nowMs = Date.now()): number {
  if (typeof header !== 'string' || header.trim() === '') return withoutHeaderSeconds;
  const seconds = /^\s*\d{1,10}\s*$/.test(header) ? Number(header) : untilDate(header, nowMs);
  if (!Number.isFinite(seconds)) return withoutHeaderSeconds;
  return Math.min(longestSeconds, Math.max(1, seconds));
}

/** Reads an HTTP date, which begins with the name of a day; `Date.parse` would also read `-5` or `1.5` as a date. */
function untilDate(header: string, nowMs: number): number {
  return /^\s*[A-Z][a-z]{2,8},? /.test(header)
    ? Math.ceil((Date.parse(header) - nowMs) / 1000)
    : Number.NaN;
}
