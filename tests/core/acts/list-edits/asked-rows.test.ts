import { submitReport } from '../../../../src/core/acts/follow-up/submit-report';
import { acceptListEdit } from '../../../../src/core/acts/list-edits/accept-list-edit';
import { asAskedToday } from '../../../../src/core/domain/follow-up/as-asked';
import {
  asReport,
  type ReportRow,
  type TypedParts,
} from '../../../../src/core/domain/follow-up/report';
import { askingRow, askToday } from '../../../../src/core/domain/follow-up/round-rows';
import { waitingRows } from '../../../../src/core/domain/follow-up/row-places';
import { reportsAbout } from '../../../../src/core/domain/follow-up/reports-of-goal';
import type { RoundState } from '../../../../src/core/domain/follow-up/round';
import type { ListEdit, New } from '../../../../src/core/ports';
import { aGoal, aReport, aRound, aWorld } from '../../../support/core/builders';
import { anInstance, clockContext, contextOf, listsOf } from '../../../support/core/fake-context';

const at = '2026-11-23T09:10:00Z';
const leader = { objectId: 'oid-ledare', name: 'Ledare' };
const goals = [aGoal({ id: '1', key: 'G-1' }), aGoal({ id: '2', key: 'G-2', bodyId: 'unit2' })];
const later = aGoal({ id: '3', key: 'G-3' });

/** A round that has asked for two goals, before a third was adopted. */
function begin(state: RoundState = 'open') {
  const before = aWorld({ goals, rounds: [aRound()] });
  const round = aRound({ state, asAsked: askToday(before, aRound()) });
  const rows = goals.map((goal, at) => ({
    ...askingRow(before, round, goal),
    id: String(50 + at),
  }));
  const world = { ...before, goals: [...goals, later], rounds: [round], reports: rows };
  const lists = listsOf({ world });
  const instance = anInstance(lists);
  const ctx = clockContext(instance);
  const accept = async (id: string, edit: Partial<ListEdit<'reports'>>) => {
    instance.sync();
    await acceptListEdit(ctx, {
      list: 'reports',
      id,
      kind: 'changed',
      editor: leader,
      at,
      ...edit,
    });
    return lists.reports.rows.get(id)?.value;
  };
  const change = (id: string, by: Partial<ReportRow>) => {
    const row = lists.reports.rows.get(id)?.value;
    lists.reports.edit(id, by);
    return accept(id, { ...(row && { before: row }) });
  };
  const type = async (row: New<ReportRow>) => {
    const made = lists.reports.add(row);
    if (made === 'refused') throw new RangeError('refused');
    return accept(made.id, { kind: 'created' });
  };
  const remove = (id: string) => {
    const row = lists.reports.rows.get(id)?.value;
    lists.reports.rows.delete(id);
    return accept(id, { kind: 'deleted', ...(row && { before: row }) });
  };
  const told = () =>
    [...lists.deliveries.rows.values()].map(({ value: { kind, recipient, details } }) => [
      kind,
      'objectId' in recipient ? recipient.objectId : '',
      ...('change' in details ? [details.change] : []),
      ...('reasons' in details ? details.reasons : []),
    ]);
  const waiting = () =>
    waitingRows(ctx.world(), round).map(({ row: { key }, reason }) => [key, reason]);
  return { lists, instance, ctx, round, world, change, type, remove, told, waiting, accept };
}

const typedFigures = { typed: { figures: { women: 82, men: 81 } } };
/** A row that a person types into the list, with its visible columns alone. */
const typedRow = (
  goalId: string,
  key: string,
  parts: TypedParts = typedFigures.typed,
): New<ReportRow> => ({
  ...{ key, roundId: '900', goalId, state: 'asked', revision: 0, faults: [] },
  typed: parts,
});

test('figures typed into a row that asks are a report of the editor, and the manager who was asked is told', async () => {
  const { change, told, lists } = begin();
  const row = await change('50', typedFigures);
  expect(row).toMatchObject({
    ...{ state: 'submitted', attainment: 'met', reportedByObjectId: 'oid-ledare', reportedAt: at },
    ...{ editedByName: 'Ledare', faults: [], dueOn: '2026-12-15' },
  });
  expect(row?.asAsked).toEqual(lists.reports.rows.get('50')?.value.asAsked);
  expect(told()).toEqual([['figure-changed', 'oid-chef', 'reported']]);
});

test('half an outcome stays in the row that asks, and the editor reads what is missing', async () => {
  const { change, told } = begin();
  const row = await change('50', { typed: { figures: { women: 82 } } });
  expect(row).toMatchObject({ state: 'asked', typed: { figures: { women: 82 } } });
  expect(row?.faults).toEqual([{ field: 'men', reason: 'missing' }]);
  expect(told()).toEqual([['edit-refused', 'oid-ledare', 'missing']]);
});

