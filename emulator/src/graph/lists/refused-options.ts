import { invalidRequest } from '../protocol/errors';

/**
 * Query options that Graph refuses on list items with a message of their own.
 *
 * @see docs/behaviours.md row 29
 */
export const REFUSED_OPTIONS = ['count', 'skip', 'search', 'apply'];

/** Refuses a query that uses one of these options. @throws {GraphError} 400 `invalidRequest` */
export function refuseUnsupportedOptions(query: ReadonlyMap<string, string>): void {
  for (const name of REFUSED_OPTIONS) {
    if (!query.has(name)) continue;
    throw invalidRequest(
      `$${name} is not supported on this API. Only URLs returned by the API can be used to page.`,
    );
  }
}
