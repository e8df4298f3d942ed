import type { Graph, GraphAnswer } from '../../../src/graph/client/graph';
import { mostPages, restOfPages } from '../../../src/graph/client/pages';
import { cellsOf } from '../../../src/graph/columns/cells';
import { listMaps } from '../../../src/graph/list-registry';
import { eTagOf } from '../../../src/graph/store/answer-status';
import { readEntries } from '../../../src/graph/sync/entries';
import { ListCopy } from '../../../src/graph/sync/list-copy';
import { aGoal } from '../../support/graph/builders';
import { readRow } from '../../../src/graph/sync/row';

const page = (next?: string): GraphAnswer => ({
  status: 200,
  body: { value: [{}], ...(next === undefined ? {} : { '@odata.nextLink': next }) },
});
/** Returns a Graph that answers each link as the function says, and the number of its calls. */
function graphWith(answer: (path: string) => GraphAnswer): { graph: Graph; calls: () => number } {
  let calls = 0;
  const call = ({ path }: { path: string }) => {
    calls += 1;
    return Promise.resolve(answer(path));
  };
  return {
    graph: { call, health: undefined as never, manyRows: undefined as never },
    calls: () => calls,
  };
}
const goalCopy = () =>
  new ListCopy({
    map: listMaps.goals,
    timeZone: () => 'Europe/Stockholm',
    onChange: () => undefined,
  });
const goal = listMaps.goals.write(aGoal('1'), { find: () => undefined, faultText: () => '' });

describe('Links of pages', () => {
  it.each([
    ['to themselves', () => '/a', 2],
    ['in a ring of three', (path: string) => `/${String((Number(path.slice(1)) + 1) % 3)}`, 4],
    ['ever further', (path: string) => `/${String(Number(path.slice(1)) + 1)}`, mostPages],
  ])('that lead %s are an error after few calls', async (_name, next, most) => {
    const { graph, calls } = graphWith((path) => page(next(path)));
    await expect(restOfPages(graph, page('/0'), 'Mål')).rejects.toMatchObject({
      code: 'store-unavailable',
    });
    expect(calls()).toBeLessThanOrEqual(most);
  });

  it('that end are all followed', async () => {
    const { graph } = graphWith((path) =>
      page(path === '/3' ? undefined : `/${String(Number(path.slice(1)) + 1)}`),
    );
    expect((await restOfPages(graph, page('/0'), 'Mål')).entries).toHaveLength(5);
  });
});

describe('An eTag', () => {
  it.each([
    ['"g,1"', '"g,1"'],
    ['g,1', '"g,1"'],
    ['W/"g,1"', 'W/"g,1"'],
  ])('%s is kept as %s', (given, kept) => {
    expect(readRow({ id: '1', eTag: given, fields: {} })?.eTag).toBe(kept);
    expect(eTagOf({ '@odata.etag': given })).toBe(kept);
  });
});

describe('A truth value', () => {
  it.each([
    [true, true],
    [false, false],
    [undefined, false],
    [null, false],
    ['1', undefined],
    ['0', undefined],
    ['true', undefined],
    [1, undefined],
    [[], undefined],
  ])('%j is read as %j', (given, read) => {
    const cells = cellsOf({ AddsUp: given }, 'Europe/Stockholm');
    expect(cells.boolean('AddsUp')).toBe(read);
    expect(cells.unreadable.has('AddsUp')).toBe(read === undefined);
  });
});

describe('A row that cannot be taken', () => {
  it.each([null, undefined, {}])('with the fields %j is reported', (fields) => {
    const { rows, isWhole } = readEntries([{ id: '7', eTag: '"g,1"', fields }]);
    const copy = goalCopy();
    for (const row of rows.values()) copy.put(row, copy.moment());
    expect(isWhole).toBe(true);
    expect(copy.broken()).toMatchObject([{ list: 'Mål', id: '7' }]);
  });

  it('because an older row has its key is reported, until the older row is gone', () => {
    const copy = goalCopy();
    for (const id of ['3', '5', '9']) {
      copy.put({ id, eTag: `"${id},1"`, fields: goal }, copy.moment());
    }
    expect(copy.all()).toHaveLength(1);
    expect(copy.broken()).toMatchObject([{ id: '5' }, { id: '9' }]);
    copy.remove('3');
    expect(copy.broken()).toMatchObject([{ id: '9' }]);
    copy.remove('9');
    expect(copy.broken()).toEqual([]);
  });
});
