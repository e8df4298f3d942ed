import { notImplemented } from '../protocol/errors';
import type { GraphRequest } from '../protocol/route';

/**
 * Parses a `$filter` of the form `path eq 'text'`. Without one everything matches.
 *
 * @throws {GraphError} 501 for any other filter
 */
export function equalFilter(
  request: GraphRequest,
  paths: readonly string[],
): (valueOf: (path: string) => unknown) => boolean {
  const filter = request.query.get('filter');
  if (filter === undefined) return () => true;
  const [, path = '', text = ''] = /^\s*([\w/]+)\s+eq\s+'((?:[^']|'')*)'\s*$/.exec(filter) ?? [];
  if (!paths.includes(path)) throw notImplemented(`$filter=${filter} of ${request.path}`);
  const wanted = text.replaceAll("''", "'").toLowerCase();
  return (valueOf) => String(valueOf(path)).toLowerCase() === wanted;
}
