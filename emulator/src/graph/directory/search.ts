import { badRequest, GraphError } from '../protocol/errors';
import type { GraphRequest } from '../protocol/route';
import { isEventual } from './page';

/** Whether a person or group, given by its properties, matches a search. */
export type SearchTest = (properties: Readonly<Record<string, unknown>>) => boolean;

/**
 * 400 for a query that the directory answers only as an advanced query.
 *
 * @see https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/3495
 */
export const unsupportedQuery = (message: string): GraphError =>
  new GraphError(400, 'Request_UnsupportedQuery', { message });

const SEARCHABLE = [
  'displayName',
  'description',
  'givenName',
  'mail',
  'mailNickname',
  'surname',
  'userPrincipalName',
];

const wordsOf = (text: string): readonly string[] => text.toLowerCase().split(/[\s,.;:_@-]+/);

/**
 * Tests one clause. Graph searches names and descriptions word by word, other properties from their beginning.
 */
function clauseTest(clause: string): SearchTest {
  const [, name = '', wanted = ''] = /^\s*"(\w+):([^"]+)"\s*$/.exec(clause) ?? [];
  const property = SEARCHABLE.find((one) => one.toLowerCase() === name.toLowerCase());
  if (property === undefined) throw badRequest(`Unrecognized search clause: ${clause}`);
  const text = wanted.trim().toLowerCase();
  const byWord = property === 'displayName' || property === 'description';
  return (properties) => {
    const value = properties[property];
    if (typeof value !== 'string') return false;
    if (!byWord) return value.toLowerCase().startsWith(text);
    return wordsOf(text).every((part) => wordsOf(value).some((word) => word.startsWith(part)));
  };
}

/**
 * Parses a `$search` such as `"displayName:anna" OR "mail:anna"`. Without one everything matches.
 *
 * @throws {GraphError} 400 without `ConsistencyLevel: eventual`, and for a malformed clause
 * @see https://learn.microsoft.com/graph/search-query-parameter
 */
export function searchTest(request: GraphRequest): SearchTest {
  const search = request.query.get('search');
  if (search === undefined) return () => true;
  if (!isEventual(request)) {
    throw unsupportedQuery(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  }
  const alternatives = search
    .split(/\s+OR\s+/)
    .map((part) => part.split(/\s+AND\s+/).map((clause) => clauseTest(clause)));
  return (properties) => alternatives.some((all) => all.every((test) => test(properties)));
}
