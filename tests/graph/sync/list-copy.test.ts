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
  for (const row of rows) copy.put(row, copy.moment());
  return copy;
}

const aRow = (id: number, version: number, key: string | undefined): Row => ({
  id: String(id),
  eTag: `"${String(id)},${String(version)}"`,
  fields: key === undefined ? {} : { Key: key },
});

const keys = ['a', 'b', 'c', 'd', 'B', 'C', undefined];

describe('Answers that arrive in any order', () => {
  /** An answer under way: what the list held when Graph made it, and the moment at which it was asked for. */
  interface UnderWay {
    readonly askedAt: number;
    readonly askedAtStep: number;
    readonly rows: ReadonlyMap<string, Row>;
  }

  test.each([1, 2, 3, 4, 5, 6])('never set a row back (seed %i)', (seed) => {
    const random = randomSource(seed);
    const list = new Map<string, Row>();
    const removedAtStep = new Map<string, number>();
    const copy = aCopy();
    let underWay: UnderWay[] = [];
    const heldVersions = () =>
      new Map(copy.ids().map((id) => [id, Number(/,(\d+)/.exec(copy.row(id)?.eTag ?? '')?.[1])]));
    const arrive = ({ rows, askedAt, askedAtStep }: UnderWay) => {
      const before = heldVersions();
      for (const row of rows.values()) copy.put(row, askedAt);
      for (const [id, version] of heldVersions()) {
        expect(version).toBeGreaterThanOrEqual(before.get(id) ?? 0);
        if (!before.has(id)) expect(removedAtStep.get(id) ?? -1).toBeLessThan(askedAtStep);
      }
    };
    for (let step = 1; step < 500; step += 1) {
      const id = 1 + random.below(6);
      const kind = random.below(5);
      if (kind === 0) list.set(String(id), aRow(id, step, `k${String(id)}`));
      else if (kind === 1) {
        // The row is deleted, and the copy hears of it before older answers arrive.
        list.delete(String(id));
        copy.remove(String(id));
        removedAtStep.set(String(id), step);
      } else if (kind === 2) {
        underWay.push({ askedAt: copy.moment(), askedAtStep: step, rows: new Map(list) });
      } else if (underWay.length > 0) {
        const next = random.pick(underWay);
        underWay = underWay.filter((one) => one !== next);
        arrive(next);
      }
    }
    arrive({ askedAt: copy.moment(), askedAtStep: 500, rows: list });
    underWay.forEach(arrive);
    expect(new Set(copy.ids())).toEqual(new Set(list.keys()));
    for (const [id, row] of list) expect(copy.row(id)?.eTag).toBe(row.eTag);
  });

  test('a row that is restored comes back, also with the version that it had', () => {
    const copy = aCopy([aRow(1, 3, 'a')]);
    copy.remove('1');
    copy.put(aRow(1, 3, 'a'), copy.moment());
    expect(copy.find('1')).toBeDefined();
  });

  test('a row that was removed before the copy knew it does not come by an older answer', () => {
    const copy = aCopy();
    const askedAt = copy.moment();
    copy.remove('1');
    expect(copy.put(aRow(1, 1, 'a'), askedAt)).toBeUndefined();
    expect(copy.all()).toEqual([]);
  });
});

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
          copy.put(row, copy.moment());
        }
        if (random.below(3) === 0) continue;
        const anew = aCopy([...rows.values()].sort((a, b) => Number(a.id) - Number(b.id)));
        expect(copy.all()).toEqual(anew.all());
        expect(copy.broken()).toEqual(anew.broken());
        for (const key of ['a', 'b', 'c', 'd', 'D'])
          expect(copy.findByKey(key)).toEqual(anew.findByKey(key));
      }
    },
  );

  test('takes keys that differ only in case for one key, and names the younger row as a double', () => {
    const copy = aCopy([aRow(1, 1, 'BUF-1'), aRow(2, 1, 'buf-1'), aRow(3, 1, 'buf-2')]);
    expect(copy.all().map(({ value }) => value.key)).toEqual(['BUF-1', 'buf-2']);
    expect(copy.findByKey('Buf-1')?.value.id).toBe('1');
    expect(copy.find('2')?.value.key).toBe('buf-1');
    expect(copy.broken()).toMatchObject([{ id: '2', column: 'Kod', reason: 'doubled' }]);
    copy.remove('1');
    expect(copy.findByKey('BUF-1')?.value.id).toBe('2');
    expect(copy.broken()).toEqual([]);
  });

  test('keeps its array of records until a row changes', () => {
    const copy = aCopy([aRow(1, 1, 'a'), aRow(2, 1, 'b')]);
    const before = copy.all();
    expect(copy.all()).toBe(before);
    copy.put(aRow(2, 2, 'b'), copy.moment());
    expect(copy.all()).not.toBe(before);
    expect(before.map(({ eTag }) => eTag)).toEqual(['"1,1"', '"2,1"']);
  });
});
