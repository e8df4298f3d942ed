import { itemNotFound } from '../protocol/errors';
import { patchFields, readFields, readItem } from '../lists/item-routes';
import type { GraphReply, GraphRequest } from '../protocol/route';
import { siteId } from '../lists/site';
import { locate } from './locate';
import { TOP } from './tree';

/** The same call on the list's side. */
function asRow(request: GraphRequest): GraphRequest {
  const { library, item } = locate(request);
  if (item.id === TOP) throw itemNotFound('The top of a library has no row.');
  const site = request.params['site'] ?? siteId(request.emulator);
  return { ...request, params: { site, list: library.id, item: String(item.id) } };
}

/** The row behind a file. @see graph.md §14a.6, row 91 */
export const readRow = (request: GraphRequest): GraphReply => readItem(asRow(request));

/** Its columns. */
export const readRowFields = (request: GraphRequest): GraphReply => readFields(asRow(request));

/** Changes its columns: the live service takes it, though Microsoft's description lacks it. @see graph.md §14a.6 */
export const patchRowFields = (request: GraphRequest): GraphReply => patchFields(asRow(request));
