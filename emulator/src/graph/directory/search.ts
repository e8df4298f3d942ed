import { badRequest, GraphError } from '../protocol/errors';
import type { GraphRequest } from '../protocol/route';
import { isEventual } from './page';

/** Is a person or group what was searched for? */
export type SearchTest = (whole: Readonly<Record<string, unknown>>) => boolean;

/** 400 of a query that the directory answers only from its lagging index. @see github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/3495 */
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

const words = (text: string): readonly string[] => text.toLowerCase().split(/[\s,.;:_@-]+/);

/** Names and descriptions are searched word by word, everything else from its beginning. */
function clauseTest(clause: string): SearchTest {
  const [, name = '', wanted = ''] = /^\s*"(\w+):([^"]+)"\s*$/.exec(clause) ?? [];
  const property = SEARCHABLE.find((one) => one.toLowerCase() === name.toLowerCase());
  if (property === undefined) throw badRequest(`Unrecognized search clause: ${clause}`);
  const text = wanted.trim().toLowerCase();
  const byWord = property === 'displayName' || property === 'description';
  return (whole) => {
    const value = whole[property];
    if (typeof value !== 'string') return false;
    if (!byWord) return value.toLowerCase().startsWith(text);
    return words(text).every((part) => words(value).some((word) => word.startsWith(part)));
  };
}

/**
 * Reads `$search="displayName:anna" OR "mail:anna"`; without it everything is found.
 *
 * @throws {GraphError} 400 without `ConsistencyLevel: eventual`, and for what is no search clause
 * @see "Use $search on directory object collections", learn.microsoft.com/graph/search-query-parameter
 */
export function searchTest(request: GraphRequest): SearchTest {
  const search = request.query.get('search');
  if (search === undefined) return () => true;
  if (!isEventual(request)) {
    throw unsupportedQuery(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  }
  const either = search
    .split(/\s+OR\s+/)
    .map((part) => part.split(/\s+AND\s+/).map((clause) => clauseTest(clause)));
  return (whole) => either.some((all) => all.every((test) => test(whole)));
}
