import { invalidRequest } from '../protocol/errors';

/** Options that list items refuse with a sentence of their own (row 29 of docs/behaviours.md). */
export const UNCOUNTABLE = ['count', 'skip', 'search', 'apply'];

/** Refuses a query that uses one of these options. @throws {GraphError} 400 `invalidRequest` */
export function refuseUncountable(query: ReadonlyMap<string, string>): void {
  for (const name of UNCOUNTABLE) {
    if (!query.has(name)) continue;
    throw invalidRequest(
      `$${name} is not supported on this API. Only URLs returned by the API can be used to page.`,
    );
  }
}
