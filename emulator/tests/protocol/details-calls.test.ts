import { startEmulator, type Caller, type Emulator, type TestList } from '../support/emulator';

let emulator: Emulator;
let app: Caller;
let list: TestList;

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const JSON_HEADERS = { 'Content-Type': 'application/json' };

beforeAll(async () => {
  emulator = await startEmulator();
  await emulator.control('PUT', '/meter', { limits: 'off' });
  app = emulator.app('write');
  list = await emulator.newList('Mål');
  await emulator.load(list, [{ Title: 'a' }]);
});
afterAll(() => emulator.stop());

const clientNamed = (name: string) =>
  emulator.info.clients.find((one) => one.displayName === name)?.clientId ?? '';
const appNamed = async (name: string) =>
  emulator.bearer(await emulator.token({ clientId: clientNamed(name) }));
const code = (answer: Awaited<ReturnType<Caller['get']>>) => [
  answer.status,
  answer.status < 400 ? 'ok' : answer.body.error.code,
];

/** Sends a call with nothing but the token added. */
async function raw(path: string, init: RequestInit = {}): Promise<Response> {
  const token = await emulator.token({ clientId: clientNamed('Skrivare') });
  const headers = { authorization: `Bearer ${token}`, ...(init.headers as object) };
  return fetch(`${emulator.http}${path}`, { ...init, headers });
}

test.each([200, 404])('an answer with %i has the service’s headers', async (status) => {
  const reply = await raw(`/v1.0${list.items}/${status === 200 ? '1' : '9'}`);
  expect(reply.status).toBe(status);
  expect(reply.headers.get('content-type')).toBe(
    'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
  );
  const names = ['odata-version', 'request-id', 'client-request-id', 'x-ms-ags-diagnostic'];
  names.push('strict-transport-security', 'date', 'cache-control');
  for (const name of names) expect([name, reply.headers.get(name)]).not.toEqual([name, null]);
  expect(reply.headers.get('request-id')).toMatch(GUID);
  expect(reply.headers.get('client-request-id')).toBe(reply.headers.get('request-id'));
  expect(reply.headers.get('access-control-allow-origin')).toBeNull();
});

