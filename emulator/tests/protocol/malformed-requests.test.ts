import { request } from 'node:http';
import { startEmulator, type Emulator, type TestList } from '../support/emulator';

/** Another seed makes other requests: `REQUEST_SEED=7 npx jest emulator/tests/protocol/malformed`. */
const SEED = Number(process.env['REQUEST_SEED'] ?? 20_261_121);
const REQUESTS = Number(process.env['REQUEST_COUNT'] ?? 400);

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

interface RandomRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

let emulator: Emulator;
let list: TestList;
let token: string;

async function prepareSite(): Promise<void> {
  await emulator.control('POST', '/reset');
  await emulator.control('PUT', '/meter', { limits: 'off' });
  list = await emulator.newList('Skräp å "citat"', [
    { name: 'Kod', text: {}, indexed: true },
    { name: 'Antal', number: {}, indexed: true },
    { name: 'Dag', dateTime: {} },
    { name: 'Vem', personOrGroup: {} },
    { name: 'Flera', choice: { choices: ['a'], displayAs: 'checkBoxes' } },
  ]);
  await emulator.load(list, [{ Title: 'a', Kod: 'k' }, { Title: 'b' }, {}]);
}

beforeAll(async () => {
  emulator = await startEmulator();
  await prepareSite();
  const client = emulator.info.clients.find((one) => one.siteRole === 'fullcontrol');
  token = await emulator.token({ clientId: client?.clientId ?? '' });
});
afterAll(() => emulator.stop());

/** Makes a generator of random numbers between 0 and 1 from a seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = seeded(SEED);
const one = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

/** Sends a request as it is. `fetch` would correct malformed escapes and doubled slashes, and refuse some headers. */
function sendRaw({ method, path, headers, body }: RandomRequest): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const options = { method, path, headers: { ...headers, ...length }, timeout: 5000 };
    const call = request(`${emulator.http}/`, options, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('end', () =>
        resolve({
          status: reply.statusCode ?? 0,
          headers: reply.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
      reply.on('error', reject);
    });
    call.on('timeout', () => call.destroy(new Error(`${method} ${path} hangs`)));
    call.on('error', reject);
    call.end(body);
  });
}