test('a state without an outcome is put back, and the editor reads why', async () => {
  const { change, told } = begin();
  expect(await change('50', { typed: { state: 'accepted' } })).toMatchObject({
    state: 'asked',
    faults: [],
  });
  expect(told()).toEqual([['edit-refused', 'oid-ledare', 'missing']]);
});

test('a report that is emptied is asked for again, and its reporter is told', async () => {
  const { lists, accept, told } = begin();
  const report = { ...aReport({ id: '50' }), asAsked: asAskedToday(aWorld({ goals }), goals[0]!) };
  const asked = lists.reports.rows.get('50')!.value;
  lists.reports.edit('50', {
    typed: { reportedAt: at, reportedByObjectId: 'oid-chef', state: 'submitted' },
  });
  const row = await accept('50', { before: report });
  expect(row).toMatchObject({ state: 'asked', asAsked: asked.asAsked });
  expect(row).not.toHaveProperty('typed');
  expect(told()).toEqual([['figure-changed', 'oid-chef', 'emptied']]);
});

test('two instances that find one deletion at different times tell of it once', async () => {
  const { lists, accept, told } = begin();
  const before = lists.reports.rows.get('50')!.value;
  lists.reports.rows.delete('50');
  const deleted = { kind: 'deleted', before, lastETag: '"a,3"' } as const;
  await accept('50', { ...deleted, at: '2026-11-23T09:59:59Z' });
  const first = told();
  expect(first).toHaveLength(2);
  for (const { value } of [...lists.deliveries.rows.values()])
    lists.deliveries.edit(value.id, { stateAt: '2026-11-20T09:00:00Z' });
  await accept('50', { ...deleted, at: '2026-11-24T00:00:01Z' });
  expect(told()).toEqual(first);
});

test('each person hears once of rows without a report that are deleted within an hour', async () => {
  const { lists, instance, accept, told } = begin();
  const kept = lists.reports.rows.get('50')!;
  const remove = async (lastETag: string) => {
    lists.reports.rows.delete('50');
    await accept('50', { kind: 'deleted', before: kept.value, lastETag });
    lists.reports.rows.set('50', kept);
  };
  await remove('"a,1"');
  await remove('"a,2"');
  expect(told()).toHaveLength(2);
  instance.clock.advance(3_601);
  await remove('"a,3"');
  expect(told()).toHaveLength(4);
});

test('a deleted row: the goal stays asked, the people concerned are told, and a report makes the row anew', async () => {
  const { instance, remove, told, lists } = begin();
  await remove('50');
  expect(told()).toEqual([
    ['figure-changed', 'oid-chef', 'row-removed'],
    ['figure-changed', 'oid-ledare2', 'row-removed'],
  ]);
  await remove('51');
  // The process leader has heard of it; the manager of the other goal has not.
  expect(told().slice(2)).toEqual([['figure-changed', 'oid-annan', 'row-removed']]);
  const input = {
    goalId: '1',
    roundId: '900',
    figures: { women: 60, men: 61 },
    cannotBeAssessed: false,
  };
  await submitReport(contextOf(instance, 'Chef'), input);
  expect(lists.reports.byKey('helar-2026:G-1')?.value).toMatchObject({
    ...{ state: 'submitted', dueOn: '2026-12-15' },
    asAsked: { goal: { key: 'G-1' }, filledIn: true },
  });
});

test('a row for a goal that the round does not ask for waits for the process leader and counts nowhere', async () => {
  const { type, waiting, told, ctx } = begin();
  const row = await type(typedRow('3', 'helar-2026:G-3'));
  expect(row).toMatchObject({ state: 'submitted', figures: { women: 82, men: 81 } });
  expect(row?.faults).toEqual([{ field: 'goal', reason: 'not-asked' }]);
  expect(row).not.toHaveProperty('asAsked');
  expect(waiting()).toEqual([['helar-2026:G-3', 'not-asked']]);
  expect(reportsAbout(ctx.world(), { id: '3', key: 'G-3' })).toEqual([]);
  expect(told()).toEqual([['edit-refused', 'oid-ledare', 'not-asked']]);
});

test('of several rows of a goal the one with the right key counts, and the others are named as doubles', async () => {
  const { change, type, remove, waiting, ctx, lists, told } = begin();
  await change('50', typedFigures);
  const copy = await type(
    typedRow('1', 'helar-2026:G-1-kopia', { figures: { women: 500, men: 400 } }),
  );
  expect(copy?.faults[0]).toEqual({
    field: 'key',
    reason: 'double',
    values: { key: 'helar-2026:G-1' },
  });
  expect(copy?.faults.map(({ reason }) => reason)).not.toContain('not-the-key');
  expect(waiting()).toEqual([['helar-2026:G-1-kopia', 'double']]);
  expect(reportsAbout(ctx.world(), { id: '1', key: 'G-1' }).map(({ key }) => key)).toEqual([
    'helar-2026:G-1',
  ]);
  expect(told().filter(([, , change]) => change === 'reported')).toHaveLength(1);
  // The first row is deleted: the other one is the row of the goal, with a key to put right.
  await remove('50');
  const left = lists.reports.rows.get(copy?.id ?? '')?.value;
  expect(left?.faults[0]).toEqual({
    field: 'key',
    reason: 'not-the-key',
    values: { key: 'helar-2026:G-1' },
  });
  expect(waiting()).toEqual([]);
});

