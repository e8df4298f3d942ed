import { runClient } from '../support/run-client';
import { startEmulator, type Emulator } from '../support/emulator';

// Each client program uses the published package with its own middleware, in its own process and over https.
let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

const ids = ['1', '2', '3', '4', '5'];
const titles = ['rad 0', 'rad 1', 'rad 2', 'rad 3', 'rad 4'];
/** The result when the emulator refused a call twice with Retry-After and the client sent it again by itself. */
const sentAgain = { id: '1', hits: 2 };

test('Microsoft’s Graph client works unmodified: create, page, filter, If-Match, batch, delta, redirects and retries', async () => {
  expect(await runClient(emulator, 'graph-client')).toEqual({
    uploaded: 'Mål 1.txt',
    downloaded: 'Jämställt',
    created: ids,
    all: titles,
    open: ['rad 0', 'rad 2', 'rad 4'],
    unindexed: ['rad 3', 'rad 4'],
    patched: 100,
    tooLate: { status: 412, code: 'resourceModified', isNamed: true },
    missing: { status: 404, code: 'itemNotFound', isNamed: true },
    batch: { '1': 200, '2': 404, '3': 201 },
    ofFirst: 100,
    retried: { '429': sentAgain, '503': { id: '1', hits: 1 }, '504': { id: '1', hits: 1 } },
    delta: [...ids, '6'],
    change: [{ id: '2', deleted: { state: 'deleted' } }],
  });
});

test('PnPjs works unmodified: sites, lists, columns, rows by pages, versions, batch, If-Match and retries', async () => {
  expect(await runClient(emulator, 'pnp')).toEqual({
    site: true,
    created: ids,
    columns: [true, true, true],
    pages: [['rad 0', 'rad 1'], ['rad 2', 'rad 3'], ['rad 4']],
    found: 5,
    row: 100,
    versions: 2,
    answers: { read: 100, added: '6', missing: 404, list: 'PnP' },
    tooLate: { isHttp: true, status: 412 },
    retried: sentAgain,
  });
});

test('Microsoft’s generated client works unmodified: create, page, filter, If-Match, versions, batch, delta and retries', async () => {
  expect(await runClient(emulator, 'generated-sdk')).toEqual({
    site: 'Jämställdhet',
    created: ids,
    seen: titles,
    found: titles,
    patched: 100,
    tooLate: { status: 412, code: 'resourceModified' },
    missing: { status: 404, code: 'itemNotFound' },
    versions: ['2.0', '1.0'],
    batch: { '1': 200, '2': 404 },
    retried: sentAgain,
    delta: ids,
    change: [{ id: '5', state: 'deleted' }],
  });
});

test('@azure/identity signs in unmodified by a secret, and is refused with another one', async () => {
  const appid = emulator.info.clients.find((one) => one.siteRole === 'fullcontrol')?.clientId;
  expect(await runClient(emulator, 'identity')).toEqual({
    secret: { appid, lasts: true, isTaken: true },
    wrongSecret: 'AADSTS7000215',
  });
});
