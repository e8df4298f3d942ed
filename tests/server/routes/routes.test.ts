import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describedFetch } from '../../support/api-description';
import { until } from '../../support/flows/emulator';
import { startStack, type Stack } from '../../support/stack';

jest.setTimeout(120_000);

let stack: Stack;
const tokens = new Map<string, string>();

beforeAll(async () => {
  stack = await startStack();
});
afterAll(async () => {
  await stack.stop();
});

/** Gets a token for the person whose name begins with `name`, as Teams would send it. */
async function tokenOf(name: string): Promise<string> {
  const known = tokens.get(name);
  if (known !== undefined) return known;
  const user = stack.info.users.find(({ displayName }) => displayName.startsWith(name));
  const answer = await fetch(`${stack.host}/_emulator/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      clientId: stack.info.productClientId,
      userId: user?.id,
      scope: `${stack.info.productClientId}/access_as_user`,
    }),
  });
  const { access_token } = (await answer.json()) as { access_token: string };
  tokens.set(name, access_token);
  return access_token;
}

async function get(name: string, path: string, headers: Record<string, string> = {}) {
  const authorization = { Authorization: `Bearer ${await tokenOf(name)}` };
  return describedFetch(`${stack.product}${path}`, { headers: { ...authorization, ...headers } });
}

interface Act {
  readonly as: string;
  readonly name: string;
  readonly input: unknown;
  readonly headers?: Record<string, string>;
}
async function post({ as, name, input, headers = {} }: Act) {
  return describedFetch(`${stack.product}/api/acts/${name}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${await tokenOf(as)}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
      ...headers,
    },
    body: typeof input === 'string' ? input : JSON.stringify(input),
  });
}
const leader = 'Karin';
const codeOf = async (answer: Response) =>
  ((await answer.json()) as { error: { code: string } }).error.code;

const aRound = (title: string) => ({
  title,
  periodFrom: '2026-01-01',
  periodTo: '2026-12-31',
  dueOn: '2027-01-29',
  shownIn: 'årsredovisningen 2026',
});

test('healthz says that the lists are read and when, that Graph answers, that sign-in works and that the clock is right', async () => {
  const answer = await describedFetch(`${stack.product}/healthz`);
  expect(answer.status).toBe(200);
  const { readAt, ...rest } = (await answer.json()) as { readAt: Record<string, string> };
  expect(rest).toEqual({ status: 'ok', lists: 'ready', graph: 'ok', signIn: 'ok', clock: 'ok' });
  expect(Object.keys(readAt)).toContain('Rapporter');
  expect(Object.values(readAt).map(Date.parse)).not.toContain(Number.NaN);
});

test('the tab’s settings are read without signing in, and hold no secret', async () => {
  const answer = await describedFetch(`${stack.product}/api/config`);
  const text = await answer.text();
  expect(JSON.parse(text)).toMatchObject({
    clientId: stack.info.productClientId,
    tenantId: stack.info.tenantId,
    hostOrigins: [stack.host],
  });
  const secrets = stack.info.clients.map(({ clientSecret }) => clientSecret);
  expect(secrets.some((secret) => text.includes(secret))).toBe(false);
});

