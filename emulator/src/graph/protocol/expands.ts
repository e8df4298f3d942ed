import { badRequest, notBuilt } from './errors';
import { parseExpand, type Expand } from './odata-options';
import type { GraphRequest } from './route';

/** Navigations that each type has; what is not among the built ones is 501. @see tests/schemas/graph */
const NAVIGATIONS = {
  site: ['analytics', 'columns', 'contentTypes', 'createdByUser', 'drive', 'drives', 'externalColumns', 'items', 'lastModifiedByUser', 'lists', 'onenote', 'operations', 'pages', 'permissions', 'sites', 'termStore'],
  list: ['columns', 'contentTypes', 'createdByUser', 'drive', 'items', 'lastModifiedByUser', 'operations', 'permissions', 'subscriptions'],
  listItem: ['activities', 'analytics', 'createdByUser', 'documentSetVersions', 'driveItem', 'fields', 'lastModifiedByUser', 'permissions', 'versions'],
  listItemVersion: ['fields'],
  columnDefinition: ['sourceColumn'],
} as const; // prettier-ignore

/**
 * What a call expands, by name.
 *
 * @throws {GraphError} 400 for a name that the type does not have, 501 for one that is not built
 */
export function expandsOf(
  request: GraphRequest,
  at: { readonly type: keyof typeof NAVIGATIONS; readonly built: readonly string[] },
): ReadonlyMap<string, Expand> {
  return checkExpands(parseExpand(request.query.get('expand')), at);
}

/** The same for what is expanded inside. */
export function checkExpands(
  expands: readonly Expand[],
  { type, built }: { readonly type: keyof typeof NAVIGATIONS; readonly built: readonly string[] },
): ReadonlyMap<string, Expand> {
  for (const { name } of expands) {
    if (built.includes(name)) continue;
    if (NAVIGATIONS[type].some((one) => one === name))
      throw notBuilt(`$expand=${name} of a ${type}`);
    throw badRequest(
      `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`,
    );
  }
  return new Map(expands.map((one) => [one.name, one]));
}
