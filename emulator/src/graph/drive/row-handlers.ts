import { itemNotFound } from '../protocol/errors';
import { patchFields, readFields, readItem } from '../lists/item-routes';
import type { GraphReply, GraphRequest } from '../protocol/route';
import { siteId } from '../lists/site';
import { locate } from './locate';
import { ROOT_ID } from './tree';

/** The request as a call on the list item behind a file. */
function asListRequest(request: GraphRequest): GraphRequest {
  const { library, item } = locate(request);
  if (item.id === ROOT_ID) throw itemNotFound('The top of a library has no row.');
  const site = request.params['site'] ?? siteId(request.emulator);
  return { ...request, params: { site, list: library.id, item: String(item.id) } };
}

/** Answers with the list item behind a file. @see docs/behaviours.md row 91 */
export const readRow = (request: GraphRequest): GraphReply => readItem(asListRequest(request));

/** Answers with the columns of a file. */
export const readRowFields = (request: GraphRequest): GraphReply =>
  readFields(asListRequest(request));

/**
 * Changes the columns of a file. Graph supports this call although Microsoft's OpenAPI description lacks it.
 *
 * @see https://github.com/microsoftgraph/msgraph-sdk-java/issues/2093
 */
export const patchRowFields = (request: GraphRequest): GraphReply =>
  patchFields(asListRequest(request));
