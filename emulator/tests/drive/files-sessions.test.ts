import { until } from '../support/until';
import { both, rawCall, type Library } from '../support/library';
import { startEmulator, type Caller, type Emulator } from '../support/emulator';

const STEP = 327_680;

let emulator: Emulator;
let app: Caller;
let library: Library;

beforeAll(async () => {
  emulator = await startEmulator();
  await emulator.control('PUT', '/meter', { limits: 'off' });
  [app, library] = await both(emulator, 'write');
});
afterAll(() => emulator.stop());
afterEach(() => emulator.control('DELETE', '/switches'));

const put = (position: object) => emulator.control('PUT', '/switches', position);

/** Makes bytes that differ from one offset to the next. */
const bytes = (length: number) => Buffer.from(Array.from({ length }, (_, n) => (n * 7 + 3) % 251));

async function open(name: string, body: object = { item: {} }): Promise<string> {
  const answer = await app.post(`${library.at(name)}/createUploadSession`, body);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  expect(answer.body['nextExpectedRanges']).toEqual(['0-']);
  expect(Date.parse(String(answer.body['expirationDateTime']))).toBeGreaterThan(Date.now());
  return String(answer.body['uploadUrl']);
}

/** Sends the bytes `[from, to)` of a file. */
const send = (url: string, file: Buffer, at: { from: number; to: number; total?: number }) =>
  rawCall('PUT', url, {
    headers: {
      'content-range': `bytes ${String(at.from)}-${String(at.to - 1)}/${String(at.total ?? file.length)}`,
    },
    body: file.subarray(at.from, at.to),
  });

const summaryOf = ({ status, body }: Awaited<ReturnType<typeof send>>) => [
  status,
  body.error.code,
  body.error.innerError['code'],
];

test('row 85: a file is uploaded in pieces, each answer names the next range, and the file exists after the last', async () => {
  const file = bytes(2 * STEP + 1000);
  const url = await open('stor.bin');
  expect(new URL(url).origin).not.toBe(emulator.http);
  const first = await send(url, file, { from: 0, to: STEP });
  expect([first.status, first.body['nextExpectedRanges']]).toEqual([202, [`${String(STEP)}-`]]);
  expect((await app.get(library.at('stor.bin'))).status).toBe(404);
  const session = await rawCall('GET', url);
  expect([session.status, session.body['nextExpectedRanges']]).toEqual([200, [`${String(STEP)}-`]]);
  const last = await send(url, file, { from: STEP, to: file.length });
  expect([last.status, last.body['size']]).toEqual([201, file.length]);
  const inOne = (await library.put('i-ett.bin', file)).body;
  expect(last.body['file']).toEqual(inOne['file']);
  expect((await library.bytes(`${library.at('stor.bin')}/content`)).equals(file)).toBe(true);
  expect((await rawCall('GET', url)).status).toBe(404);
  const again = await open('stor.bin', {
    item: { '@microsoft.graph.conflictBehavior': 'replace' },
  });
  const replaced = await send(again, file, { from: 0, to: file.length });
  expect([replaced.status, replaced.body.id]).toEqual([200, last.body.id]);
});

test('row 85: pieces of a wrong size or order are refused, and the right piece is accepted afterwards', async () => {
  const file = bytes(3 * STEP);
  const url = await open('fel.bin');
  expect(summaryOf(await send(url, file, { from: 0, to: 1000 })).slice(0, 2)).toEqual([
    400,
    'invalidRequest',
  ]);
  expect((await send(url, file, { from: 0, to: STEP })).status).toBe(202);
  expect(summaryOf(await send(url, file, { from: 0, to: STEP }))).toEqual([
    416,
    'invalidRange',
    'fragmentOverlap',
  ]);
  expect(summaryOf(await send(url, file, { from: 2 * STEP, to: 3 * STEP }))).toEqual([
    416,
    'invalidRange',
    'fragmentOutOfOrder',
  ]);
  const other = await send(url, file, { from: STEP, to: 2 * STEP, total: 4 * STEP });
  expect(summaryOf(other)).toEqual([400, 'invalidRequest', 'fragmentLengthMismatch']);
  expect((await rawCall('PUT', url, { body: 'x' })).status).toBe(400);
  const headers = {
    'content-range': `bytes ${String(STEP)}-${String(2 * STEP - 1)}/${String(3 * STEP)}`,
  };
  expect((await rawCall('PUT', url, { headers, body: 'för kort' })).status).toBe(400);
  expect((await send(url, file, { from: STEP, to: 3 * STEP })).status).toBe(201);
  expect((await library.bytes(`${library.at('fel.bin')}/content`)).equals(file)).toBe(true);
});

test('row 85: a piece of 60 MiB is refused as too large', async () => {
  const url = await open('tung.bin');
  const piece = Buffer.alloc(192 * STEP);
  const answer = await send(url, piece, { from: 0, to: piece.length, total: 2 * piece.length });
  expect(answer.status).toBe(413);
  expect((await rawCall('GET', url)).body['nextExpectedRanges']).toEqual(['0-']);
});

