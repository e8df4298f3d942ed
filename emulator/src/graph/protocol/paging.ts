import { invalidRequest } from './errors';
import { parseTop } from './odata-options';
import type { GraphRequest } from './route';

/** Things of a page, and the most that a `$top` gives. @see graph.md rows 5, 6 */
export const DEFAULT_PAGE = 200;
export const LARGEST_PAGE = 5000;

/** The request's own address with another skip token: whole, opaque, every option in it. @see graph.md row 7 */
export function nextLink(request: GraphRequest, position: object): string {
  const token = Buffer.from(JSON.stringify(position)).toString('base64url');
  const kept = [...request.query].filter(([name]) => name !== 'skiptoken');
  const options = [...kept, ['skiptoken', token] as const];
  const text = options.map(([name, value]) => `$${name}=${encodeURIComponent(value)}`).join('&');
  return `${request.base}${request.path}?${text}`;
}

/** What a skip token says; undefined without one. @throws {GraphError} 400 for one that was not made here */
export function skipToken(request: GraphRequest): Readonly<Record<string, unknown>> | undefined {
  const token = request.query.get('skiptoken');
  if (token === undefined) return undefined;
  try {
    const parsed = JSON.parse(Buffer.from(token, 'base64url').toString()) as unknown;
    if (typeof parsed === 'object' && parsed !== null) return parsed as Record<string, unknown>;
  } catch {
    // Falls through: a token that was not made here is refused like any other bad one.
  }
  throw badToken();
}

/** 400 for a skip token that was bent. */
export const badToken = () => invalidRequest('The skip token is not valid.');

/** A whole number from 0 on, as tokens hold them. */
export const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value < 1e9;

/** One page of a small collection, by its place in it. */
export function pageOf<T>(
  request: GraphRequest,
  all: readonly T[],
): { readonly page: readonly T[]; readonly links: Readonly<Record<string, string>> } {
  const top = parseTop(request.query.get('top'), DEFAULT_PAGE, LARGEST_PAGE);
  const from = skipToken(request)?.['from'] ?? 0;
  if (!isCount(from)) throw badToken();
  const page = all.slice(from, from + top);
  const isLast = from + top >= all.length;
  return {
    page,
    links: isLast ? {} : { '@odata.nextLink': nextLink(request, { from: from + top }) },
  };
}
