import description from '../../schemas/graph/openapi-subset.json';
import { startEmulator, type Caller, type Emulator, type TestList } from '../support/emulator';

type Operations = Readonly<Record<string, unknown>>;

/** Every call on sites and lists in Microsoft's description. Calls on files have their own tests. */
const CALLS = Object.entries(description.paths as unknown as Readonly<Record<string, Operations>>)
  .filter(([path]) => path.startsWith('/sites') && !path.includes('/drive'))
  .flatMap(([path, operations]) =>
    ['get', 'post', 'patch', 'delete', 'put']
      .filter((method) => operations[method] !== undefined)
      .map((method) => [method.toUpperCase(), path] as const),
  );

/** The calls that the emulator does not build on purpose. It must answer every other call. */
const NOT_BUILT = ['GET /sites/{site-id}/columns', 'GET /sites/{site-id}/contentTypes'];

const ROLES = ['none', 'read', 'write', 'owner', 'fullcontrol'];

let emulator: Emulator;
let list: TestList;
let places: Readonly<Record<string, string | undefined>>;

beforeAll(async () => {
  emulator = await startEmulator();
  await emulator.control('PUT', '/meter', { limits: 'off' });
});
afterAll(() => emulator.stop());

/** Makes a new list for each call, so that a call that deletes it does not affect the others. */
async function prepare(): Promise<void> {
  list = await emulator.newList(`Mål ${String(Math.random())}`, [{ name: 'Kod', text: {} }]);
  await emulator.load(list, [{ Title: 'a' }]);
  const types = await emulator.app('read').get(`${list.path}/contentTypes`);
  places = {
    'site-id': emulator.info.siteId,
    'list-id': list.id,
    'columnDefinition-id': 'Kod',
    'listItem-id': '1',
    'listItemVersion-id': '1.0',
    'contentType-id': types.body.value[0]?.id ?? '',
    'permission-id': 'x',
    token: 'x',
    path: emulator.info.sitePath,
  };
}

const BODIES: Readonly<Record<string, object>> = {
  'POST /sites/{site-id}/lists': { displayName: 'Ny' },
  'POST /sites/{site-id}/lists/{list-id}/columns': { name: 'Ny', text: {} },
  'POST /sites/{site-id}/lists/{list-id}/items': { fields: { Title: 'x' } },
};

async function call(caller: Caller, method: string, path: string) {
  const body = method === 'POST' || method === 'PATCH' ? (BODIES[`${method} ${path}`] ?? {}) : undefined;
  // The path of `getByPath` is relative to the root site.
  const at = path.includes('getByPath') ? { ...places, 'site-id': 'root' } : places;
  const filled = path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => at[name] ?? 'x');
  return caller.send(method, filled, body === undefined ? {} : { body });
} // prettier-ignore

test.each(CALLS)('the described call %s %s is answered for every caller, or is 501', async (method, path) => {
  await prepare();
  const callers = [emulator.bearer(undefined), ...ROLES.map((role) => emulator.app(role))];
  const answers = [];
  for (const caller of callers) answers.push(await call(caller, method, path));
  const isBuilt = !NOT_BUILT.includes(`${method} ${path}`);
  const [nobody, ungranted, ...granted] = answers.map(({ status }) => status);
  expect(nobody).toBe(401);
  if (!path.includes("delta(token='") && isBuilt) expect(ungranted).toBe(403);
  for (const status of granted) {
    if (isBuilt) expect([200, 201, 204, 400, 403, 404, 409]).toContain(status);
    else expect(status).toBe(501);
  }
  const reads = method === 'GET' && !/permission|delta\(token/.test(path);
  if (isBuilt && reads && path !== '/sites') expect(granted).toEqual([200, 200, 200, 200]);
}); // prettier-ignore
