import { readSwitches } from '../../control/switches';
import { badRequest } from './errors';
import { parseSelect } from './odata-options';
import type { GraphRequest } from './route';

const BASE = [
  'id', 'createdBy', 'createdByUser', 'createdDateTime', 'description', 'eTag', 'lastModifiedBy',
  'lastModifiedByUser', 'lastModifiedDateTime', 'name', 'parentReference', 'webUrl', 'sharepointIds',
]; // prettier-ignore

/**
 * Properties of each type in Graph's OpenAPI description, also those that the emulator never fills.
 *
 * @see emulator/schemas/graph/openapi-subset.json
 */
const PROPERTIES = {
  site: [
    ...BASE, 'analytics', 'columns', 'contentTypes', 'displayName', 'drive', 'drives', 'error', 'isPersonalSite', 'items',
    'lists', 'permissions', 'root', 'siteCollection', 'sites',
  ],
  list: [
    ...BASE, 'columns', 'contentTypes', 'displayName', 'drive', 'items', 'list', 'operations', 'permissions', 'subscriptions',
    'system',
  ],
  listItem: [
    ...BASE, 'analytics', 'contentType', 'deleted', 'documentSetVersions', 'driveItem', 'fields', 'permissions', 'versions',
  ],
  listItemVersion: ['id', 'fields', 'lastModifiedBy', 'lastModifiedDateTime', 'publication'],
  columnDefinition: [
    'id', 'boolean', 'calculated', 'choice', 'columnGroup', 'contentApprovalStatus', 'currency', 'dateTime', 'defaultValue',
    'description', 'displayName', 'enforceUniqueValues', 'geolocation', 'hidden', 'hyperlinkOrPicture', 'indexed',
    'isDeletable', 'isReorderable', 'isSealed', 'lookup', 'name', 'number', 'personOrGroup', 'propagateChanges', 'readOnly',
    'required', 'sourceColumn', 'sourceContentType', 'term', 'text', 'thumbnail', 'type', 'validation',
  ],
  contentType: [
    'id', 'base', 'baseTypes', 'columnLinks', 'columnPositions', 'columns', 'description', 'documentSet', 'documentTemplate',
    'group', 'hidden', 'inheritedFrom', 'isBuiltIn', 'name', 'order', 'parentId', 'propagateChanges', 'readOnly', 'sealed',
  ],
} as const; // prettier-ignore

/** A type of which a call can select properties. */
export type Selectable = keyof typeof PROPERTIES;

/**
 * The properties that a call selects; undefined for all of them.
 *
 * @throws {GraphError} 400 for a name that the type does not have, unless the switch `unknownSelect` says
 * `ignored`
 */
export function selectOf(request: GraphRequest, type: Selectable): readonly string[] | undefined {
  const text = request.query.get('select');
  return text === undefined ? undefined : checkSelected(request, type, parseSelect(text));
}

/**
 * Checks names that were parsed already; undefined for `*`, which selects all.
 *
 * @throws {GraphError} as `selectOf`
 */
export function checkSelected(
  request: GraphRequest,
  type: Selectable,
  names: readonly string[],
): readonly string[] | undefined {
  if (names.includes('*')) return undefined;
  const known = new Set(PROPERTIES[type].map((name) => name.toLowerCase()));
  const unknown = names.find((name) => !known.has(name.toLowerCase()));
  const refuses = readSwitches(request.emulator.store).unknownSelect === 'refused';
  if (unknown === undefined || !refuses) return names;
  throw badRequest(
    `Parsing OData Select and Expand failed: Could not find a property named '${unknown}' on type 'microsoft.graph.${type}'.`,
  );
}
