import fc from 'fast-check';
import { acceptListEdit } from '../../../../src/core/acts/list-edits/accept-list-edit';
import { definedOnly } from '../../../../src/core/domain/base/defined';
import type { ReportRow } from '../../../../src/core/domain/follow-up/report';
import type { Goal } from '../../../../src/core/domain/goals/goal';
import { askingRow, askToday } from '../../../../src/core/domain/follow-up/round-rows';
import { waitingRows } from '../../../../src/core/domain/follow-up/row-places';
import { aGoal, aReport, aRound, aWorld } from '../../../support/core/builders';
import { anInstance, clockContext, listsOf } from '../../../support/core/fake-context';

const at = '2026-12-20T09:10:00Z';
const editor = { objectId: 'oid-ledare', name: 'Ledare' };
const codes = ['G-1', 'G-2', 'G-3'];
const goals = codes.map((key, index) => aGoal({ id: String(index + 1), key }));

/** A closed round with a report about each goal. `edit` and `type` are what a person does in Mål. */
function begin() {
  const before = aWorld({ goals, rounds: [aRound()] });
  const round = aRound({ state: 'closed', asAsked: askToday(before, aRound()) });
  const reports = goals.map((goal, index) => {
    const { key, goalId, asAsked, dueOn } = askingRow(before, round, goal);
    const id = String(50 + index);
    const report = aReport({ id, key, goalId, state: 'accepted' });
    return definedOnly<ReportRow>({ ...report, asAsked, dueOn });
  });
  const lists = listsOf({ world: { ...before, rounds: [round], reports } });
  const instance = anInstance(lists);
  const ctx = clockContext(instance);
  const accept = (id: string, kind: 'created' | 'changed' | 'deleted', was?: Goal) => {
    instance.sync();
    const edit = { list: 'goals', id, kind, editor, at } as const;
    return acceptListEdit(ctx, { ...edit, ...(was && { before: was }) });
  };
  const goal = (id: string) => lists.goals.rows.get(id)?.value;
  return {
    ...{ lists, ctx, round },
    edit: (id: string, key: string) => {
      const was = goal(id);
      lists.goals.edit(id, { key });
      return accept(id, 'changed', was);
    },
    type: (key: string) => {
      const made = lists.goals.add(aGoal({ id: '', key }));
      return made === 'refused' ? undefined : accept(made.id, 'created');
    },
    remove: (id: string) => {
      const was = goal(id);
      lists.goals.rows.delete(id);
      return accept(id, 'deleted', was);
    },
    rows: () => [...lists.reports.rows.values()].map(({ value }) => value),
  };
}

test('a code that is written in other letters is the same code', async () => {
  const { edit, rows } = begin();
  const before = rows();
  await edit('1', 'g-1');
  expect(rows()).toEqual(before);
});

test('a goal that gets the code that another had does not become the goal of its report', async () => {
  const { edit, type, rows } = begin();
  const before = rows();
  await edit('1', 'G-1b');
  await type('G-1');
  await edit('1', 'G-1c');
  expect(rows()).toEqual(before);
});

test('a person who makes a row of a closed round point at another goal is told so until it is right', async () => {
  const { edit, lists, ctx } = begin();
  const [row] = [lists.reports.rows.get('50')!.value];
  const acceptRow = (before: typeof row) =>
    acceptListEdit(ctx, { list: 'reports', id: '50', kind: 'changed', editor, at, before });
  lists.reports.edit('50', { goalId: '2' });
  await edit('3', 'G-3b');
  await acceptRow(row);
  const fault = { field: 'key', reason: 'not-the-key', values: { key: 'helar-2026:G-2' } };
  const wrong = lists.reports.rows.get('50')!.value;
  expect(wrong.faults).toEqual([fault]);
  await edit('2', 'G-2');
  expect(lists.reports.rows.get('50')?.value.faults).toEqual([fault]);
  lists.reports.edit('50', { goalId: '1' });
  await edit('3', 'G-3');
  await acceptRow(wrong);
  expect(lists.reports.rows.get('50')?.value.faults).toEqual([]);
});

const known = fc.constantFrom('1', '2', '3');
const anEdit = fc.oneof(
  fc.record({
    id: known,
    key: fc.constantFrom(...codes, ...codes.map((key) => key.toLowerCase()), 'G-9'),
  }),
  fc.record({ typed: fc.constantFrom(...codes) }),
  fc.record({ removed: known }),
);

test('no edits of codes in Mål change what a closed round holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anEdit, { minLength: 2, maxLength: 6 }), async (edits) => {
      const { edit, type, remove, rows, lists, ctx, round } = begin();
      const before = rows();
      for (const one of edits) {
        if ('typed' in one) await type(one.typed);
        else if ('removed' in one) await remove(one.removed);
        else if (lists.goals.rows.has(one.id)) await edit(one.id, one.key);
        expect(rows()).toEqual(before);
      }
      expect(waitingRows(ctx.world(), round)).toEqual([]);
    }),
    { seed: 11, numRuns: 150 },
  );
});
