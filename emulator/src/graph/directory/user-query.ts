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
  /^\s*(?:(?<equal>\w+)\s+eq\s+|(?<how>startswith|endswith)\(\s*(?<part>\w+)\s*,\s*)'(?<text>(?:[^']|'')*)'\s*\)?\s*$/i;

/** Filters outside the basic profile need more than `User.ReadBasic.All`. @see graph.md §14.3 */
const BEYOND_BASIC = /^\s*(?:accountEnabled|userType|department|jobTitle)\b/;

/** A query that only the lagging index answers needs the header and the count. @see graph.md §14.3 */
function requireAdvanced(request: GraphRequest, message: string): void {
  if (!isEventual(request) || request.query.get('count') !== 'true')
    throw unsupportedQuery(message);
}

/** One clause as a test of people; compared without case. */
function clauseTest(request: GraphRequest, clause: string): Test {
  if (BEYOND_BASIC.test(clause)) requirePermission(request.caller, FULL_USERS);
  const { equal, how, part, text = '' } = CLAUSE.exec(clause)?.groups ?? {};
  const property = filterable.find((one) => one === (equal ?? part));
  if (property === undefined) throw badRequest('Invalid filter clause');
  const wanted = text.replaceAll("''", "'").toLowerCase();
  const valueOf = (user: TenantUser) => (user[property] ?? '').toLowerCase();
  if (how === undefined) return (user) => valueOf(user) === wanted;
  if (how.toLowerCase() === 'startswith') return (user) => valueOf(user).startsWith(wanted);
  requireAdvanced(
    request,
    `Operator 'endsWith' is not supported because the query is not advanced.`,
  );
  return (user) => valueOf(user).endsWith(wanted);
}

/** `mail eq '…'`, `startsWith(mail,'…')`, `endsWith(…)`, and several joined by `or`; without a filter everybody. */
export function userFilter(request: GraphRequest): Test {
  const filter = request.query.get('filter');
  if (filter === undefined) return () => true;
  const tests = filter.split(/\s+or\s+/).map((clause) => clauseTest(request, clause));
  return (user) => tests.some((test) => test(user));
}

/**
 * People in the order that `$orderby` asks for: by name, and with a filter or search only as an advanced query.
 *
 * @see "Advanced query capabilities", learn.microsoft.com/graph/aad-advanced-queries
 */
export function inOrder(
  request: GraphRequest,
  users: readonly TenantUser[],
): readonly TenantUser[] {
  const asked = request.query.get('orderby');
  if (asked === undefined) return users;
  const { path, descending } = parseOrder(asked);
  const property = (['displayName', 'userPrincipalName'] as const).find((one) => one === path);
  if (property === undefined) throw unsupportedQuery('Sorting not supported for current query.');
  if (request.query.has('filter') || request.query.has('search')) {
    requireAdvanced(request, 'Sorting not supported for current query.');
  }
  const sign = descending ? -1 : 1;
  return [...users].sort((a, b) => sign * a[property].localeCompare(b[property], 'sv'));
}