test.each(['/api/views/mine', '/api/views/settings', '/api/rounds/1/export.xlsx', '/api/nothing'])(
  'without signing in %s says only that one must sign in',
  async (path) => {
    const answer = await fetch(`${stack.product}${path}`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer');
    expect(await codeOf(answer)).toBe('not-signed-in');
  },
);

test('whoever may change people finds members by the words of their names, and nobody else searches', async () => {
  const found = async (as: string, text: string) => {
    const answer = await get(as, `/api/people?q=${encodeURIComponent(text)}`);
    const { people } = (await answer.json()) as { people: { name: string; mail: string }[] };
    return people.map(({ name, mail }) => `${name} ${mail}`);
  };
  const anna = 'Anna Bergqvist anna.bergqvist@granforsa.example';
  expect(await found(leader, 'bergq')).toEqual([anna]);
  expect(await found('Anna Bergqvist', 'anna.b')).toEqual([anna]);
  expect(await found(leader, 'Bergqvist Anna')).toEqual([anna]);
  expect(await found(leader, 'Xyzzy')).toEqual([]);
  const outsider = stack.info.users.find(({ displayName }) => displayName.startsWith('Nils'));
  expect(outsider).toBeDefined();
  expect((await get('Nils', '/api/people?q=anna')).status).toBe(403);
});

test('a view that has not changed is not sent again, and each person has their own', async () => {
  // The bot still greets people after the start, and each greeting is a change.
  const { tag, again } = await until('a moment without changes', async () => {
    const first = await get(leader, '/api/views/goals');
    expect(first.status).toBe(200);
    expect(first.headers.get('Cache-Control')).toBe('no-store');
    const tag = first.headers.get('ETag') ?? '';
    const again = await get(leader, '/api/views/goals', { 'If-None-Match': tag });
    return again.status === 304 && { tag, again };
  });
  expect(await again.text()).toBe('');
  const other = await get('Johan', '/api/views/goals', { 'If-None-Match': tag });
  expect(other.status).toBe(200);
  const otherView = await get(leader, '/api/views/mine', { 'If-None-Match': tag });
  expect(otherView.status).toBe(200);
});

test('a view is sent anew once something is saved', async () => {
  const before = await get(leader, '/api/views/follow-up');
  const tag = before.headers.get('ETag') ?? '';
  const saved = await post({ as: leader, name: 'round.prepare', input: aRound('Provomgång') });
  expect(saved.status).toBe(200);
  const after = await get(leader, '/api/views/follow-up', { 'If-None-Match': tag });
  expect(after.status).toBe(200);
});

test('a view that nobody has built, and a round that nobody has prepared, are not found', async () => {
  expect((await get(leader, '/api/views/secrets')).status).toBe(404);
  expect((await get(leader, '/api/views/constructor')).status).toBe(404);
  expect((await get(leader, '/api/views/follow-up?round=ingen')).status).toBe(404);
  expect((await get(leader, '/api/views/follow-up?round=../x')).status).toBe(400);
});

test('the same press twice prepares one round, with the same answer', async () => {
  const input = aRound('Dubbelklick');
  const headers = { 'Idempotency-Key': randomUUID() };
  const act = { as: leader, name: 'round.prepare', input, headers };
  const [one, two] = await Promise.all([post(act), post(act)]);
  expect(await one.json()).toEqual(await two.json());
  const { rounds } = (await (await get(leader, '/api/views/follow-up')).json()) as {
    rounds: { title: string }[];
  };
  expect(rounds.filter(({ title }) => title === 'Dubbelklick')).toHaveLength(1);
  const other = await post({ ...act, input: aRound('Annan') });
  expect(other.status).toBe(422);
});

const badInputs: readonly (readonly [string, unknown, number])[] = [
  ['no JSON', 'runda', 400],
  ['an unknown field', { ...aRound('x'), isAdmin: true }, 400],
  ['a missing field', { title: 'x' }, 400],
  ['a date that is none', { ...aRound('x'), dueOn: '2027-02-30x' }, 400],
  ['a list', [], 400],
  ['a prototype', '{"__proto__":{"title":"x"}}', 400],
  ['more than 64 kB', { ...aRound('x'), shownIn: 'x'.repeat(70_000) }, 413],
];
test.each(badInputs)('an act with %s is refused and nothing is saved', async (_, input, status) => {
  const answer = await post({ as: leader, name: 'round.prepare', input });
  expect(answer.status).toBe(status);
  expect(await codeOf(answer)).toBe('invalid');
});

test('an act that nobody has built is not found', async () => {
  expect((await post({ as: leader, name: 'delete-everything', input: {} })).status).toBe(404);
  expect((await post({ as: leader, name: 'toString', input: {} })).status).toBe(404);
});

test('an act without an idempotency key is refused', async () => {
  const headers = { 'Idempotency-Key': '' };
  const answer = await post({ as: leader, name: 'round.prepare', input: aRound('x'), headers });
  expect(answer.status).toBe(400);
});

test('another site’s page gets nothing, even with a good token', async () => {
  const foreign = { Origin: 'https://evil.example' };
  expect((await get(leader, '/api/views/mine', foreign)).status).toBe(403);
  const own = { Origin: stack.product };
  expect((await get(leader, '/api/views/mine', own)).status).toBe(200);
});

test('an employee without a role reads goals, and may not prepare a round', async () => {
  const employee = stack.info.users.find(({ displayName }) => displayName.startsWith('Erik'));
  expect(employee).toBeDefined();
  const view = await get('Erik', '/api/views/goals');
  expect(view.status).toBe(200);
  const answer = await post({ as: 'Erik', name: 'round.prepare', input: aRound('Nej') });
  expect(answer.status).toBe(403);
  expect(await codeOf(answer)).toBe('not-allowed');
});

test('guests and people of other tenants get nothing', async () => {
  const strangers = stack.info.users.filter(
    ({ userPrincipalName }) =>
      userPrincipalName.includes('#EXT#') || !userPrincipalName.endsWith('@granforsa.example'),
  );
  expect(strangers.length).toBeGreaterThan(0);
  for (const { displayName } of strangers) {
    const answer = await get(displayName, '/api/views/goals');
    expect({ displayName, status: answer.status }).toEqual({ displayName, status: 401 });
  }
});

test('every answer says that its type is not guessed, and API answers are kept by nobody', async () => {
  for (const path of [
    '/healthz',
    '/api/config',
    '/tab/',
    '/privacy',
    '/api/views/mine',
    '/nothing',
  ]) {
    const { headers } = await fetch(`${stack.product}${path}`);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('X-Frame-Options')).toBeNull();
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  }
  const refused = await fetch(`${stack.product}/api/views/mine`);
  expect(refused.headers.get('Cache-Control')).toBe('no-store');
});

