import { badRequest } from '../protocol/errors';
import { parseTop } from '../protocol/odata-options';
import { collection, type GraphReply, type GraphRequest } from '../protocol/route';

/** How many things a page has when nobody asks, and how many at most. */
export interface PageSize {
  readonly usual: number;
  readonly most: number;
}

/** Pages of the directory. @see graph.md row 72 */
const DIRECTORY: PageSize = { usual: 100, most: 999 };

const start = (request: GraphRequest): number => {
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

/** One page of something, with the link to the next and further annotations. */
export function pageOf(
  request: GraphRequest,
  kind: string,
  from: {
    readonly all: readonly object[];
    readonly size: PageSize;
    readonly notes?: Readonly<Record<string, unknown>>;
  },
): GraphReply {
  const { all, size, notes = {} } = from;
  const top = parseTop(request.query.get('top'), size.usual, size.most);
  const at = start(request);
  const value = all.slice(at, at + top);
  const hasMore = at + top < all.length;
  const links = hasMore ? { '@odata.nextLink': nextLink(request, at + top) } : {};
  const reply = collection(request, kind, { value, links });
  return { ...reply, body: { ...notes, ...(reply.body as object) } };
}

/** Pages of the directory: 100, at most 999; `$count` needs the header. @see graph.md row 72 */
export function directoryPage(
  request: GraphRequest,
  kind: string,
  all: readonly object[],
): GraphReply {
  const isCounted = request.query.get('count') === 'true';
  if (request.query.has('count') && !isEventual(request)) {
    throw badRequest('The ConsistencyLevel header must be eventual to use $count.');
  }
  const notes = isCounted ? { '@odata.count': all.length } : {};
  return pageOf(request, kind, { all, size: DIRECTORY, notes });
}

/** The caller accepts an index that lags: what advanced queries of the directory need. @see graph.md §14.3 */
export const isEventual = (request: GraphRequest): boolean =>
  request.header('consistencylevel')?.toLowerCase() === 'eventual';
