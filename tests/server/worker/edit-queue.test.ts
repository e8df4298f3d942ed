import fc from 'fast-check';
import type { ListEdit } from '../../../src/core/ports';
import { EditQueue } from '../../../src/server/worker/edit-queue';

/** Makes the edit of a row with a number by which a test tells it from others. */
const anEdit = (id: string, number: number): ListEdit => ({
  list: 'goals',
  id,
  kind: 'changed',
  editor: { name: 'Karin Lindgren' },
  at: `2026-11-23T09:00:${String(number).padStart(2, '0')}Z`,
});

/** Accepts edits when the test says so. */
function aGate() {
  const open: { readonly edit: ListEdit; readonly end: (mustWait: boolean) => void }[] = [];
  const mustWait = (edit: ListEdit) =>
    new Promise<boolean>((end) => {
      open.push({ edit, end });
    });
  return { open, mustWait };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('a run that was given up keeps nothing from the next one, and its late end loses no edit', async () => {
  const queue = new EditQueue();
  const [first, second] = [anEdit('1', 1), anEdit('2', 2)];
  const gate = aGate();
  queue.add([first]);
  const late = queue.settle(gate.mustWait);
  queue.add([second]);
  const next = queue.settle(gate.mustWait);
  expect(gate.open.map(({ edit }) => edit)).toEqual([first, second]);
  gate.open[1]?.end(true);
  await next;
  gate.open[0]?.end(true);
  await turn();
  // The late run goes on with the row whose edit the next one had to leave.
  expect(gate.open.map(({ edit }) => edit)).toEqual([first, second, second]);
  gate.open[2]?.end(true);
  await late;
  const taken: ListEdit[] = [];
  await queue.settle((edit) => {
    taken.push(edit);
    return Promise.resolve(false);
  });
  expect(taken).toEqual([first, second]);
  expect(queue.isEmpty).toBe(true);
});

test('a run ends after three rows in a row that must wait, and the next one begins with the others', async () => {
  const queue = new EditQueue();
  const edits = ['1', '2', '3', '4', '5'].map((id, at) => anEdit(id, at));
  queue.add(edits);
  const tried: string[] = [];
  const isAway = (edit: ListEdit) => {
    tried.push(edit.id);
    return Promise.resolve(true);
  };
  expect(await queue.settle(isAway)).toBe(0);
  expect(tried.splice(0)).toEqual(['1', '2', '3']);
  // One row that must always wait does not keep the others from their turn.
  const isFirstRow = ({ id }: ListEdit) => {
    tried.push(id);
    return Promise.resolve(id === '1');
  };
  expect(await queue.settle(isFirstRow)).toBe(4);
  expect(tried).toEqual(['4', '5', '1', '2', '3']);
  expect(queue.isEmpty).toBe(false);
});

test('an edit that throws stays, and its row is free for the next run', async () => {
  const queue = new EditQueue();
  queue.add([anEdit('1', 1)]);
  await expect(queue.settle(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  expect(queue.isEmpty).toBe(false);
  expect(await queue.settle(() => Promise.resolve(false))).toBe(1);
});

/** One step of an interleaving: a reading finds an edit of a row, a run begins, or an acceptance that is under way ends. */
type Step =
  | { readonly kind: 'found'; readonly row: string }
  | { readonly kind: 'run' }
  | { readonly kind: 'end'; readonly which: number; readonly mustWait: boolean };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('found' as const), row: fc.constantFrom('1', '2', '3') }),
  fc.record({ kind: fc.constant('run' as const) }),
  fc.record({ kind: fc.constant('end' as const), which: fc.nat(5), mustWait: fc.boolean() }),
);

test('however runs overlap, each edit is taken once, in the order of its row, and none is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const queue = new EditQueue();
      const gate = aGate();
      const runs: Promise<number>[] = [];
      const found: ListEdit[] = [];
      const done: ListEdit[] = [];
      const end = async (which: number, mustWait: boolean) => {
        const [one] = gate.open.splice(which % Math.max(1, gate.open.length), 1);
        if (one === undefined) return;
        if (!mustWait) done.push(one.edit);
        one.end(mustWait);
        await turn();
      };
      for (const one of steps) {
        if (one.kind === 'found') {
          const edit = anEdit(one.row, found.length);
          found.push(edit);
          queue.add([edit]);
        } else if (one.kind === 'run') runs.push(queue.settle(gate.mustWait));
        else await end(one.which, one.mustWait);
        const rows = gate.open.map(({ edit }) => edit.id);
        expect(new Set(rows).size).toBe(rows.length);
      }
      while (gate.open.length > 0) await end(0, false);
      runs.push(
        queue.settle((edit) => {
          done.push(edit);
          return Promise.resolve(false);
        }),
      );
      const counts = await Promise.all(runs);
      const byRow = (edits: readonly ListEdit[]) =>
        edits.toSorted((a, b) => Number(a.id) - Number(b.id));
      expect(byRow(done)).toEqual(byRow(found));
      expect(counts.reduce((a, b) => a + b, 0)).toBe(found.length);
      expect(queue.isEmpty).toBe(true);
    }),
    { seed: 31, numRuns: 200 },
  );
});
