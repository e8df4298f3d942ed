import { badRequest, notImplemented } from './errors';
import { parseExpand, type Expand } from './odata-options';
import type { GraphRequest } from './route';

/**
 * Navigation properties of each type, by Graph's OpenAPI description. The emulator answers 501 to expanding one
 * that it lacks.
 *
 * @see emulator/schemas/graph/openapi-subset.json
 */
const NAVIGATIONS = {
  site: ['analytics', 'columns', 'contentTypes', 'createdByUser', 'drive', 'drives', 'externalColumns', 'items', 'lastModifiedByUser', 'lists', 'onenote', 'operations', 'pages', 'permissions', 'sites', 'termStore'],
  list: ['columns', 'contentTypes', 'createdByUser', 'drive', 'items', 'lastModifiedByUser', 'operations', 'permissions', 'subscriptions'],
  listItem: ['activities', 'analytics', 'createdByUser', 'documentSetVersions', 'driveItem', 'fields', 'lastModifiedByUser', 'permissions', 'versions'],
  listItemVersion: ['fields'],
  columnDefinition: ['sourceColumn'],
} as const; // prettier-ignore

/**
 * Reads what a call expands, by name of the navigation property.
 *
 * @throws {GraphError} 400 for a name that the type does not have, 501 for one that the emulator lacks
 */
export function expandsOf(
  request: GraphRequest,
  at: { readonly type: keyof typeof NAVIGATIONS; readonly built: readonly string[] },
): ReadonlyMap<string, Expand> {
  return checkExpands(parseExpand(request.query.get('expand')), at);
}

/**
 * Checks names in an `$expand` that was parsed already, such as one inside another.
 *
 * @throws {GraphError} as `expandsOf`
 */
export function checkExpands(
  expands: readonly Expand[],
  { type, built }: { readonly type: keyof typeof NAVIGATIONS; readonly built: readonly string[] },
): ReadonlyMap<string, Expand> {
  for (const { name } of expands) {
    if (built.includes(name)) continue;
    if (NAVIGATIONS[type].some((one) => one === name))
      throw notImplemented(`$expand=${name} of a ${type}`);
    throw badRequest(
      `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`,
    );
  }
  return new Map(expands.map((one) => [one.name, one]));
}