test('a row that is typed anew for a goal that the round asks for keeps the goal of today', async () => {
  const { remove, type } = begin();
  await remove('50');
  expect(await type(typedRow('1', 'helar-2026:G-1'))).toMatchObject({
    ...{ state: 'submitted', faults: [], dueOn: '2026-12-15' },
    asAsked: { goal: { key: 'G-1' }, filledIn: true },
  });
});

test('a row that is made to point at another goal keeps its own, and the fault names the code', async () => {
  const { change, ctx, round } = begin();
  const row = await change('50', { goalId: '2' });
  expect(row?.faults).toEqual([
    { field: 'key', reason: 'not-the-key', values: { key: 'helar-2026:G-2' } },
  ]);
  expect(waitingRows(ctx.world(), round)).toEqual([]);
});

test('in a closed round an edit is a correction, and an accepted report stays accepted', async () => {
  const { lists, accept, change } = begin('closed');
  const accepted = aReport({ state: 'accepted', acceptedByName: 'Ledare2', acceptedAt: at });
  lists.reports.edit('50', { ...accepted, id: '50' });
  await accept('50', { before: { ...accepted, id: '50' } });
  const row = await change('50', {
    figures: { women: 90, men: 91 },
    correctionReason: 'Fel kolumn',
  });
  expect(row).toMatchObject({
    ...{ state: 'accepted', acceptedByName: 'Ledare2', attainment: 'met' },
    correction: {
      first: { figures: { women: 60, men: 70 }, attainment: 'not-met' },
      byName: 'Ledare',
      at,
    },
    correctionReason: 'Fel kolumn',
  });
  expect(asReport(row)?.figures).toEqual({ women: 90, men: 91 });
});

test('an edit counts although the product saves the row while it is being processed', async () => {
  const { lists, instance, ctx } = begin();
  const before = lists.reports.rows.get('50')?.value;
  lists.reports.edit('50', typedFigures);
  instance.sync();
  // Another instance fills in the due date; this one has not read that yet.
  lists.reports.edit('50', { dueOn: '2026-12-16' });
  const edit = { list: 'reports', id: '50', kind: 'changed', editor: leader, at } as const;
  await acceptListEdit(ctx, { ...edit, ...(before && { before }) });
  expect(lists.reports.rows.get('50')?.value).toMatchObject({
    ...{ state: 'submitted', reportedByName: 'Ledare', dueOn: '2026-12-16' },
  });
});

describe('a row in which somebody empties what the round asked for', () => {
  test('does not get the goal of today: the editor reads why, and it is put right by an act', async () => {
    const { lists, change, told, accept } = begin();
    const full = lists.reports.rows.get('50')?.value;
    const row = await change('50', { asAsked: undefined } as never);
    expect(row?.asAsked).toBeUndefined();
    expect(row?.faults).toEqual([{ field: 'asAsked', reason: 'changed-as-asked' }]);
    expect(told()).toEqual([['edit-refused', 'oid-ledare', 'changed-as-asked']]);
    // The version before is restored.
    lists.reports.edit('50', { ...full });
    expect((await accept('50', { ...(row && { before: row }) }))?.faults).toEqual([]);
  });

  test('is known also when nobody knows the row before', async () => {
    const { lists, accept } = begin();
    lists.reports.edit('50', { asAsked: undefined } as never);
    expect((await accept('50', {}))?.faults).toMatchObject([{ field: 'asAsked' }]);
  });
});

test('a fault that is found when the row is read is told to its editor', async () => {
  const { change, told } = begin();
  await change('50', { faults: [{ field: 'correction', reason: 'changed-as-asked' }] });
  expect(told()).toEqual([['edit-refused', 'oid-ledare', 'changed-as-asked']]);
});

test('an edit that another instance has noted in the row before this one has read it is not told again', async () => {
  const { lists, accept, told } = begin();
  const before = lists.reports.rows.get('50')?.value;
  lists.reports.edit('50', { typed: { figures: { women: 82 } }, editedAt: at });
  const seen = { ...(before && { before }), isSavedSince: true } as const;
  await accept('50', { ...seen, at: '2026-11-23T09:10:07Z' });
  expect(told()).toEqual([]);
});

test('a row whose lookup of the round is emptied gets it back, since its code names the round', async () => {
  const { change } = begin();
  expect(await change('50', { roundId: '-50' })).toMatchObject({ roundId: '900', faults: [] });
});
