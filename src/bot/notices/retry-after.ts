const withoutHeaderSeconds = 30;
const longestSeconds = 3_600;

/**
 * Returns the seconds to wait by a `Retry-After` header, which holds seconds or a date; 30 when it is missing or cannot be
 * read.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function retryAfterSeconds(header: unknown, nowMs = Date.now()): number {
  if (typeof header !== 'string' || header.trim() === '') return withoutHeaderSeconds;
  const seconds = /^\s*\d{1,6}\s*$/.test(header)
    ? Number(header)
    : Math.ceil((Date.parse(header) - nowMs) / 1000);
  if (!Number.isFinite(seconds)) return withoutHeaderSeconds;
  return Math.min(longestSeconds, Math.max(1, seconds));
}
