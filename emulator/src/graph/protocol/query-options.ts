import { invalidRequest, notBuilt } from './errors';

/** System query options of OData that Graph knows; what a route does with each is the route's. */
const KNOWN: ReadonlySet<string> = new Set([
  'apply',
  'compute',
  'count',
  'deltatoken',
  'expand',
  'filter',
  'format',
  'orderby',
  'search',
  'select',
  'skip',
  'skiptoken',
  'top',
  'whatif',
]);

const refused = (message: string) => invalidRequest(message, 'invalidQueryOption');

/**
 * Query options by lower-case name without `$`, which may be left out; other parameters keep their place
 * among them and mean nothing.
 *
 * @throws {GraphError} 400 for a `$` name that OData does not have, and for an option given twice
 * @see graph.md §1, §11.2
 */
export function queryOptions(url: URL): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const [given, value] of url.searchParams) {
    const name = given.replace(/^\$/, '').toLowerCase();
    if (given.startsWith('$') && !KNOWN.has(name)) {
      throw refused(`The query parameter '${given}' is not supported.`);
    }
    if (KNOWN.has(name) && options.has(name)) {
      throw refused(`Query option '${given}' was specified more than once.`);
    }
    options.set(name, value);
  }
  return options;
}

/** Refuses, by name, the options of a call that its route does nothing with: none is left out in silence. @throws {GraphError} 501 */
export function refuseUnused(
  query: ReadonlyMap<string, string>,
  used: readonly string[],
  call: string,
): void {
  for (const [name, value] of query) {
    const isJson = name === 'format' && /^(application\/)?json/i.test(value);
    if (KNOWN.has(name) && !used.includes(name) && !isJson) throw notBuilt(`$${name} of ${call}`);
  }
}
