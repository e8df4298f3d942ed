import { readSwitches } from '../../control/switches';
import type { Store } from '../../state/emulator';
import { refuseUnknownProperty } from './column-schema';
import { badRequest, invalidRequest, notImplemented } from '../protocol/errors';
import type { NewList } from './lists';

type Json = Readonly<Record<string, unknown>>;

/** Properties of a list. Those that only the service sets are accepted and ignored. */
const KNOWN_PROPERTIES = [
  'id', 'name', 'displayName', 'description', 'columns', 'contentTypes', 'list', 'createdBy', 'createdDateTime', 'eTag',
  'items', 'lastModifiedBy', 'lastModifiedDateTime', 'parentReference', 'sharepointIds', 'system', 'webUrl',
]; // prettier-ignore

function textOf(body: Json, name: string): string | undefined {
  const value = body[name];
  if (value == null) return undefined;
  if (typeof value !== 'string') throw invalidRequest(`The value of '${name}' is not valid.`);
  return value;
}

/**
 * The title of a new list.
 *
 * @throws {GraphError} 400 without a title, or when the body has `name`, which only the service sets
 * @see docs/behaviours.md row 32
 */
function titleOf(body: Json): string {
  if (body['name'] !== undefined) {
    throw invalidRequest("The property 'name' is assigned by the server and cannot be set.");
  }
  const title = textOf(body, 'displayName');
  if (title === undefined || title.trim() === '') {
    throw badRequest("The property 'displayName' is required.");
  }
  return title;
}

const TEMPLATES: readonly unknown[] = ['genericList', 'documentLibrary'];

/**
 * The `list` facet of a body. Graph answers 501 to a template that does not exist, and so does the emulator to
 * those that it lacks.
 *
 * @see https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/8138
 */
function facetOf(body: Json): Pick<NewList, 'hidden' | 'template'> {
  const facet = body['list'] ?? {};
  if (typeof facet !== 'object' || Array.isArray(facet)) {
    throw invalidRequest("The value of 'list' is not valid.");
  }
  const { template = 'genericList', hidden, contentTypesEnabled } = facet as Json;
  if (!TEMPLATES.includes(template))
    throw notImplemented(`The list template ${JSON.stringify(template)}`);
  if (contentTypesEnabled === true) throw notImplemented('A list with contentTypesEnabled');
  return {
    hidden: hidden === true,
    ...(template === 'documentLibrary' ? { template } : {}),
  };
}

function columnsOf(store: Store, body: Json): readonly unknown[] {
  const columns = body['columns'] ?? [];
  if (!Array.isArray(columns)) throw invalidRequest("The value of 'columns' is not valid.");
  return readSwitches(store).listPostColumns === 'made' ? columns : [];
}

/**
 * Reads a new list from the body of a POST.
 *
 * @throws {GraphError} 400 or 501
 * @see https://learn.microsoft.com/graph/api/list-create
 */
export function parseNewList(store: Store, body: Json): Omit<NewList, 'actor'> {
  refuseUnknownProperty(store, body, KNOWN_PROPERTIES);
  const description = textOf(body, 'description');
  return {
    title: titleOf(body),
    ...(description === undefined ? {} : { description }),
    ...facetOf(body),
    columns: columnsOf(store, body),
  };
}

/** Reads the changes of a list from the body of a PATCH. @throws {GraphError} 400 */
export function parseListChanges(
  store: Store,
  body: Json,
): { title?: string; description?: string } {
  refuseUnknownProperty(store, body, KNOWN_PROPERTIES);
  const [title, description] = [textOf(body, 'displayName'), textOf(body, 'description')];
  if (title?.trim() === '') throw badRequest("The property 'displayName' cannot be empty.");
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
  };
}
