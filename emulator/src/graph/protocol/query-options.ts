import { invalidRequest, notImplemented } from './errors';

/** System query options of OData that Graph knows. Each route says which of them it reads. */
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
 * Query options by lower-case name without their `$`, which the caller may leave out. Parameters that are no
 * OData options are kept among them and have no effect.
 *
 * @throws {GraphError} 400 `invalidQueryOption` for a `$` name that OData does not have, and for an option
 * given twice
 */
export function queryOptions(url: URL): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const [rawName, value] of url.searchParams) {
    const name = rawName.replace(/^\$/, '').toLowerCase();
    if (rawName.startsWith('$') && !KNOWN.has(name)) {
      throw refused(`The query parameter '${rawName}' is not supported.`);
    }
    if (KNOWN.has(name) && options.has(name)) {
      throw refused(`Query option '${rawName}' was specified more than once.`);
    }
    options.set(name, value);
  }
  return options;
}

/**
 * Refuses options that a route does not read, so that none is silently ignored.
 *
 * @throws {GraphError} 501 that names the option
 */
export function refuseUnusedOptions(
  query: ReadonlyMap<string, string>,
  used: readonly string[],
  call: string,
): void {
  for (const [name, value] of query) {
    const isJson = name === 'format' && /^(application\/)?json/i.test(value);
    if (KNOWN.has(name) && !used.includes(name) && !isJson)
      throw notImplemented(`$${name} of ${call}`);
  }
}
