import { until } from '../support/until';
import { both, rawCall, type Library } from '../support/library';
import { startEmulator, type Caller, type Emulator } from '../support/emulator';

const MEBIBYTE = 1024 * 1024;

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
const bearer = { authorization: 'Bearer x' };

test('row 84: a PUT above the size limit is 413 and stores nothing', async () => {
  await put({ simpleUploadMegabytes: 4 });
  const bytes = Buffer.alloc(4 * MEBIBYTE + 1);
  const large = await library.put('stor.bin', bytes);
  expect(large.status).toBe(413);
  expect(large.body.error.code).toBe('invalidRequest');
  expect((await app.get(library.at('stor.bin'))).status).toBe(404);
  expect((await library.put('stor.bin', bytes.subarray(1))).status).toBe(201);
  await put({ simpleUploadMegabytes: 250 });
  expect((await library.put('stor.bin', bytes)).status).toBe(200);
});

test('row 84: by switch a PUT above the size limit ends in a broken connection', async () => {
  await put({ simpleUploadMegabytes: 4, tooLargeUpload: 'connection-dropped' });
  const sent = library.put('bruten.bin', Buffer.alloc(4 * MEBIBYTE + 1));
  await expect(sent).rejects.toThrow('fetch failed');
  expect((await app.get(library.at('bruten.bin'))).status).toBe(404);
});

test('row 86: a download comes from another origin without a bearer token, whole or by Range', async () => {
  const made = await library.put('f.txt', 'hej på dig');
  const location = await library.location(`${library.path}/items/${made.body.id}/content`);
  expect(new URL(location).origin).not.toBe(emulator.http);
  expect(new URL(location).pathname).toMatch(/_layouts\/15\/download\.aspx$/);
  const whole = await rawCall('GET', location);
  expect([whole.status, whole.bytes.toString()]).toEqual([200, 'hej på dig']);
  expect(whole.headers.get('content-type')).toBe('text/plain');
  const part = await rawCall('GET', location, { headers: { range: 'bytes=4-6' } });
  expect([part.status, part.bytes.toString()]).toEqual([206, 'på']);
  expect(part.headers.get('content-range')).toBe('bytes 4-6/11');
  const end = await rawCall('GET', location, { headers: { range: 'bytes=-3' } });
  expect(end.bytes.toString()).toBe('dig');
  const none = await rawCall('GET', location, { headers: { range: 'bytes=99-' } });
  expect(none.status).toBe(416);
  const selected = await app.get(
    `${library.path}/items/${made.body.id}?$select=id,@microsoft.graph.downloadUrl`,
  );
  const url = String(selected.body['@microsoft.graph.downloadUrl']);
  expect((await rawCall('GET', url)).bytes.toString()).toBe('hej på dig');
  const other = (await library.put('g.txt', 'annan')).body;
  const bent = new URL(location);
  bent.searchParams.set(
    'UniqueId',
    new URL(String(other['@microsoft.graph.downloadUrl'])).searchParams.get('UniqueId') ?? '',
  );
  expect((await rawCall('GET', bent.href)).status).toBe(401);
});

test('row 86: a bearer token at the download address is 401, or by switch ignored', async () => {
  await library.put('h.txt', 'x');
  const location = await library.location(`${library.at('h.txt')}/content`);
  await put({ bearerOnStorage: 'refused' });
  const refused = await rawCall('GET', location, { headers: bearer });
  expect(refused.status).toBe(401);
  expect(refused.headers.get('content-type')).toContain('text/html');
  await put({ bearerOnStorage: 'ignored' });
  expect((await rawCall('GET', location, { headers: bearer })).status).toBe(200);
});

test.each([[401], [403], [404]])('row 86: an expired download address is %i', async (status) => {
  await put({ endedDownloadStatus: status, downloadLifeMs: 150 });
  await library.put('i.txt', 'x');
  const location = await library.location(`${library.at('i.txt')}/content`);
  expect((await rawCall('GET', location)).status).toBe(200);
  await until(async () => (await rawCall('GET', location)).status === status);
});

