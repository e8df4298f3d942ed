import { freshCopy, replay, type Copy } from '../model/copy';
import type { Body, Caller, TestList } from '../support/emulator';
import { cellsOf, type Log, type Mark } from './writers';

/** The marks that a key's row may have: the confirmed one or the pending one. `undefined` stands for no row. */
function allowed(log: Log, key: string): readonly (Mark | undefined)[] {
  const pending = log.pending.get(key);
  return [log.confirmed.get(key), ...(pending === undefined ? [] : [pending])];
}

/** Checks that all cells of a row are of one write. @returns the write's mark */
function markOf(row: Body): Mark {
  const { Kod, Title, Antal, Text } = row.fields;
  const mark = Number(Antal);
  expect({ Kod, Title, Antal, Text }).toEqual(cellsOf(String(Kod), mark));
  // The creation and each change make a version.
  expect(row.eTag).toMatch(new RegExp(`,${mark + 1}"$`));
  return mark;
}

async function mustHaveItsVersions(caller: Caller, list: TestList, row: Body): Promise<void> {
  const { body } = await caller.get(`${list.items}/${row.id}/versions?$expand=fields`);
  const key = String(row.fields['Kod']);
  const marks = Array.from({ length: Number(row.fields['Antal']) + 1 }, (_, n) => n).reverse();
  expect(body.value.map(({ id }) => id)).toEqual(marks.map((mark) => `${mark + 1}.0`));
  expect(body.value.map(({ fields }) => fields['Title'])).toEqual(
    marks.map((mark) => cellsOf(key, mark).Title),
  );
}

/** Checks that each confirmed write is in the list whole, and each pending write whole or not at all. */
async function mustBeWhole(caller: Caller, list: TestList, logs: readonly Log[]): Promise<void> {
  for (const log of logs) {
    for (const key of new Set([...log.confirmed.keys(), ...log.pending.keys()])) {
      const found = await caller.get(`${list.items}?$filter=fields/Kod eq '${key}'&$expand=fields`);
      expect(found.body.value.length).toBeLessThanOrEqual(1);
      const [row] = found.body.value;
      const mark = row === undefined ? undefined : markOf(row);
      // A deleted row is absent, as one that never was.
      const marks = allowed(log, key).map((one) => (one === 'gone' ? undefined : one));
      expect({ key, marks }).toEqual({ key, marks: expect.arrayContaining([mark]) as unknown });
      if (row !== undefined) await mustHaveItsVersions(caller, list, row);
    }
  }
}

/** Checks that pages, both indexes, delta since the last round and delta from the beginning return the same rows. */
async function mustAgree(caller: Caller, list: TestList, copy: Copy): Promise<Copy> {
  const rows = await caller.all(`${list.items}?$expand=fields&$top=5000`);
  const ids = rows.map(({ id }) => Number(id));
  for (const column of ['Kod', 'Antal']) {
    const order = await caller.all(`${list.items}?$orderby=fields/${column}&$top=5000`);
    expect(order.map(({ id }) => Number(id)).sort((a, b) => a - b)).toEqual(ids);
  }
  const at = { list, guids: new Map<number, string>() };
  const followed = await replay(caller, at, { copy });
  const whole = await replay(caller, at, { copy: freshCopy(list) });
  expect([...followed.rows.keys()].sort((a, b) => a - b)).toEqual(ids);
  expect(new Map([...followed.rows].sort(([a], [b]) => a - b))).toEqual(whole.rows);
  return followed;
}

/** Checks that keys of deleted rows are free, keys of existing rows taken, and that ids continue to rise. */
async function mustGoOn(caller: Caller, list: TestList, logs: readonly Log[]): Promise<void> {
  const rows = await caller.all(`${list.items}?$top=5000`);
  const highest = Math.max(0, ...rows.map(({ id }) => Number(id)));
  const keys = logs.flatMap(({ confirmed, pending }) =>
    [...confirmed].filter(([key]) => !pending.has(key)),
  );
  const taken = keys.find(([, mark]) => mark !== 'gone')?.[0];
  if (taken !== undefined) {
    const again = await caller.post(list.items, { fields: { Kod: taken } });
    expect(again.status).toBe(409);
  }
  const free = keys.find(([, mark]) => mark === 'gone')?.[0] ?? `ny ${highest}`;
  const made = await caller.post(list.items, { fields: { Kod: free } });
  expect(made.status).toBe(201);
  expect(Number(made.body.id)).toBeGreaterThan(highest);
  expect((await caller.remove(`${list.items}/${made.body.id}`)).status).toBe(204);
}

/** Checks a list against what its writers knew before the emulator was killed. @returns the copy, brought up to date */
export async function mustHaveSurvived(
  caller: Caller,
  at: { readonly list: TestList; readonly logs: readonly Log[]; readonly copy: Copy },
): Promise<Copy> {
  const { list, logs, copy } = at;
  await mustBeWhole(caller, list, logs);
  const followed = await mustAgree(caller, list, copy);
  await mustGoOn(caller, list, logs);
  return followed;
}
