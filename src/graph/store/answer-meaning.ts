/** How Graph says that the key is taken is not certain, and an error of the service may come after the write. */
export function mayBeDouble(status: number): boolean {
  return status === 400 || status === 409 || status >= 500;
}

/** An eTag that does not match, or two writers at the same moment (graph.md §7). */
export function isConflict(status: number): boolean {
  return status === 412 || status === 409;
}

/** The eTag in an answer's body, where there is one. */
export function eTagOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('@odata.etag' in body)) return undefined;
  const eTag = body['@odata.etag'];
  return typeof eTag === 'string' ? eTag : undefined;
}
