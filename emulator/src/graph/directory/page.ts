import { badRequest } from '../protocol/errors';
import { parseTop } from '../protocol/odata-options';
import { collection, type GraphReply, type GraphRequest } from '../protocol/route';

/** Entries of a page without `$top`, and the most that `$top` gives. */
export interface PageSize {
  readonly defaultSize: number;
  readonly max: number;
}

/** Page size of the directory. @see docs/behaviours.md row 72 */
const DIRECTORY_PAGE: PageSize = { defaultSize: 100, max: 999 };

const startOf = (request: GraphRequest): number => {
  const from = Number(Buffer.from(request.query.get('skiptoken') ?? '', 'base64url').toString());
  if (Number.isSafeInteger(from) && from >= 0) return from;
  throw badRequest('The specified page token is invalid.');
};

function nextLink(request: GraphRequest, from: number): string {
  const token = Buffer.from(String(from)).toString('base64url');
  const options = [...request.query].filter(([name]) => name !== 'skiptoken');
  const text = [...options, ['skiptoken', token] as const]
    .map(([name, value]) => `$${name}=${encodeURIComponent(value)}`)
    .join('&');
  return `${request.base}${request.path}?${text}`;
}

/** Answers with one page of entries, a link to the next page, and further annotations. */
export function pageOf(
  request: GraphRequest,
  kind: string,
  from: {
    readonly all: readonly object[];
    readonly size: PageSize;
    readonly annotations?: Readonly<Record<string, unknown>>;
  },
): GraphReply {
  const { all, size, annotations = {} } = from;
  const top = parseTop(request.query.get('top'), size.defaultSize, size.max);
  const at = startOf(request);
  const value = all.slice(at, at + top);
  const hasMore = at + top < all.length;
  const links = hasMore ? { '@odata.nextLink': nextLink(request, at + top) } : {};
  const reply = collection(request, kind, { value, links });
  return { ...reply, body: { ...annotations, ...(reply.body as object) } };
}

/**
 * Answers with one page of directory objects: 100 without `$top`, at most 999.
 *
 * @throws {GraphError} 400 for `$count` without `ConsistencyLevel: eventual`
 * @see docs/behaviours.md row 72
 */
export function directoryPage(
  request: GraphRequest,
  kind: string,
  all: readonly object[],
): GraphReply {
  const isCounted = request.query.get('count') === 'true';
  if (request.query.has('count') && !isEventual(request)) {
    throw badRequest('The ConsistencyLevel header must be eventual to use $count.');
  }
  const annotations = isCounted ? { '@odata.count': all.length } : {};
  return pageOf(request, kind, { all, size: DIRECTORY_PAGE, annotations });
}

/**
 * Whether the call sends `ConsistencyLevel: eventual`, which advanced queries of the directory need.
 *
 * @see https://learn.microsoft.com/graph/aad-advanced-queries
 */
export const isEventual = (request: GraphRequest): boolean =>
  request.header('consistencylevel')?.toLowerCase() === 'eventual';
