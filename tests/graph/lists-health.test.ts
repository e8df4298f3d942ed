import { openLists, type Lists } from '../../src/graph/open-lists';
import { startSite, type TestSite } from '../support/graph/site';

let site: TestSite;
let lists: Lists;

beforeAll(async () => {
  site = await startSite();
}, 180_000);
afterAll(() => site.stop());
beforeEach(async () => {
  lists = openLists(site.settings('product'), { graph: site.graph('product') });
  await lists.load();
});
afterEach(() => site.control('DELETE', '/faults'));

/** Lets Graph refuse what begins with the path. */
const refuse = (path: string, status: number) =>
  site.control('POST', '/faults', [
    { match: { path: path.replaceAll('.', '\\.') }, fault: { status } },
  ]);

/** Returns the path of the list with its id, as the product calls it. */
async function pathOf(displayName: string): Promise<string> {
  const answer = await site.graph('product').call({ method: 'GET', path: site.list(displayName) });
  const { id } = answer.body as { readonly id: string };
  return site.list(displayName).replace(/[^/]+$/, id);
}

const poll = () =>
  lists.refresh('all').then(
    () => 'read',
    () => 'refused',
  );
const reload = () =>
  lists.load().then(
    () => 'read',
    () => 'refused',
  );

describe.each([
  ['the changes of a list', 403, '/items/delta', poll],
  ['the changes of a list', 500, '/items/delta', poll],
  ['the changes of a list', 404, '/items/delta', poll],
  ['a list and all in it', 404, '', reload],
] as const)('While Graph refuses %s with %d and answers the others', (_what, status, end, read) => {
  it('health says so after some readings, with the age of its rows, until the list answers', async () => {
    const rowsFrom = lists.health().readAt['Mål'];
    await refuse(`${await pathOf('Mål')}${end}`, status);
    expect(await read()).toBe('refused');
    // One refusal can be a chance.
    expect(lists.health().graph).toBe('ok');
    await read();
    await read();
    expect(lists.health().graph).toEqual({ staleSince: rowsFrom, dataFrom: rowsFrom });
    expect(lists.health().readAt['Mål']).toBe(rowsFrom);
    await site.control('DELETE', '/faults');
    expect(await read()).toBe('read');
    expect(lists.health().graph).toBe('ok');
  }, 180_000);
});

test('rows of a list that are gone do not mean that the list is refused', async () => {
  const graph = site.graph('product');
  const listPath = await pathOf('Mål');
  for (const id of ['901', '902', '903', '904']) {
    const path = `${listPath}/items/${id}`;
    expect(await graph.call({ method: 'GET', path })).toMatchObject({ status: 404 });
  }
  expect(graph.health.listRefusedSince(listPath)).toBeUndefined();
});
