import { graphDirectory } from '../../../src/graph/client/directory';
import type { Graph } from '../../../src/graph/client/graph';

function begin() {
  let asked = 0;
  const call = () => {
    asked += 1;
    return Promise.resolve({ status: 200, body: { value: [] } });
  };
  const directory = graphDirectory({ call } as unknown as Graph, () => 0);
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
