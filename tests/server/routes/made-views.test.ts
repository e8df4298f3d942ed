import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Me, ViewBase } from '../../../src/core/api/base/view-base';
import { finished } from '../../../src/core/domain/base/steps';
import { laterFieldSteps } from '../../../src/server/routes/json-steps';
import { gzipOf, madeView, personalPart, plainOf } from '../../../src/server/routes/made-view';
import { MadeViews } from '../../../src/server/routes/made-views';

const viewOf = (bytes: number) => ({
  ...{ hash: String(bytes), crc: 0, length: bytes },
  plain: new Uint8Array(bytes),
});

/** Returns a store for 100 bytes, and a function that asks it for a view and tells whether it was made anew. */
function aStore() {
  const views = new MadeViews(100);
  const isMade = async (key: string, bytes = 25) => {
    let made = false;
    await views.get(key, () => {
      made = true;
      return Promise.resolve(viewOf(bytes));
    });
    return made;
  };
  return { views, isMade };
}

describe('Made views', () => {
  test('are made once for a key', async () => {
    const { isMade } = aStore();
    expect([await isMade('a'), await isMade('a'), await isMade('b')]).toEqual([true, false, true]);
  });

  test('give way, the one that was used least recently first, when there is no room for another', async () => {
    const { isMade } = aStore();
    for (const key of ['a', 'b', 'c', 'd', 'a', 'e']) await isMade(key);
    expect([await isMade('a'), await isMade('b')]).toEqual([false, true]);
  });

  test('are not kept when one would take more than a quarter of the room', async () => {
    const { isMade } = aStore();
    expect([await isMade('a', 26), await isMade('a', 26)]).toEqual([true, true]);
  });

  test('have the whole room again once they are forgotten', async () => {
    const { views, isMade } = aStore();
    for (const key of ['a', 'b', 'c', 'd']) await isMade(key);
    views.clear();
    for (const key of ['a', 'b', 'c', 'd']) expect([key, await isMade(key)]).toEqual([key, true]);
    expect(await isMade('a')).toBe(false);
  });

  test('count the bytes of their compressed form', async () => {
    const views = new MadeViews(100);
    let made = 0;
    const ask = () =>
      views.get('a', () => {
        made += 1;
        return Promise.resolve({ hash: 'x', crc: 0, length: 9, packed: new Uint8Array(26) });
      });
    await ask();
    await ask();
    expect(made).toBe(2);
  });

  test('are made once for requests at the same time, and again after a failure', async () => {
    const { views, isMade } = aStore();
    let made = 0;
    const fail = async () => {
      made += 1;
      await Promise.resolve();
      throw new RangeError('It failed.');
    };
    const asked = await Promise.allSettled([views.get('a', fail), views.get('a', fail)]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(made).toBe(1);
    expect(await isMade('a')).toBe(true);
  });
});

test.each([
  {},
  { a: 1, b: 'å "x"\u2028', c: null, d: undefined, e: false },
  { rows: [], more: [{ a: undefined, b: [1, 2] }, 'x', null], 'ö"': { deep: [{}] } },
])('the fields of a view are written in steps as JSON.stringify writes them (%#)', (fields) => {
  const { bytes } = finished(laterFieldSteps(fields));
  const whole = `{"first":1${new TextDecoder().decode(bytes)}`;
  expect(whole).toBe(JSON.stringify({ first: 1, ...fields }));
});

const me = (name: string, managesBodyIds: readonly string[] = []): Me => ({
  ...{ objectId: 'oid', name, isProcessLeader: false, followsUp: false },
  ...{ managesBodyIds, secretaryOfBodyIds: [] },
});
const base = (of: Me): ViewBase => ({
  ...{ me: of, municipalityName: 'Granforsa', timeZone: 'Europe/Stockholm' },
  ...{ today: '2026-11-30', graph: 'ok' },
});

test('a person gets the same JSON as text and as gzip, however long either part is', async () => {
  const manages = fc.nat({ max: 30_000 }).map((count) => Array.from({ length: count }, String));
  await fc.assert(
    fc.asyncProperty(fc.string(), manages, fc.nat({ max: 400 }), async (name, ids, rows) => {
      const view = {
        ...base(me(name, ids)),
        rows: Array.from({ length: rows }, (_, at) => `rad ${at}`),
      };
      const made = await madeView(view);
      const person = personalPart(view.me, made);
      const text = Buffer.from(await plainOf(person, made)).toString();
      expect(text).toBe(JSON.stringify(view));
      const small = gzipOf(person, made);
      expect(small === undefined).toBe(made.length < 1024);
      if (small !== undefined) expect(gunzipSync(small).toString()).toBe(text);
    }),
    { seed: 3, numRuns: 25 },
  );
});

test('the eTag differs when the person or the content does, and only then', async () => {
  const tagFor = async (of: Me, today: string) =>
    personalPart(of, await madeView({ ...base(of), today })).tag;
  const tags = [
    await tagFor(me('Anna'), '2026-11-30'),
    await tagFor(me('Anna'), '2026-11-30'),
    await tagFor(me('Anna'), '2026-12-01'),
    await tagFor(me('Anne'), '2026-11-30'),
  ];
  expect(tags[1]).toBe(tags[0]);
  expect(new Set(tags).size).toBe(3);
});
