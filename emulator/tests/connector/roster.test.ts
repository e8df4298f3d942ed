import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import demo from '../../src/tenant/demo.json';
import { startEmulator, type Emulator } from '../support/host-emulator';

/** Makes a tenant file like the demo's, with one team of this many people. */
function largeTenant(people: number): string {
  const more = Array.from({ length: people }, (_, at) => ({
    ...demo.users[0],
    id: randomUUID(),
    displayName: `Person ${String(at)}`,
    userPrincipalName: `person${String(at)}@granforsa.example`,
    hasApp: false,
  }));
  const [team] = demo.teams;
  const teams = [{ ...team, memberIds: more.map(({ id }) => id) }];
  return JSON.stringify({ ...demo, users: [...demo.users, ...more], teams });
}

let emulator: Emulator;
const folder = mkdtempSync(join(tmpdir(), 'jamna-tenant-'));

beforeAll(async () => {
  const seed = join(folder, 'tenant.json');
  writeFileSync(seed, largeTenant(450));
  emulator = await startEmulator(undefined, seed);
}, 180_000);
afterAll(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true });
});

interface Page {
  readonly members: readonly { readonly objectId: string }[];
  readonly continuationToken?: string;
}

const roster = () => `/v3/conversations/${emulator.teams[0]?.channels[0]?.id ?? ''}/pagedMembers`;

/** Reads the roster page by page. @returns the sizes of the pages, and how many different people they had */
async function read(pageSize: string): Promise<{ sizes: number[]; people: number }> {
  const sizes: number[] = [];
  const people = new Set<string>();
  for (let token = ''; ;) {
    const { body } = await emulator.bot('GET', `${roster()}?${pageSize}${token}`);
    const page = body as unknown as Page;
    sizes.push(page.members.length);
    for (const { objectId } of page.members) people.add(objectId);
    if (page.continuationToken === undefined) return { sizes, people: people.size };
    token = `&continuationToken=${encodeURIComponent(page.continuationToken)}`;
  }
}

test.each([
  ['', [200, 200, 50]],
  ['pageSize=500', [450]],
  ['pageSize=9000', [450]],
  ['pageSize=150', [150, 150, 150]],
])('a roster of 450 people comes in pages: %s', async (pageSize, sizes) => {
  expect(await read(pageSize)).toEqual({ sizes, people: 450 });
});

test('a page has at least fifty members', async () => {
  const { body } = await emulator.bot('GET', `${roster()}?pageSize=1`);
  expect((body as unknown as Page).members).toHaveLength(50);
});
