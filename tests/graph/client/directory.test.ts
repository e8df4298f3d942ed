import { runningTime } from '../../../src/core/domain/base/running-time';
import { graphDirectory } from '../../../src/graph/client/directory';
import type { Graph } from '../../../src/graph/client/graph';

function begin() {
  let asked = 0;
  const call = () => {
    asked += 1;
    return Promise.resolve({ status: 200, body: { value: [] } });
  };
  const directory = graphDirectory({ call } as unknown as Graph, () => runningTime(0));
  const resolve = async (at: number) => {
    const before = asked;
    await directory.resolve(`person-${String(at)}@granforsa.example`);
    return asked > before;
  };
  return { resolve };
}

test('the directory remembers 10,000 addresses, and forgets the oldest', async () => {
  const { resolve } = begin();
  for (let at = 0; at < 10_000; at += 1) await resolve(at);
  expect([await resolve(0), await resolve(9_999)]).toEqual([false, false]);
  await resolve(10_000);
  expect([await resolve(1), await resolve(10_000)]).toEqual([false, false]);
  expect(await resolve(0)).toBe(true);
});

function withUsers(...users: readonly object[]) {
  const members: string[] = [];
  const call = () => Promise.resolve({ status: 200, body: { value: users } });
  const onMember = (objectId: string) => void members.push(objectId);
  const directory = graphDirectory({ call } as unknown as Graph, () => runningTime(0), {
    onMember,
  });
  return { members, resolve: () => directory.resolve('k@granforsa.example') };
}
const id = '55E7B818-DAF2-4A1B-B284-4A40C0FBF46D';
const lowerCaseId = id.toLowerCase();

test.each([
  ['#EXT#', 'k_lst.example#EXT#@granforsa.example'],
  ['#ext#', 'k_lst.example#ext#@granforsa.example'],
  ['#Ext#', 'k_lst.example#Ext#@granforsa.example'],
])('a guest holds no role and is no member, whose user name holds %s', async (_, name) => {
  const { resolve, members } = withUsers({ id, userPrincipalName: name });
  expect(await resolve()).toBeUndefined();
  expect(members).toEqual([]);
});

test('whoever is found is told as a member, when the user name shows it, and only when the directory is asked', async () => {
  const { resolve, members } = withUsers({ id, userPrincipalName: 'k@granforsa.example' });
  await resolve();
  expect((await resolve())?.objectId).toBe(lowerCaseId);
  expect(members).toEqual([lowerCaseId]);
  const nameless = withUsers({ id });
  expect((await nameless.resolve())?.objectId).toBe(lowerCaseId);
  expect(nameless.members).toEqual([]);
});
