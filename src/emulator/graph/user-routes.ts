import type { TenantUser } from '../emulator';
import { requirePermission } from './access';
import { badRequest, GraphError } from './errors';
import { parseSelect, parseTop } from './odata-options';
import { collection, entity, pick, type GraphReply, type GraphRequest, type Route } from './route';

/** Properties that `User.ReadBasic.All` opens, and the default set of `/users`. @see graph.md §14.3 */
const BASIC = ['id', 'displayName', 'givenName', 'surname', 'mail', 'userPrincipalName'];
const DEFAULT = [
  ...BASIC,
  'businessPhones',
  'jobTitle',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
];
const FULL = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'];

const seesAll = (request: GraphRequest, user: TenantUser): boolean =>
  FULL.some((p) => request.caller.permissions.includes(p)) || request.caller.user?.id === user.id;

/** Outsiders belong to another tenant and are not in this directory. */
const directory = (request: GraphRequest): readonly TenantUser[] =>
  request.emulator.tenant.users.filter((user) => user.kind !== 'outsider');

/** Everything that the stand-in knows of a person; empty properties are null. @see graph.md row 71 */
function whole(user: TenantUser): Record<string, unknown> {
  const [givenName = '', ...rest] = user.displayName.split(' ');
  return {
    businessPhones: [],
    displayName: user.displayName,
    givenName,
    jobTitle: user.jobTitle === '' ? null : user.jobTitle,
    mail: user.mail,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: user.preferredLanguage === '' ? null : user.preferredLanguage,
    surname: rest.join(' '),
    userPrincipalName: user.userPrincipalName,
    id: user.id,
    userType: user.kind === 'guest' ? 'Guest' : 'Member',
    accountEnabled: true,
  };
}

/** A person as the caller may see it: properties outside the basic profile are null. @see graph.md §14.3 */
function present(request: GraphRequest, user: TenantUser): object {
  const all = seesAll(request, user);
  const hide = (name: string, value: unknown) =>
    Array.isArray(value) ? [] : all || BASIC.includes(name) ? value : null;
  const shown = Object.fromEntries(Object.entries(whole(user)).map(([n, v]) => [n, hide(n, v)]));
  const select = request.query.get('select');
  return pick(shown, select === undefined ? DEFAULT : parseSelect(select));
}

const READ_USERS = ['User.ReadBasic.All', ...FULL];

const missing = (key: string) =>
  new GraphError(404, 'Request_ResourceNotFound', {
    message: `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`,
  });

/** By id or userPrincipalName; a mail address is no key. @see graph.md §14.3 */
function readUser(request: GraphRequest): GraphReply {
  requirePermission(request.caller, READ_USERS);
  const key = (request.params['user'] ?? '').toLowerCase();
  const found = directory(request).find(
    (user) => user.id === key || user.userPrincipalName.toLowerCase() === key,
  );
  if (found === undefined) throw missing(request.params['user'] ?? '');
  return entity(request, 'users', present(request, found));
}

type Test = (user: TenantUser) => boolean;

const filterable = ['mail', 'userPrincipalName', 'id', 'displayName'] as const;

const CLAUSE =
  /^\s*(?:(?<equal>\w+)\s+eq\s+|startswith\(\s*(?<start>\w+)\s*,\s*)'(?<text>(?:[^']|'')*)'\s*\)?\s*$/i;

/** Filters outside the basic profile need more than `User.ReadBasic.All`. @see graph.md §14.3 */
const BEYOND_BASIC = /^\s*(?:accountEnabled|userType|department|jobTitle)\b/;

/** One clause as a test of people; compared without case. */
function clauseTest(request: GraphRequest, clause: string): Test {
  if (BEYOND_BASIC.test(clause)) requirePermission(request.caller, FULL);
  const { equal, start, text = '' } = CLAUSE.exec(clause)?.groups ?? {};
  const property = filterable.find((one) => one === (equal ?? start));
  if (property === undefined) throw badRequest('Invalid filter clause');
  const wanted = text.replaceAll("''", "'").toLowerCase();
  const valueOf = (user: TenantUser) => (user[property] ?? '').toLowerCase();
  return equal === undefined
    ? (user) => valueOf(user).startsWith(wanted)
    : (user) => valueOf(user) === wanted;
}

/** `mail eq '…'`, `startsWith(mail,'…')`, and several joined by `or`. */
function testOf(request: GraphRequest, filter: string): Test {
  const tests = filter.split(/\s+or\s+/).map((clause) => clauseTest(request, clause));
  return (user) => tests.some((test) => test(user));
}

/** Pages of the directory: 100, at most 999. @see graph.md row 72 */
export function directoryPage(
  request: GraphRequest,
  kind: string,
  all: readonly object[],
): GraphReply {
  if (request.query.has('count') && request.header('consistencylevel') !== 'eventual') {
    throw badRequest('The ConsistencyLevel header must be eventual to use $count.');
  }
  const top = parseTop(request.query.get('top'), 100, 999);
  const from = Number(Buffer.from(request.query.get('skiptoken') ?? '', 'base64url').toString());
  const value = all.slice(from, from + top);
  const count = request.query.has('count') ? { '@odata.count': all.length } : {};
  if (from + top >= all.length) return counted(collection(request, kind, { value }), count);
  const token = Buffer.from(String(from + top)).toString('base64url');
  const options = [...request.query].filter(([name]) => name !== 'skiptoken');
  const text = [...options, ['skiptoken', token] as const]
    .map(([name, text]) => `$${name}=${encodeURIComponent(text)}`)
    .join('&');
  const links = { '@odata.nextLink': `${request.base}${request.path}?${text}` };
  return counted(collection(request, kind, { value, links }), count);
}

const counted = (reply: GraphReply, count: object): GraphReply => ({
  ...reply,
  body: { ...count, ...(reply.body as object) },
});

function readUsers(request: GraphRequest): GraphReply {
  requirePermission(request.caller, READ_USERS);
  const filter = request.query.get('filter');
  const test = filter === undefined ? () => true : testOf(request, filter);
  const found = directory(request).filter(test);
  return directoryPage(
    request,
    'users',
    found.map((user) => present(request, user)),
  );
}

/** `/me` does not exist for an application. @see graph.md §14.3 */
function readMe(request: GraphRequest): GraphReply {
  const { user } = request.caller;
  if (user === undefined) {
    throw badRequest('/me request is only valid with delegated authentication flow.');
  }
  return entity(request, 'users', present(request, user));
}

/** People of the tenant. @see graph.md §14.3 */
export const userRoutes: readonly Route[] = [
  { method: 'GET', path: '/me', units: 0, handle: readMe },
  { method: 'GET', path: '/users', units: 0, handle: readUsers },
  { method: 'GET', path: '/users/:user', units: 0, handle: readUser },
];