test('the tab may be framed by Teams and by the configured host alone, and runs no inline script', async () => {
  const { headers } = await fetch(`${stack.product}/tab/`);
  const policy = headers.get('Content-Security-Policy') ?? '';
  const ancestors = /frame-ancestors ([^;]+)/.exec(policy)?.[1]?.split(' ') ?? [];
  expect(ancestors).toContain('https://teams.microsoft.com');
  expect(ancestors).toContain(stack.host);
  expect(ancestors.every((origin) => origin.startsWith('https://') || origin === stack.host)).toBe(
    true,
  );
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toMatch(/unsafe|\*;/);
});

test('the tab’s files come packed, and those named by their content are kept for a year', async () => {
  const page = await fetch(`${stack.product}/tab/`);
  expect(page.headers.get('Cache-Control')).toBe('no-cache');
  const script = /src="([^"]+\.js)"/.exec(await page.text())?.[1] ?? '';
  const packed = await fetch(`${stack.product}${script}`, { headers: { 'Accept-Encoding': 'br' } });
  expect(packed.status).toBe(200);
  expect(packed.headers.get('Content-Encoding')).toBe('br');
  expect(packed.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  const refusesAll = { 'Accept-Encoding': 'br;q=0, gzip;q=0' };
  const plain = await fetch(`${stack.product}${script}`, { headers: refusesAll });
  expect(plain.headers.get('Content-Encoding')).toBeNull();
  const tag = packed.headers.get('ETag') ?? '';
  const again = await fetch(`${stack.product}${script}`, { headers: { 'If-None-Match': tag } });
  expect(again.status).toBe(304);
});

test.each([
  '/tab/../../package.json',
  '/tab/%2e%2e/%2e%2e/package.json',
  '/tab/..%2fserver%2fmain.js',
  '/tab/nope.js',
])('nothing outside the built tab can be read: %s', async (path) => {
  const answer = await fetch(`${stack.product}${path}`);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain('jamna"');
});

test.each(['/', '/privacy', '/terms'])(
  '%s, which the Teams manifest names, is a page',
  async (path) => {
    const answer = await fetch(`${stack.product}${path}`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('<h1>');
  },
);

test('an activity without a token of the connector never reaches the bot', async () => {
  const send = (headers: Record<string, string>) =>
    fetch(`${stack.product}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ type: 'message', serviceUrl: stack.host, channelId: 'msteams' }),
    });
  expect((await send({})).status).toBe(401);
  // Every signed-in person has such a token: from Entra, for the same app.
  expect((await send({ Authorization: `Bearer ${await tokenOf(leader)}` })).status).toBe(401);
});

test('a person who requests too many workbooks is told how long to wait', async () => {
  const answer = await get(leader, '/api/views/follow-up');
  const { round } = (await answer.json()) as { round: { id: string } };
  const asked = Array.from({ length: 11 }, () =>
    get(leader, `/api/rounds/${round.id}/export.xlsx`),
  );
  const refused = (await Promise.all(asked)).filter(({ status }) => status !== 200);
  expect(refused.map(({ status }) => status)).toContain(429);
  expect(Number(refused[0]?.headers.get('Retry-After'))).toBeGreaterThan(0);
});

/** The last test: it examines the log of all tests above. */
test('the product’s log names nobody: no name, no mail address, no object id', () => {
  const log = readFileSync(join(stack.state, 'logs', 'product.log'), 'utf8');
  expect(log.split('\n').length).toBeGreaterThan(20);
  const personal = stack.info.users.flatMap((user) => [
    user.id,
    user.displayName,
    user.userPrincipalName,
  ]);
  expect(personal.filter((value) => log.includes(value))).toEqual([]);
});