test('a CORS preflight is answered, and answers expose the service’s headers', async () => {
  const origin = { origin: 'https://granforsa.example' };
  const preflight = await raw(`/v1.0${list.items}`, {
    method: 'OPTIONS',
    headers: { ...origin, 'access-control-request-headers': 'authorization,prefer' },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization,prefer');
  const reply = await raw(`/v1.0${list.items}`, { headers: origin });
  expect(reply.headers.get('access-control-allow-origin')).toBe('*');
  expect(reply.headers.get('access-control-expose-headers')).toContain('Retry-After');
});

test.each([
  ['text/plain', '{"fields":{}}', 415],
  ['', '{"fields":{}}', 415],
  ['application/json', '{"fields":', 400],
  ['application/json', '[]', 400],
  ['application/json', '', 400],
  ['application/json', `{"fields":{"Title":"${'x'.repeat(4_200_000)}"}}`, 413],
])('a POST with the content type %p is refused when its body cannot be read: %#', async (type, body, status) => {
  const headers = { 'content-type': type };
  const reply = await raw(`/v1.0${list.items}`, { method: 'POST', body, headers });
  const { error } = (await reply.json()) as { error: { innerError: Record<string, string> } };
  expect(reply.status).toBe(status);
  expect(error.innerError['request-id']).toBe(reply.headers.get('request-id'));
}); // prettier-ignore

test('a method that an address does not have is 405, an address outside v1.0 is 501 in Graph’s form', async () => {
  for (const method of ['PUT', 'HEAD']) {
    expect((await raw(`/v1.0${list.items}`, { method })).status).toBe(405);
  }
  for (const path of ['/beta/sites', '/v2.0/sites', '/sites', `/v1.0${list.path}/activities`]) {
    const reply = await raw(path);
    const { error } = (await reply.json()) as { error: Record<string, string> };
    expect([reply.status, error['code']]).toEqual([501, 'notSupported']);
    expect(error['message']).toBe(`GET ${path} is not built in this emulator.`);
    expect(reply.headers.get('request-id')).toMatch(GUID);
  }
});

test('path segments are compared without regard to case, and a trailing or doubled slash changes nothing', async () => {
  for (const path of [
    `/V1.0${list.items}`,
    `/v1.0${list.items.replace('/lists/', '/LISTS/')}/`,
    `/v1.0${list.items.replace('/lists/', '//lists//')}`,
  ]) {
    expect((await raw(path)).status).toBe(200);
  }
});

test('a site is found by its path in every spelling, and by getByPath', async () => {
  const { siteHostname: host, sitePath, siteId } = emulator.info;
  for (const path of [
    `/sites/${host}:/${sitePath}`,
    `/sites/${host}:/${sitePath}:`,
    `/sites/${host}:/${sitePath.toUpperCase()}/`,
    `/sites/${host}%3A%2F${encodeURIComponent(sitePath)}`,
    `/sites/root/getByPath(path='${sitePath}')`,
    `/sites/${host}/getByPath(path='${sitePath}')`,
  ]) {
    expect([path, (await raw(`/v1.0${path}`)).status]).toEqual([path, 200]);
    const { id } = (await (await raw(`/v1.0${path}`)).json()) as { id: string };
    expect(id).toBe(siteId);
  }
  const below = await raw(`/v1.0/sites/root/getByPath(path='${sitePath}')/lists/${list.id}`);
  expect(below.status).toBe(200);
  expect((await raw(`/v1.0/sites/root/getByPath(path='sites/annan')`)).status).toBe(404);
});

test('the root site is another site, for which a grant on the emulator’s site allows nothing', async () => {
  const { siteHostname } = emulator.info;
  for (const name of ['root', siteHostname]) {
    expect(code(await app.get(`/sites/${name}`))).toEqual([403, 'accessDenied']);
  }
  const administrator = await appNamed('Administration');
  const root = (await administrator.get('/sites/root')).body;
  expect(root.id).not.toBe(emulator.info.siteId);
  expect((await administrator.get(`/sites/${root.id}`)).body.id).toBe(root.id);
  expect((await administrator.get('/sites/root/lists')).body.value).toEqual([]);
  expect(code(await administrator.get(`/sites/root/lists/${list.id}`))).toEqual([
    404,
    'itemNotFound',
  ]);
});

const batch = async (requests: readonly object[]) => app.post('/$batch', { requests });
const read = { method: 'GET', url: `/me` };

test.each([
  [{ requests: 'x' }],
  [{ requests: [null] }],
  [{ requests: [{ method: 'GET', url: '/me' }] }],
  [{ requests: [{ id: '', ...read }] }],
  [{ requests: [{ id: '1', method: 'GET' }] }],
  [{ requests: [{ id: 'a', ...read }, { id: 'A', ...read }] }],
  [{ requests: [{ id: '1', ...read, dependsOn: ['2'] }] }],
  [{ requests: [{ id: '1', ...read, dependsOn: ['1'] }] }],
  [{ requests: [{ id: '1', ...read, dependsOn: 'x' }] }],
  [{ requests: [{ id: '1', ...read, dependsOn: ['2'] }, { id: '2', ...read, dependsOn: ['1'] }] }],
])('the batch %j is refused as a whole', async (body) => {
  expect(code(await app.post('/$batch', body))).toEqual([400, 'BadRequest']);
}); // prettier-ignore

test('a part waits for the parts that it depends on, in any order, and ids are compared without regard to case', async () => {
  const own = await emulator.newList('Ordning');
  const url = own.items;
  const body = (Title: string) => ({ fields: { Title } });
  const post = { method: 'POST', url, headers: JSON_HEADERS };
  await batch([
    { id: 'c', ...post, body: body('tredje'), dependsOn: ['B'] },
    { id: 'b', ...post, body: body('andra'), dependsOn: ['A'] },
    { id: 'a', ...post, body: body('första') },
  ]);
  const { body: rows } = await app.get(`${own.items}?$expand=fields`);
  expect(rows.value.map((one) => one.fields['Title'])).toEqual(['första', 'andra', 'tredje']);
});

test('invalid parts fail alone: absolute addresses, nested batches, other content types, unknown methods', async () => {
  const { body } = await batch([
    { id: '1', method: 'GET', url: `https://graph.microsoft.com/v1.0${list.items}` },
    { id: '2', method: 'POST', url: '/$batch', headers: JSON_HEADERS, body: { requests: [] } },
    { id: '3', method: 'POST', url: list.items, headers: { 'content-type': 'text/plain' }, body: 'x' },
    { id: '4', method: 'HOPPA', url: list.items },
    { id: '5', method: 'GET', url: list.items.slice(1) },
    { id: '6', method: 'get', url: `${list.items}?$top=1` },
  ]); // prettier-ignore
  const status = Object.fromEntries(body.responses.map((one) => [one.id, one.status]));
  expect(status).toEqual({ 1: 400, 2: 400, 3: 415, 4: 405, 5: 200, 6: 200 });
  for (const one of body.responses.filter((part) => part.status >= 400)) {
    expect(one.body.error.innerError['request-id']).toMatch(GUID);
  }
});

describe('scopes and grants', () => {
  const owner = () => emulator.info.users.find((one) => one.displayName === 'Erik Sandberg');
  const through = async (scope: string, userId = owner()?.id ?? '') =>
    emulator.bearer(
      await emulator.token({
        clientId: clientNamed('Utan behörighet'),
        userId,
        scope: `https://graph.microsoft.com/${scope}`,
      }),
    );
  const ALLOWED: readonly (readonly [scope: string, calls: readonly number[]])[] = [
    ['Sites.Read.All', [200, 403, 403, 403]],
    ['Sites.ReadWrite.All', [200, 201, 403, 403]],
    ['Sites.Manage.All', [200, 201, 201, 201]],
    ['Sites.FullControl.All', [200, 201, 201, 201]],
    ['User.Read', [403, 403, 403, 403]],
  ];

  test.each(ALLOWED)(
    'through an app with %s, a site owner may do only what the scope allows',
    async (scope, expected) => {
      const caller = await through(scope);
      const name = `K${String(Math.random()).slice(2)}`;
      const answers = [
        await caller.get(list.items),
        await caller.post(list.items, { fields: {} }),
        await caller.post(`${list.path}/columns`, { name, text: {} }),
        await caller.post(`${emulator.site}/lists`, { displayName: name }),
      ];
      expect(answers.map(({ status }) => status)).toEqual(expected);
    },
  );

  test('a grant on a list allows that list alone, and ends the grants that it inherits', async () => {
    const own = await emulator.newList('Utvald');
    await emulator.load(own, [{ Title: 'a' }]);
    const selected = await appNamed('Utvalda listor');
    expect(code(await selected.get(own.items))).toEqual([403, 'accessDenied']);
    const application = { id: clientNamed('Utvalda listor'), displayName: 'Utvalda listor' };
    const grant = { roles: ['read'], grantedTo: { application } };
    const permissions = `${own.path}/permissions`;
    expect(code(await app.post(permissions, grant))).toEqual([403, 'accessDenied']);
    const made = await emulator.app('owner').post(permissions, grant);
    expect(made.body).toMatchObject({ roles: ['read'], grantedTo: { application } });
    expect((await selected.get(own.items)).body.value).toHaveLength(1);
    expect(code(await selected.get(list.items))).toEqual([403, 'accessDenied']);
    expect(code(await selected.post(own.items, { fields: {} }))[0]).toBe(403);
    const one = `${permissions}/${made.body.id}`;
    await emulator.app('owner').patch(one, { roles: ['write'] });
    expect((await selected.post(own.items, { fields: {} })).status).toBe(201);
    expect((await emulator.app('owner').remove(one)).status).toBe(204);
    expect(code(await selected.get(own.items))[0]).toBe(403);
    expect((await app.get(own.items)).status).toBe(200);
  });

  test('a grant on a row allows that row alone', async () => {
    const own = await emulator.newList('En rad');
    await emulator.load(own, [{ Title: 'a' }, { Title: 'b' }]);
    const application = { id: clientNamed('Utvalda listor'), displayName: 'Utvalda listor' };
    const row = `${own.items}/1`;
    const grant = { roles: ['write'], grantedTo: { application } };
    const made = await emulator.app('owner').post(`${row}/permissions`, grant);
    expect(made.status).toBe(201);
    const selected = await appNamed('Utvalda listor');
    const answers = [
      await selected.get(row),
      await selected.patch(`${row}/fields`, { Title: 'ny' }),
      await selected.get(`${row}/versions`),
      await selected.get(`${own.items}/2`),
      await selected.get(own.items),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 403, 403]);
    expect((await app.get(`${row}/permissions`)).body.value.map(({ id }) => id)).toContain(
      made.body.id,
    );
  });

  test('a call for permissions costs five resource units', async () => {
    const id = `pris-${String(Math.random())}`;
    const headers = { 'client-request-id': id };
    await emulator.app('owner').get(`${list.path}/permissions`, headers);
    expect(await emulator.control('GET', `/meter?prefix=${id}`)).toMatchObject({
      requests: 1,
      resourceUnits: 5,
    });
  });
});
