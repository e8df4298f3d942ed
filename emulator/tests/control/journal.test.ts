import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator, type Emulator } from '../support/emulator';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

const journal = () =>
  readFileSync(join(emulator.state, 'journal.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('the journal has each call with its answer, also refusals and each part of a batch', async () => {
  const goals = await emulator.newList('Mål');
  const app = emulator.app('write');
  const { siteHostname, sitePath } = emulator.info;
  const byPath = `/sites/${siteHostname}:/${sitePath.replace(/^\//, '')}`;
  await app.send('GET', `${byPath}?$select=id`, { headers: { 'client-request-id': 'jag' } });
  const missing = await app.get(`${goals.items}/7`);
  const made = await app.post(goals.items, { fields: { Title: 'a' } });
  await app.post('/$batch', {
    requests: [
      { id: 'x', method: 'GET', url: `${goals.items}/1?$expand=fields` },
      {
        id: 'y',
        method: 'PATCH',
        url: `${goals.items}/1/fields`,
        headers: { 'Content-Type': 'application/json' },
        body: { Title: 'b' },
      },
    ],
  });
  await app.remove(`${goals.items}/1`);

  const entries = journal().slice(-7);
  expect(
    entries.map(({ method, path, query, status, part }) => [method, path, query, status, part]),
  ).toEqual([
    ['GET', byPath, '?$select=id', 200, undefined],
    ['GET', `${goals.items}/7`, '', 404, undefined],
    ['POST', goals.items, '', 201, undefined],
    ['POST', '/$batch', '', 200, undefined],
    ['PATCH', `${goals.items}/1/fields`, '', 200, 'y'],
    ['GET', `${goals.items}/1`, '?$expand=fields', 200, 'x'],
    ['DELETE', `${goals.items}/1`, '', 204, undefined],
  ]);
  const [site, refusal, creation, batch, change, , deletion] = entries;
  expect(site).toMatchObject({ clientRequestId: 'jag', body: { id: emulator.info.siteId } });
  expect(refusal).toMatchObject({
    requestId: missing.headers.get('request-id'),
    body: missing.body,
  });
  expect(creation).toMatchObject({ sent: { fields: { Title: 'a' } }, body: made.body });
  expect(batch).not.toHaveProperty('body');
  expect(change).toMatchObject({
    requestId: batch?.['requestId'],
    sent: { Title: 'b' },
    body: { Title: 'b' },
  });
  expect(deletion).not.toHaveProperty('body');
});

test('the journal leaves out answers that a fault gave', async () => {
  await emulator.control('POST', '/faults', [
    { match: { path: '/lists$' }, fault: { status: 503 } },
  ]);
  const before = journal().length;
  expect((await emulator.app('write').get(`${emulator.site}/lists`)).status).toBe(503);
  await emulator.control('DELETE', '/faults');
  expect(journal()).toHaveLength(before);
});
