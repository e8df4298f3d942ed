import { rowsBy } from '../../../../src/core/domain/base/row-index';
import {
  derivedFromRows,
  valuesOf,
  withChanges,
  type RowChange,
} from '../../../../src/core/domain/base/row-list';
import { randomSource } from '../../../support/core/random';

interface Row {
  readonly id: string;
  readonly group?: string;
}

const aRow = (id: number, group?: string): Row => ({
  id: String(id),
  ...(group !== undefined && { group }),
});

/** Changes up to three rows at random: replaced within their group, moved to another, taken out of all, or added. */
function someChanges(rows: readonly Row[], seed: number): readonly RowChange<Row>[] {
  const random = randomSource(seed);
  const now = [...rows];
  return Array.from({ length: 1 + random.below(3) }, () => {
    const at = random.below(now.length + 1);
    const before = now[at];
    const group = random.pick(['a', 'b', 'c', undefined]);
    const after = before === undefined ? aRow(now.length, group) : aRow(Number(before.id), group);
    now[at] = after;
    return { at, ...(before && { before }), after };
  });
}

describe('an index of rows', () => {
  test.each([1, 2, 3, 4, 5])('is the same renewed as made anew (seed %i)', (seed) => {
    const byGroup = rowsBy<Row>(({ group }) => group);
    let rows: readonly Row[] = [aRow(0, 'a'), aRow(1, 'b'), aRow(2)];
    for (let step = 0; step < 400; step += 1) {
      rows = withChanges(rows, someChanges(rows, seed * 1000 + step));
      if (step % 3 === 0) continue;
      for (const group of ['a', 'b', 'c'])
        expect(byGroup(rows, group)).toEqual(rows.filter((row) => row.group === group));
    }
  });

  test('leaves earlier states of the list as they were', () => {
    const byGroup = rowsBy<Row>(({ group }) => group);
    const before: readonly Row[] = [aRow(0, 'a')];
    expect(byGroup(before, 'a')).toHaveLength(1);
    const after = withChanges(before, [
      { at: 0, before: before[0] ?? aRow(0), after: aRow(0, 'b') },
    ]);
    expect(byGroup(after, 'a')).toEqual([]);
    expect(byGroup(before, 'a')).toEqual(before);
  });

  test('keeps a group that no change has touched', () => {
    const byGroup = rowsBy<Row>(({ group }) => group);
    const before: readonly Row[] = [aRow(0, 'a'), aRow(1, 'b')];
    const kept = byGroup(before, 'a');
    const after = withChanges(before, [{ at: 2, after: aRow(2, 'b') }]);
    expect(byGroup(after, 'a')).toBe(kept);
  });
});

describe('the values of stored rows', () => {
  const values = (rows: readonly Row[]) => rows.map((value) => ({ value }));

  test.each([1, 2, 3])(
    'are indexed right when a row changes more than once between two looks (seed %i)',
    (seed) => {
      const byGroup = rowsBy<Row>(({ group }) => group);
      const plain = [aRow(0, 'a'), aRow(1, 'b')];
      let rows: readonly { readonly value: Row }[] = values(plain);
      for (let step = 0; step < 200; step += 1) {
        const changes = someChanges(plain, seed * 1000 + step);
        for (const { at, after } of changes) plain[at] = after;
        rows = withChanges(
          rows,
          changes.map(({ at, after }) => ({ at, after: { value: after } })),
        );
        for (const group of ['a', 'b', 'c'])
          expect(byGroup(valuesOf(rows), group)).toEqual(
            plain.filter((row) => row.group === group),
          );
      }
    },
  );

  test('a row that was added and changed at once is found where it is now alone', () => {
    const byGroup = rowsBy<Row>(({ group }) => group);
    const before = values([aRow(0, 'a')]);
    expect(byGroup(valuesOf(before), 'sending')).toEqual([]);
    const [sending, sent] = values([aRow(1, 'sending'), aRow(1, 'sent')]);
    if (sending === undefined || sent === undefined) throw new Error('two rows were made');
    const after = withChanges(before, [
      { at: 1, after: sending },
      { at: 1, before: sending, after: sent },
    ]);
    expect(byGroup(valuesOf(after), 'sending')).toEqual([]);
    expect(byGroup(valuesOf(after), 'sent')).toEqual([sent.value]);
  });
});

describe('a value made from rows', () => {
  function counted() {
    const calls = { make: 0, renew: 0 };
    const sizeOf = derivedFromRows<Row, number>({
      make: (rows) => ((calls.make += 1), rows.length),
      renew: (_made, _changes, rows) => ((calls.renew += 1), rows.length),
    });
    return { calls, sizeOf };
  }

  test('is made once for a state and renewed for the next one', () => {
    const { calls, sizeOf } = counted();
    const before = [aRow(0)];
    expect([sizeOf(before), sizeOf(before)]).toEqual([1, 1]);
    expect(sizeOf(withChanges(before, [{ at: 1, after: aRow(1) }]))).toBe(2);
    expect(calls).toEqual({ make: 1, renew: 1 });
  });

  test('is made anew for an array that came from elsewhere', () => {
    const { calls, sizeOf } = counted();
    sizeOf([aRow(0)]);
    sizeOf([aRow(0)]);
    expect(calls).toEqual({ make: 2, renew: 0 });
  });

  test('is made anew when two arrays came from one, since each has changes of its own', () => {
    const { calls, sizeOf } = counted();
    const before = [aRow(0)];
    sizeOf(before);
    sizeOf(withChanges(before, [{ at: 1, after: aRow(1) }]));
    sizeOf(withChanges(before, [{ at: 1, after: aRow(2) }]));
    expect(calls).toEqual({ make: 2, renew: 1 });
  });

  test('is made anew after more changes than are remembered', () => {
    const { calls, sizeOf } = counted();
    let rows: readonly Row[] = [aRow(0)];
    sizeOf(rows);
    for (let id = 1; id < 3000; id += 1) rows = withChanges(rows, [{ at: id, after: aRow(id) }]);
    expect(sizeOf(rows)).toBe(3000);
    expect(calls).toEqual({ make: 2, renew: 0 });
  });
});

test('the values of stored rows are one array for one state, and follow its changes', () => {
  const [one, two] = [{ value: aRow(1) }, { value: aRow(2) }];
  const before: readonly { readonly value: Row }[] = [one];
  expect(valuesOf(before)).toBe(valuesOf(before));
  const after = withChanges(before, [{ at: 1, after: two }]);
  expect(valuesOf(after)).toEqual([one.value, two.value]);
});