const LONG = 'å'.repeat(3000);
const SEGMENTS = [
  'sites', 'lists', 'items', 'columns', 'versions', 'fields', 'delta', 'delta()', 'permissions',
  'contentTypes', '$batch', '$count', 'drive', 'root', '1', '2', '0', '-1', '1.0', '99999999999',
  '%00', '%zz', '%C3', '%2F..%2F', "o''brien", '%C3%A5', '%20', encodeURIComponent(LONG), '..', '.', '',
  ':', '::', 'null', '{}', '[object%20Object]', '__proto__', 'constructor', '%F0%9F%92%A9', "delta(token='x')",
  "getByPath(path='/x')", 'restoreVersion', 'User%20Information%20List', 'Title', '$ref', 'beta', 'v1.0',
]; // prettier-ignore
const OPTIONS = ['$filter', 'filter', '$select', '$expand', '$orderby', '$top', '$skip', '$count', '$search', '$apply', '$skiptoken', 'token', '$deltatoken', '$format', '$okand', 'okand', '$FILTER', '$']; // prettier-ignore
const VALUES = [
  '', '1', '-1', '0', '1e400', 'NaN', 'true', 'null', "fields/Kod eq 'k'", 'fields/Antal gt', "fields/Dag ge '9999-99-99'",
  `fields/Kod eq '${LONG}'`, `startswith(fields/Kod,'${LONG}')`, 'fields/VemLookupId eq 1', 'fields/Kod eq fields/Kod', '(((((((', "'", "''", 'fields', 'fields()', 'fields($select=)',
  'fields($select=Title;$expand=x)', 'columns,items($expand=fields($select=Title))', 'items(', 'fields/Kod desc,fields/Antal', 'fields/Antal desc', 'id', 'latest',
  'eyJpZCI6MWU5OX0', 'eyJpZCI6LTV9', 'eyJpZCI6MSwidmFsdWUiOnt9fQ', 'bnVsbA', Buffer.from(JSON.stringify({ id: 1, value: LONG })).toString('base64url'), '__proto__', 'constructor', '\u0000', '\ud83d\ude00', LONG.slice(0, 500), '*', '$', '()', "displayName eq 'x'",
]; // prettier-ignore
const deep = (depth: number) => `${'{"fields":'.repeat(depth)}1${'}'.repeat(depth)}`;
const BODIES = [
  '', '{', '[]', 'null', '1', '"x"', '{}', '{"fields":null}', '{"fields":[]}', '{"fields":{"Title":{"a":1}}}', '{"fields":{"__proto__":{"a":1}}}',
  '{"fields":{"constructor":"x"}}', '{"fields":{"Antal":1e400}}', '{"fields":{"Flera@odata.type":5,"Flera":["a"]}}', '{"fields":{"Flera@odata.type":"Collection(Edm.String)","Flera":[{"a":1}]}}',
  '{"fields":{"VemLookupId":{}}}', '{"fields":{"Dag":"+275761-01-01"}}', '{"fields":{"Dag":"0000-00-00"}}', '{"fields":{"Title":"\\ud800"}}', '{"fields":{"Title@odata.type":"x"}}', deep(3000), `{"fields":{"Title":"${LONG}"}}`,
  '{"displayName":5}', '{"displayName":""}', `{"displayName":"${LONG}"}`, '{"displayName":"x","columns":5}', '{"displayName":"x","columns":[null]}', '{"displayName":"x","columns":[{"name":"a","text":5}]}', '{"displayName":"x","list":5}', '{"displayName":"x","list":{"template":{"a":1}}}',
  '{"name":"A","text":{"maxLength":"x"}}', '{"name":"B","choice":{"choices":5}}', '{"name":"C","number":{"minimum":"x"}}', `{"name":"${LONG}","text":{}}`, '{"name":"","text":{}}', '{"name":"D","lookup":{"listId":{},"columnName":5}}', '{"name":"E","defaultValue":5,"text":{}}', '{"name":"F","number":{},"defaultValue":{"value":"x"}}', '{"name":"G","text":{},"indexed":"ja"}', '{"indexed":"ja"}', '{"text":null}', '{"choice":[]}',
  '{"roles":["chef"]}', '{"roles":["read"],"grantedToIdentities":[null]}', '{"requests":5}', '{"requests":[null]}', '{"requests":[{"id":"1","method":"GET","url":"http://x:99999999/"}]}', '{"requests":[{"id":"1","method":"GET","url":"//"}]}', '{"requests":[{"id":"1","method":"POST","url":"/$batch","body":{},"headers":{"Content-Type":"application/json"}}]}', '{"requests":[{"id":"1","method":"G","url":"/me","headers":{"a":{}}}]}', '{"requests":[{"id":"1","method":"GET","url":"/me","dependsOn":[{}]}]}',
]; // prettier-ignore
const HEADERS: readonly (readonly [string, string])[] = [
  ['if-match', 'x'], ['if-match', '""'], ['if-match', '*'], ['if-match', '"a","b"'], ['if-none-match', '*'], ['prefer', ''], ['prefer', 'HonorNonIndexedQueriesWarningMayFailRandomly'],
  ['prefer', ';;;,='], ['consistencylevel', 'eventual'], ['accept', 'text/html'], ['accept-language', '%'], ['content-type', ''], ['content-type', 'text/plain'], ['content-type', 'application/json;charset=utf-16'],
  ['content-type', 'application/octet-stream'], ['client-request-id', 'x y/z'], ['origin', 'null'], ['host', 'graph.microsoft.com'], ['x-http-method', 'DELETE'], ['range', 'bytes=0-1'], ['expect', '100-continue'], ['AUTHORIZATION', 'Basic x'],
]; // prettier-ignore
const METHODS = ['GET', 'GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'MERGE'];

const known = (): readonly string[] =>
  [
    '/sites', emulator.site, `${emulator.site}/lists`, list.path, `${list.path}/columns`, `${list.path}/columns/Kod`, list.items,
    `${list.items}/1`, `${list.items}/1/fields`, `${list.items}/delta`, `${list.items}/1/versions`, `${list.items}/1/versions/1.0`,
    `${list.items}/1/versions/1.0/restoreVersion`, `${emulator.site}/permissions`, '/$batch', '/users', '/me', `${list.path}/contentTypes`, `${list.path}/permissions`,
  ]; // prettier-ignore

function rubbishPath(): string {
  const from = one(known()).split('/');
  const isWhole = random() < 0.6;
  const more = isWhole ? [] : Array.from({ length: 2 }, () => one(SEGMENTS));
  const path = [...from, ...more];
  if (!isWhole && random() < 0.3)
    path[1 + Math.floor(random() * (path.length - 1))] = one(SEGMENTS);
  const options = Array.from(
    { length: Math.floor(random() * 4) },
    () => `${one(OPTIONS)}=${random() < 0.9 ? encodeURIComponent(one(VALUES)) : '%zz'}`,
  );
  const query = options.length > 0 ? `?${options.join('&')}` : '';
  const version = random() < 0.9 ? '/v1.0' : one(['/beta', '/V1.0', '', '/v2.0', '/v1.0/']);
  return `${version}${path.join('/')}${query}`.slice(0, 14_000);
}

function randomRequest(): RandomRequest {
  const method = one(METHODS);
  const hasBody = !['GET', 'HEAD', 'OPTIONS'].includes(method) || random() < 0.1;
  const headers: Record<string, string> = {};
  if (random() < 0.95) headers['authorization'] = `Bearer ${token}`;
  if (hasBody && random() < 0.9) headers['content-type'] = 'application/json';
  for (let n = Math.floor(random() * 3); n > 0; n -= 1) {
    const [name, value] = one(HEADERS);
    headers[name] = value;
  }
  return { method, path: rubbishPath(), headers, ...(hasBody ? { body: one(BODIES) } : {}) };
}

/** Reads the parts of the site that a refused call must not change. */
async function snapshot(): Promise<string> {
  const owner = emulator.app('fullcontrol');
  const read = async (path: string) => (await owner.get(path)).body;
  return JSON.stringify(
    await Promise.all([
      read(`${emulator.site}/lists?$select=id,displayName,eTag,system`),
      read(`${list.path}/columns`),
      read(`${list.items}?$expand=fields`),
    ]),
  );
}

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Says what is wrong with an answer; `undefined` when Graph could give it. */
function faultOf(sent: RandomRequest, reply: Reply): string | undefined {
  if (reply.status === 500) return 'a failure of its own';
  if (!GUID.test(String(reply.headers['request-id']))) return 'no request-id';
  if (reply.status < 400 || sent.method === 'HEAD') return undefined;
  const { error } = JSON.parse(reply.text) as { error?: Record<string, unknown> };
  const inner = error?.['innerError'] as Record<string, unknown> | undefined;
  if (typeof error?.['code'] !== 'string' || error['code'] === '') return 'no code';
  if (typeof error['message'] !== 'string') return 'no message';
  if (inner?.['request-id'] !== reply.headers['request-id']) return 'another request-id inside';
  if (typeof inner?.['date'] !== 'string') return 'no date';
  if (reply.status !== 501) return undefined;
  return error['message'].includes('is not built in this emulator') ? undefined : 'nameless 501';
}

test(`the emulator answers any malformed request with an error of Graph, and a refused request changes nothing (seed ${String(SEED)})`, async () => {
  const wrong: string[] = [];
  let before = await snapshot();
  for (let n = 0; n < REQUESTS; n += 1) {
    const sent = randomRequest();
    const reply = await sendRaw(sent);
    const { method, path, body } = sent;
    const about = `${String(n)}: ${method} ${path.slice(0, 300)} ${(body ?? '').slice(0, 100)} → ${String(reply.status)} ${reply.text.slice(0, 300)}`;
    const found = faultOf(sent, reply);
    if (found !== undefined) wrong.push(`${found}: ${about}`);
    if (method === 'GET') continue;
    // By chance a request can be valid and delete the list.
    if (method === 'DELETE' && reply.status === 204) await prepareSite();
    const after = await snapshot();
    if (reply.status >= 400 && after !== before) wrong.push(`changed something: ${about}`);
    before = after;
  }
  expect(wrong).toEqual([]);
}, 120_000);
