import { parentsFirst } from '../../../../src/core/acts/import/import-drafts';
import { faultsOfBody } from '../../../../src/core/domain/organisation/organisation-rules';
import { aBody, aWorld } from '../../../support/core/builders';

interface Row {
  readonly id: string;
  readonly parentId?: string;
}
/** Rows that stand one below the other, the lowest first. */
const chain = (length: number): readonly Row[] =>
  Array.from({ length }, (_, at) => ({ id: String(at), parentId: String(at + 1) }));

test.each([100, 1_000, 4_000])('%d rows in one chain ask for each parent once', (length) => {
  const parentOf = jest.fn(({ parentId }: Row) => parentId);
  const ordered = parentsFirst(chain(length), parentOf);
  expect(ordered.map(({ id }) => Number(id))).toEqual(
    Array.from({ length }, (_, at) => length - 1 - at),
  );
  expect(parentOf).toHaveBeenCalledTimes(length);
});

test.each([100, 1_000, 4_000])('%d bodies in one chain are each read a few times', (length) => {
  let reads = 0;
  const bodies = chain(length).map(({ id, parentId = '' }) => {
    const body = aBody({ id });
    const isTop = Number(id) === length - 1;
    const get = () => ((reads += 1), isTop ? undefined : parentId);
    return Object.defineProperty(body, 'parentId', { get, enumerable: true });
  });
  const world = aWorld({ bodies });
  const faults = bodies.flatMap((body) => faultsOfBody(world, body));
  expect(faults.map(({ reason }) => reason)).toEqual(['missing']);
  expect(reads).toBeLessThanOrEqual(6 * length);
});

test.each([
  [
    'a ring',
    [
      { id: 'a', parentId: 'b' },
      { id: 'b', parentId: 'a' },
    ],
    ['ring', 'ring'],
  ],
  [
    'a body under a ring',
    [
      { id: 'a', parentId: 'a' },
      { id: 'b', parentId: 'a' },
    ],
    ['ring', 'ring'],
  ],
  [
    'a good chain beside',
    [
      { id: 'a', parentId: 'top' },
      { id: 'b', parentId: 'a' },
    ],
    [],
  ],
] as const)('%s', (_, rows, reasons) => {
  const top = aBody({ id: 'top', kind: 'council' });
  const bodies = [...rows.map((row) => aBody(row)), top];
  const world = aWorld({ bodies });
  expect(bodies.flatMap((body) => faultsOfBody(world, body)).map(({ reason }) => reason)).toEqual(
    reasons,
  );
});
