import { invalidRequest } from './errors';
import { parseTop } from './odata-options';
import type { GraphRequest } from './route';

/**
 * Rows of a page without `$top`, and the most that a `$top` gives. A larger `$top` is not an error.
 *
 * @see docs/behaviours.md rows 5, 6
 */
export const DEFAULT_PAGE = 200;
export const MAX_PAGE = 5000;

/**
 * The `@odata.nextLink` of a page: the address of the request with all its query options and another opaque
 * skip token. Request headers are not kept.
 *
 * @see https://learn.microsoft.com/graph/paging
 * @see docs/behaviours.md row 7
 */
export function nextLink(request: GraphRequest, position: object): string {
  const token = Buffer.from(JSON.stringify(position)).toString('base64url');
  const kept = [...request.query].filter(([name]) => name !== 'skiptoken');
  const options = [...kept, ['skiptoken', token] as const];
  const text = options.map(([name, value]) => `$${name}=${encodeURIComponent(value)}`).join('&');
  return `${request.base}${request.path}?${text}`;
}

/**
 * The position that the skip token of a request holds; undefined without a token.
 *
 * @throws {GraphError} 400 for a token that the emulator did not make
 */
export function skipToken(request: GraphRequest): Readonly<Record<string, unknown>> | undefined {
  const token = request.query.get('skiptoken');
  if (token === undefined) return undefined;
  try {
    const parsed = JSON.parse(Buffer.from(token, 'base64url').toString()) as unknown;
    if (typeof parsed === 'object' && parsed !== null) return parsed as Record<string, unknown>;
  } catch {
    // The refusal below covers this case too.
  }
  throw invalidSkipToken();
}

/** 400 for a skip token that the emulator did not make. */
export const invalidSkipToken = () => invalidRequest('The skip token is not valid.');

/** Whether a value from a token is a whole number of at least 0. */
export const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value < 1e9;

/** One page of a collection that is held in memory, with the link to the next. */
export function pageOf<T>(
  request: GraphRequest,
  all: readonly T[],
): { readonly page: readonly T[]; readonly links: Readonly<Record<string, string>> } {
  const top = parseTop(request.query.get('top'), DEFAULT_PAGE, MAX_PAGE);
  const from = skipToken(request)?.['from'] ?? 0;
  if (!isCount(from)) throw invalidSkipToken();
  const page = all.slice(from, from + top);
  const isLast = from + top >= all.length;
  return {
    page,
    links: isLast ? {} : { '@odata.nextLink': nextLink(request, { from: from + top }) },
  };
}
