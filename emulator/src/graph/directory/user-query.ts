import type { TenantUser } from '../../state/emulator';
import { requirePermission } from '../access/access';
import { badRequest } from '../protocol/errors';
import { parseOrder } from '../protocol/odata-options';
import type { GraphRequest } from '../protocol/route';
import { isEventual } from './page';
import { FULL_USERS } from './present';
import { unsupportedQuery } from './search';

type Test = (user: TenantUser) => boolean;

const filterable = ['mail', 'userPrincipalName', 'id', 'displayName'] as const;

const CLAUSE =
  /^\s*(?:(?<equal>\w+)\s+eq\s+|(?<comparison>startswith|endswith)\(\s*(?<part>\w+)\s*,\s*)'(?<text>(?:[^']|'')*)'\s*\)?\s*$/i;

/**
 * Filters on properties outside the basic profile, which need more than `User.ReadBasic.All`.
 *
 * @see https://github.com/microsoftgraph/microsoft-graph-toolkit/issues/2602
 */
const OUTSIDE_BASIC_PROFILE = /^\s*(?:accountEnabled|userType|department|jobTitle)\b/;

/**
 * Refuses an advanced query without `ConsistencyLevel: eventual` and `$count=true`.
 *
 * @throws {GraphError} 400
 * @see https://learn.microsoft.com/graph/aad-advanced-queries
 */
function requireAdvanced(request: GraphRequest, message: string): void {
  if (!isEventual(request) || request.query.get('count') !== 'true')
    throw unsupportedQuery(message);
}

/** Tests one clause of a filter, without case. */
function clauseTest(request: GraphRequest, clause: string): Test {
  if (OUTSIDE_BASIC_PROFILE.test(clause)) requirePermission(request.caller, FULL_USERS);
  const { equal, comparison, part, text = '' } = CLAUSE.exec(clause)?.groups ?? {};
  const property = filterable.find((one) => one === (equal ?? part));
  if (property === undefined) throw badRequest('Invalid filter clause');
  const wanted = text.replaceAll("''", "'").toLowerCase();
  const valueOf = (user: TenantUser) => (user[property] ?? '').toLowerCase();
  if (comparison === undefined) return (user) => valueOf(user) === wanted;
  if (comparison.toLowerCase() === 'startswith') return (user) => valueOf(user).startsWith(wanted);
  requireAdvanced(
    request,
    `Operator 'endsWith' is not supported because the query is not advanced.`,
  );
  return (user) => valueOf(user).endsWith(wanted);
}

/**
 * Parses a `$filter` on people: `mail eq '…'`, `startsWith(mail,'…')`, `endsWith(…)`, or several joined by
 * `or`. Without one everybody matches.
 *
 * @throws {GraphError} 400 or 403
 */
export function userFilter(request: GraphRequest): Test {
  const filter = request.query.get('filter');
  if (filter === undefined) return () => true;
  const tests = filter.split(/\s+or\s+/).map((clause) => clauseTest(request, clause));
  return (user) => tests.some((test) => test(user));
}

/**
 * Sorts people as `$orderby` asks. Together with a filter or a search this is an advanced query.
 *
 * @throws {GraphError} 400
 * @see https://learn.microsoft.com/graph/aad-advanced-queries
 */
export function sortUsers(
  request: GraphRequest,
  users: readonly TenantUser[],
): readonly TenantUser[] {
  const orderby = request.query.get('orderby');
  if (orderby === undefined) return users;
  const { path, descending } = parseOrder(orderby);
  const property = (['displayName', 'userPrincipalName'] as const).find((one) => one === path);
  if (property === undefined) throw unsupportedQuery('Sorting not supported for current query.');
  if (request.query.has('filter') || request.query.has('search')) {
    requireAdvanced(request, 'Sorting not supported for current query.');
  }
  const sign = descending ? -1 : 1;
  return [...users].sort((a, b) => sign * a[property].localeCompare(b[property], 'sv'));
}
