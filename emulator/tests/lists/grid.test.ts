import { startEmulator, type Caller, type Emulator, type TestList } from '../support/emulator';

let emulator: Emulator;
let app: Caller;
let goals: TestList;

beforeAll(async () => {
  emulator = await startEmulator();
  app = emulator.app('write');
  goals = await emulator.newList('Mål', [
    { name: 'Status', choice: { choices: ['Pågår', 'Klar'] }, required: true },
    { name: 'Andel', number: { minimum: 0, maximum: 100 } },
    { name: 'Slut', dateTime: { format: 'dateOnly' } },
  ]);
  await emulator.load(goals, [{ Title: 'a', Status: 'Pågår' }]);
});
afterAll(() => emulator.stop());

const leader = () => emulator.info.users[0]!;

/** Edits a cell as SharePoint's list page does when a person leaves it. */
async function edit(userId: string, fields: object, ifMatch?: string): Promise<number> {
  const reply = await fetch(`${emulator.http}/host/lists/${goals.id}/rows/1`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userId, fields, ...(ifMatch === undefined ? {} : { ifMatch }) }),
  });
  return reply.status;
}

test('a person’s edit of a cell adds a version by that person, shows in delta and costs no resource units', async () => {
  await emulator.settle();
  const link = (await app.get(`${goals.items}/delta?token=latest`)).body['@odata.deltaLink'] ?? '';
  await emulator.control('DELETE', '/meter');
  expect(await edit(leader().id, { Title: 'ny', Andel: '12,5', Slut: '2026-11-16' })).toBe(200);
  expect((await emulator.control('GET', '/meter')).requests).toBe(0);
  const { body } = await app.get(`${goals.items}/1?$expand=fields`);
  // SharePoint's own form saves a day as midnight of the site's time zone.
  expect(body.fields).toMatchObject({ Title: 'ny', Andel: 12.5, Slut: '2026-11-15T23:00:00Z' });
  expect(body['lastModifiedBy']).toMatchObject({ user: { id: leader().id } });
  expect(body['lastModifiedBy']).not.toHaveProperty('application');
  await emulator.settle();
  expect((await app.get(link)).body.value.map((one) => one.id)).toEqual(['1']);
});

test('SharePoint’s list page enforces the rules of columns', async () => {
  const before = (await app.get(`${goals.items}/1`)).body.eTag;
  for (const fields of [
    { Andel: '101' },
    { Andel: 'många' },
    { Status: 'Okänd' },
    { Status: null },
  ]) {
    expect(await edit(leader().id, fields)).toBe(400);
  }
  expect((await app.get(`${goals.items}/1`)).body.eTag).toBe(before);
});

test('a row that somebody changed meanwhile is not overwritten', async () => {
  const { eTag } = (await app.get(`${goals.items}/1`)).body;
  await app.patch(`${goals.items}/1/fields`, { Title: 'app' });
  expect(await edit(leader().id, { Title: 'person' }, eTag)).toBe(412);
});

test('a person without a right on the site cannot change a row', async () => {
  const tries = await Promise.all(emulator.info.users.map(({ id }) => edit(id, { Title: 'x' })));
  expect(tries).toContain(200);
  expect(tries.filter((status) => status === 403 || status === 404).length).toBeGreaterThan(0);
});
