import type { Entity } from '../../../src/core/domain/entities';
import { UnreadableRow } from '../../../src/graph/columns/cells';
import type { RowMap } from '../../../src/graph/columns/list-map';
import { descriptions } from '../../../src/graph/descriptions';
import { ListCopy } from '../../../src/graph/sync/list-copy';
import type { Row } from '../../../src/graph/sync/row';
import { randomSource } from '../../support/core/random';

/** Reads the column Key; a row without one cannot be read. */
function keysOnly(): RowMap<Entity> {
  const [description] = descriptions;
  if (description === undefined) throw new RangeError('There is no list.');
  return {
    description,
    read: (cells, id) => {
      const key = cells.text('Key');
      if (key === undefined) throw new UnreadableRow('Key is empty');
      return { id, key };
    },
    write: () => ({}),
  };
}

function aCopy(rows: Iterable<Row> = []): ListCopy<Entity> {
  const copy = new ListCopy({
    map: keysOnly(),
    timeZone: () => 'Europe/Stockholm',
    onChange: () => undefined,
  });
  for (const row of rows) copy.put(row);
  return copy;
}

const aRow = (id: number, version: number, key: string | undefined): Row => ({
  id: String(id),
  eTag: `"${String(id)},${String(version)}"`,
  fields: key === undefined ? {} : { Key: key },
});

const keys = ['a', 'b', 'c', 'd', undefined];

describe('A copy of a list', () => {
  test.each([1, 2, 3, 4])(
    'has the same records as one that reads the list anew (seed %i)',
    (seed) => {
      const random = randomSource(seed);
      const rows = new Map<string, Row>();
      const copy = aCopy();
      for (let step = 0; step < 600; step += 1) {
        const id = random.below(8) === 0 ? 100 + step : 1 + random.below(12);
        const known = rows.get(String(id));
        if (random.below(12) === 0) {
          rows.delete(String(id));
          copy.remove(String(id));
        } else {
          const isKept = known !== undefined && random.below(2) === 0;
          const key = isKept ? known.fields['Key']?.toString() : random.pick(keys);
          const row = aRow(id, step, random.below(9) === 0 ? `k${String(id)}` : key);
          rows.set(row.id, row);
          copy.put(row);
        }
        if (random.below(3) === 0) continue;
        const anew = aCopy([...rows.values()].sort((a, b) => Number(a.id) - Number(b.id)));
        expect(copy.all()).toEqual(anew.all());
        expect(copy.broken()).toEqual(anew.broken());
        for (const key of ['a', 'b', 'c', 'd'])
          expect(copy.findByKey(key)).toEqual(anew.findByKey(key));
      }
    },
  );

  test('keeps its array of records until a row changes', () => {
    const copy = aCopy([aRow(1, 1, 'a'), aRow(2, 1, 'b')]);
    const before = copy.all();
    expect(copy.all()).toBe(before);
    copy.put(aRow(2, 2, 'b'));
    expect(copy.all()).not.toBe(before);
    expect(before.map(({ eTag }) => eTag)).toEqual(['"1,1"', '"2,1"']);
  });
});