test('row 85: an upload address that was deleted, changed or never given is 404', async () => {
  const url = await open('slut.bin');
  expect((await rawCall('DELETE', url)).status).toBe(204);
  expect(summaryOf(await send(url, bytes(10), { from: 0, to: 10 })).slice(0, 2)).toEqual([
    404,
    'itemNotFound',
  ]);
  const bent = new URL(await open('slut.bin'));
  bent.searchParams.set('overwrite', 'false');
  expect((await rawCall('GET', bent.href)).status).toBe(401);
});

test('row 85: a session expires some time after its last piece', async () => {
  await put({ sessionLifeMs: 150 });
  const answer = await app.post(`${library.at('kort.bin')}/createUploadSession`, { item: {} });
  const url = String(answer.body['uploadUrl']);
  await until(async () => (await rawCall('GET', url)).status === 404);
});

test('row 85: a bearer token at the upload address is 401, or by switch ignored', async () => {
  const url = await open('b.bin');
  const headers = { authorization: 'Bearer x' };
  await put({ bearerOnStorage: 'refused' });
  expect((await rawCall('GET', url, { headers })).status).toBe(401);
  await put({ bearerOnStorage: 'ignored' });
  expect((await rawCall('GET', url, { headers })).status).toBe(200);
});

test.each([
  ['nameAlreadyExists', { lastPieceCode: 'nameAlreadyExists' }],
  ['upload_name_conflict', { lastPieceCode: 'upload_name_conflict' }],
])(
  'row 85: the last piece is 409 %s when another file took the name meanwhile',
  async (code, position) => {
    await put(position);
    const name = `${code}.bin`;
    const url = await open(name, { item: { '@microsoft.graph.conflictBehavior': 'fail', name } });
    await library.put(name, 'först');
    const late = await send(url, bytes(10), { from: 0, to: 10 });
    expect(summaryOf(late).slice(0, 2)).toEqual([409, code]);
    expect((await library.bytes(`${library.at(name)}/content`)).toString()).toBe('först');
  },
);

test('row 85: a session with deferCommit waits for a final POST, and one with conflictBehavior rename gives the file another name', async () => {
  await library.put('vänta.txt', 'först');
  const item = { '@microsoft.graph.conflictBehavior': 'rename' };
  const url = await open('vänta.txt', { item, deferCommit: true });
  const last = await send(url, bytes(10), { from: 0, to: 10 });
  expect([last.status, last.body['nextExpectedRanges']]).toEqual([202, []]);
  const done = await rawCall('POST', url);
  expect([done.status, done.body.name]).toEqual([201, 'vänta 1.txt']);
});

test('row 85: a session cannot upload an empty file', async () => {
  const url = await open('tom.txt');
  const headers = { 'content-range': 'bytes 0-0/0' };
  expect((await rawCall('PUT', url, { headers })).status).toBe(400);
  expect((await library.put('tom.txt', '')).body['size']).toBe(0);
  expect(await library.bytes(`${library.at('tom.txt')}/content`)).toHaveLength(0);
});

test('row 85: fileSize and @odata.type in the item of a new session are refused, or by switch ignored', async () => {
  const body = { item: { fileSize: 10 } };
  await put({ sessionExtras: 'refused' });
  const refused = await app.post(`${library.at('x.bin')}/createUploadSession`, body);
  expect([refused.status, refused.body.error.code]).toEqual([400, 'invalidRequest']);
  await put({ sessionExtras: 'ignored' });
  expect(await open('x.bin', body)).toContain('uploadSession');
  const other = { item: { name: 'y.bin' } };
  expect((await app.post(`${library.at('x.bin')}/createUploadSession`, other)).status).toBe(400);
});

test.each([
  ['2', { pieceUnits: 2 }],
  ['no', { pieceUnits: 0 }],
])(
  'row 85: a piece costs the app that created the session %s resource units',
  async (units, position) => {
    await put(position);
    const url = await open(`${units}.bin`);
    await emulator.control('DELETE', '/meter');
    await send(url, bytes(10), { from: 0, to: 10 });
    const { requests, resourceUnits } = await emulator.control('GET', '/meter');
    expect([requests, resourceUnits]).toEqual([1, units === '2' ? 2 : 0]);
  },
);

test('rows 85, 92: by switch the pieces of a session that an app with Sites.Selected created are refused', async () => {
  await put({ selectedPieces: 'accepted' });
  const url = await open('selected.bin');
  await put({ selectedPieces: 'refused' });
  const piece = await send(url, bytes(10), { from: 0, to: 10 });
  expect(summaryOf(piece).slice(0, 2)).toEqual([403, 'accessDenied']);
  expect((await library.put('selected.bin', 'liten')).status).toBe(201);
});

test('kill -9 in the middle of an upload leaves no partial file, and the session continues', async () => {
  const file = bytes(3 * STEP + 5);
  const url = await open('avbrott.bin');
  await send(url, file, { from: 0, to: STEP });
  const sending = send(url, file, { from: STEP, to: 2 * STEP }).catch(() => undefined);
  await emulator.restart('SIGKILL');
  await sending;
  expect((await app.get(library.at('avbrott.bin'))).status).toBe(404);
  const [next] = (await rawCall('GET', url)).body['nextExpectedRanges'] as string[];
  const from = parseInt(next ?? '', 10);
  expect([STEP, 2 * STEP]).toContain(from);
  expect((await send(url, file, { from, to: file.length })).status).toBe(201);
  expect((await library.bytes(`${library.at('avbrott.bin')}/content`)).equals(file)).toBe(true);
});
