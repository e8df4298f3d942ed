import { quotedETag } from '../sync/row';

/**
 * True when a refused POST may still mean that a row of the key exists: Graph's status for a key that is taken is not
 * documented, and an error of the service can come after the write. A 412, which no POST should get, says nothing of a row either.
 */
export function mayBeDuplicate(status: number): boolean {
  return status === 400 || status === 409 || status === 412 || status >= 500;
}

/**
 * True when the eTag does not match (412), or two writers met at the same moment (409).
 *
 * @see https://learn.microsoft.com/graph/api/listitem-update
 */
export function isConflict(status: number): boolean {
  return status === 412 || status === 409;
}

/** Returns the eTag in the body of an answer, or undefined. */
export function eTagOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('@odata.etag' in body)) return undefined;
  const eTag = body['@odata.etag'];
  return typeof eTag === 'string' ? quotedETag(eTag) : undefined;
}