test('row 87: format=pdf gives a valid PDF of types that can be converted, and 406 for others', async () => {
  await library.put('Rapport åäö (1).docx', 'x');
  const content = `${library.at('Rapport åäö (1).docx')}/content?format=pdf`;
  const pdf = await library.bytes(content);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.toString('latin1')).toContain('(Rapport åäö \\(1\\).docx) Tj');
  // A PDF reader finds the cross-reference table at the end, and each object at the offset in the table.
  const text = pdf.toString('latin1');
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const offsets = [...text.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) =>
    Number(at),
  );
  expect(offsets).toHaveLength(5);
  for (const [n, at] of offsets.entries()) {
    expect(text.slice(at)).toMatch(new RegExp(`^${String(n + 1)} 0 obj\n`));
  }
  const [, length, stream = ''] = /\/Length (\d+) >>\nstream\n(.*?)\nendstream/s.exec(text) ?? [];
  expect(stream).toHaveLength(Number(length));
  await library.put('j.txt', 'x');
  for (const query of ['format=pdf', '$format=jpg']) {
    const refused = await app.get(`${library.at('j.txt')}/content?${query}`);
    expect([refused.status, refused.body.error.code]).toEqual([406, 'notSupported']);
    expect(refused.body.error.innerError['code']).toBe('invalidFileFormat');
  }
});

test.each([
  [500, 'generalException'],
  [503, 'serviceNotAvailable'],
])('row 87: by switch a conversion fails with %i %s', async (status, code) => {
  await library.put('k.docx', 'x');
  await put({ pdfConversion: code });
  const refused = await app.get(`${library.at('k.docx')}/content?format=pdf`);
  expect([refused.status, refused.body.error.code]).toEqual([status, code]);
  await put({ pdfConversion: 'works' });
  expect(await library.location(`${library.at('k.docx')}/content?format=pdf`)).toContain('format');
});

test('a file has the quickXorHash that SharePoint computes', async () => {
  const hash = async (bytes: Buffer) => {
    const { body } = await library.put('hash.bin', bytes);
    return (body['file'] as { hashes: { quickXorHash: string } }).hashes.quickXorHash;
  };
  // This value is published in rclone's tests of the same hash.
  // https://github.com/rclone/rclone/blob/master/backend/onedrive/quickxorhash/quickxorhash_test.go
  expect(await hash(Buffer.from('Sg==', 'base64'))).toBe('SgAAAAAAAAAAAAAAAQAAAAAAAAA=');
  expect(await hash(Buffer.from('tbQ=', 'base64'))).toBe('taAFAAAAAAAAAAAAAgAAAAAAAAA=');
});

test('each version of a file keeps its bytes and can be restored', async () => {
  const { id } = (await library.put('v.txt', 'ett')).body;
  await library.put('v.txt', 'andra');
  const path = `${library.path}/items/${id}`;
  expect((await library.bytes(`${path}/versions/1.0/content`)).toString()).toBe('ett');
  const before = (await app.get(path)).body;
  const restored = await app.send('POST', `${path}/versions/1.0/restoreVersion`);
  expect(restored.status).toBe(204);
  expect((await library.bytes(`${path}/content`)).toString()).toBe('ett');
  const after = (await app.get(path)).body;
  expect(after['cTag']).not.toBe(before['cTag']);
  expect((await app.get(`${path}/versions`)).body.value.map((one) => one.id)).toEqual([
    '3.0',
    '2.0',
    '1.0',
  ]);
  expect((await app.get(`${path}/versions/2.0`)).body['size']).toBe(5);
  expect((await app.get(`${path}/versions/9.0`)).status).toBe(404);
});

test('a part of a batch can upload a file, and a later part gets its download address', async () => {
  const { body } = await app.post('/$batch', {
    requests: [
      {
        id: '1',
        method: 'PUT',
        url: `${library.at('batch.txt')}/content`,
        headers: { 'content-type': 'text/plain' },
        body: Buffer.from('i en klump').toString('base64'),
      },
      { id: '2', method: 'GET', url: `${library.at('batch.txt')}/content`, dependsOn: ['1'] },
    ],
  });
  const part = (id: string) => body.responses.find((one) => one.id === id);
  expect([part('1')?.status, part('2')?.status]).toEqual([201, 302]);
  const location = part('2')?.headers['Location'] ?? '';
  expect((await rawCall('GET', location)).bytes.toString()).toBe('i en klump');
});
