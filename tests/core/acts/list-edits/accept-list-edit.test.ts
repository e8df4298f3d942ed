import { acceptListEdit } from '../../../../src/core/acts/list-edits/accept-list-edit';
import { resolvePeople } from '../../../../src/core/acts/organisation/resolve-people';
import type { EditedName } from '../../../../src/core/domain/entities';
import type { ListEdit } from '../../../../src/core/ports';
import type { Report } from '../../../../src/core/domain/follow-up/report';
import type { World } from '../../../../src/core/domain/world';
import {
  aGoal,
  anIndicator,
  aPerson,
  aReport,
  aRound,
  aWorld,
} from '../../../support/core/builders';
import {
  anInstance,
  clockContext,
  contextOf,
  listsOf,
  refusalOf,
} from '../../../support/core/fake-context';

const goal = aGoal({ id: '1', key: 'G-1', bodyId: 'council' });
const report = aReport({
  id: '50',
  goalId: '1',
  key: 'helar-2026:G-1',
  figures: { women: 82, men: 81 },
  attainment: 'met',
});
const editor = { objectId: 'oid-ledare', name: 'Ledare' };
const at = '2026-11-23T09:10:00Z';

function begin(overrides: Partial<World> = {}) {
  const world = aWorld({ goals: [goal], rounds: [aRound()], reports: [report], ...overrides });
  const lists = listsOf({ world });
  const instance = anInstance(lists);
  const edit = <N extends EditedName>(list: N, id: string, more: Partial<ListEdit<N>> = {}) => {
    const one = { list, id, kind: 'changed', editor, at, ...more } as unknown as ListEdit;
    return acceptListEdit(clockContext(instance), one);
  };
  /** Changes the report's row as a person would in SharePoint, and accepts the edit that the feed reports. */
  const change = async (by: Partial<Report>, more: Partial<ListEdit<'reports'>> = {}) => {
    const before = lists.reports.rows.get('50')?.value;
    lists.reports.edit('50', by);
    instance.sync();
    await edit('reports', '50', { ...(before && { before }), ...more });
    return lists.reports.rows.get('50')?.value;
  };
  const notices = () => [...lists.deliveries.rows.values()].map(({ value }) => value);
  return { lists, instance, edit, change, notices };
}

describe('a report that is changed in the list itself', () => {
  test('keeps the change, says who made it, and the reporter is told', async () => {
    const { change, notices } = begin();
    const row = await change({ figures: { women: 70, men: 81 } });
    expect(row).toMatchObject({
      figures: { women: 70, men: 81 },
      attainment: 'not-met',
      editedByName: 'Ledare',
      editedAt: at,
      revision: 2,
      faults: [],
    });
    expect(notices()).toEqual([
      expect.objectContaining({
        kind: 'figure-changed',
        recipient: { kind: 'person', objectId: 'oid-chef' },
        details: { reportKey: 'helar-2026:G-1', byName: 'Ledare' },
      }),
    ]);
  });

  test('that breaks a rule stays and is marked, and the editor is told too', async () => {
    const { change, notices } = begin();
    const row = await change({ figures: { women: 170, men: 81 } });
    expect(row?.figures?.women).toBe(170);
    expect(row?.faults).toEqual([{ field: 'women', reason: 'too-large', values: { max: 100 } }]);
    expect(notices().map(({ kind, details }) => [kind, details])).toEqual([
      ['edit-refused', { list: 'reports', itemId: row?.id, reasons: ['too-large'] }],
      ['figure-changed', { reportKey: 'helar-2026:G-1', byName: 'Ledare' }],
    ]);
  });

  test('and then corrected is no longer marked, and nobody is told of a rule again', async () => {
    const { change, notices } = begin();
    await change({ figures: { women: 170, men: 81 } });
    const row = await change({ figures: { women: 71, men: 81 } });
    expect(row?.faults).toEqual([]);
    expect(notices().filter(({ kind }) => kind === 'edit-refused')).toHaveLength(1);
  });

  test('of one sex’s figure updates the computed total; a total that the editor typed is checked', async () => {
    const people = aGoal({
      ...{ id: '1', key: 'G-1', bodyId: 'council' },
      indicator: anIndicator({ measure: 'people', decimals: 0, addsUp: true }),
    });
    const counted = { ...report, figures: { women: 41, men: 40, total: 81 } };
    const { change } = begin({ goals: [people], reports: [counted] });
    const row = await change({ figures: { women: 45, men: 40, total: 81 } });
    expect(row).toMatchObject({ figures: { women: 45, men: 40, total: 85 }, faults: [] });
    const bad = await change({ figures: { women: 45, men: 40, total: 90 } });
    expect(bad?.figures?.total).toBe(90);
    expect(bad?.faults).toEqual([
      { field: 'total', reason: 'not-the-sum', values: { total: 90, sum: 85 } },
    ]);
  });

  test('the same edit reported twice changes and announces nothing twice', async () => {
    const { lists, instance, edit, notices } = begin();
    lists.reports.edit('50', { figures: { women: 170, men: 81 } });
    instance.sync();
    const again = { before: report };
    await edit('reports', '50', again);
    const told = notices().length;
    const before = lists.reports.rows.get('50')?.value;
    const writes = lists.reports.writes;
    await edit('reports', '50', before && { before });
    expect(lists.reports.writes).toBe(writes);
    expect(notices()).toHaveLength(told);
  });

  test('by two instances at once is written once', async () => {
    const { lists, instance, edit } = begin();
    lists.reports.edit('50', { figures: { women: 70, men: 81 } });
    instance.sync();
    const other = clockContext(anInstance(lists));
    const one = { list: 'reports', id: '50', kind: 'changed', editor, at, before: report } as const;
    await Promise.all([edit('reports', '50', { before: report }), acceptListEdit(other, one)]);
    expect(lists.reports.rows.get('50')?.value.revision).toBe(2);
    expect(lists.deliveries.rows.size).toBe(1);
  });

  test('an attainment that a person chose stays when the figures change', async () => {
    const judged = {
      ...report,
      attainment: 'partly-met' as const,
      attainmentReason: 'Liten grupp',
    };
    const { change } = begin({ reports: [judged] });
    expect((await change({ figures: { women: 10, men: 10 } }))?.attainment).toBe('partly-met');
    expect((await change({ attainment: 'met' }))?.attainment).toBe('met');
  });

  test('a state set by hand gets its name and date', async () => {
    const { change } = begin();
    expect(await change({ state: 'sent-back' })).toMatchObject({
      sentBackByName: 'Ledare',
      sentBackAt: at,
    });
    expect(await change({ state: 'accepted' })).toMatchObject({ acceptedByName: 'Ledare' });
    expect((await change({ state: 'submitted' }))?.revision).toBe(4);
  });

  const chef = { objectId: 'oid-chef', name: 'Chef' };
  test.each([
    ['its reporter', { editor: chef }, { acceptedByName: 'Chef', acceptedBySamePerson: true }],
    ['somebody else', { editor }, { acceptedByName: 'Ledare' }],
    [
      'somebody of the same name',
      { editor: { objectId: 'oid-annan', name: 'Chef' } },
      { acceptedByName: 'Chef' },
    ],
    ['a program without a person', { editor: { name: 'Flöde' } }, { acceptedByName: 'Flöde' }],
  ])('set to accepted by %s is marked only if it is the reporter', async (_, more, marks) => {
    const { change } = begin();
    const row = await change({ state: 'accepted' }, more);
    expect(row).toMatchObject({ state: 'accepted', acceptedAt: at, ...marks });
    expect(row && 'acceptedBySamePerson' in row).toBe('acceptedBySamePerson' in marks);
    const back = await change({ state: 'submitted' }, more);
    expect(back).not.toHaveProperty('acceptedBySamePerson');
  });

  test('by its own reporter tells nobody, and by somebody unknown is still marked', async () => {
    const { change, notices } = begin();
    await change(
      { figures: { women: 70, men: 81 } },
      { editor: { objectId: 'oid-chef', name: 'Chef' } },
    );
    expect(notices()).toEqual([]);
    const { lists, instance, edit } = begin();
    lists.reports.edit('50', { figures: { women: 170, men: 81 } });
    instance.sync();
    const unknown = { list: 'reports', id: '50', kind: 'changed', at, before: report } as const;
    await acceptListEdit(clockContext(instance), unknown);
    expect(lists.reports.rows.get('50')?.value).toMatchObject({ editedAt: at });
    expect([...lists.deliveries.rows.values()].map(({ value }) => value.kind)).toEqual([
      'figure-changed',
    ]);
    await edit('reports', '404');
  });

  test('a row made by hand is checked, with its key', async () => {
    const { lists, instance, edit } = begin({ reports: [] });
    const made = lists.reports.add({ ...report, key: 'fel', attainment: 'cannot-be-assessed' });
    instance.sync();
    if (made === 'refused') throw new RangeError('refused');
    await edit('reports', made.id, { kind: 'created' });
    expect(lists.reports.rows.get(made.id)?.value.faults).toEqual([
      { field: 'key', reason: 'not-the-key', values: { key: 'helar-2026:G-1' } },
      { field: 'attainment', reason: 'has-figures' },
    ]);
  });

  test('a row without goal or round is marked with what is missing', async () => {
    const { change } = begin();
    expect((await change({ goalId: '404' }))?.faults).toEqual([
      { field: 'goal', reason: 'missing' },
    ]);
    expect((await change({ goalId: '1', roundId: '999' }))?.faults).toEqual([
      { field: 'round', reason: 'missing' },
    ]);
  });

  test('a deleted row is told to its reporter and the other process leader, and not made again', async () => {
    const { lists, instance, edit, notices } = begin();
    lists.reports.rows.delete('50');
    instance.sync();
    await edit('reports', '50', { kind: 'deleted', before: report });
    await edit('reports', '50', { kind: 'deleted', before: report });
    expect(notices().map(({ recipient, details }) => [recipient, details])).toEqual([
      [
        { kind: 'person', objectId: 'oid-chef' },
        { reportKey: 'helar-2026:G-1', byName: 'Ledare' },
      ],
      [
        { kind: 'person', objectId: 'oid-ledare2' },
        { reportKey: 'helar-2026:G-1', byName: 'Ledare', change: 'row-removed' },
      ],
    ]);
    expect(lists.reports.rows.size).toBe(0);
    await edit('reports', '51', { kind: 'deleted' });
  });
});

describe('other lists', () => {
  test('an indicator that changes marks the reports that no longer fit it, and unmarks them', async () => {
    const { lists, instance, edit } = begin();
    const people = { ...goal.indicator, measure: 'people' as const, decimals: 0 };
    lists.goals.edit('1', {
      indicator: { ...people, name: 'Antal', split: 'total', direction: 'rising', addsUp: false },
    });
    instance.sync();
    await edit('goals', '1');
    expect(lists.reports.rows.get('50')?.value.faults.map(({ reason }) => reason)).toEqual([
      'not-asked-for',
      'not-asked-for',
      'missing',
    ]);
    lists.goals.edit('1', goal);
    instance.sync();
    await edit('goals', '1');
    expect(lists.reports.rows.get('50')?.value.faults).toEqual([]);
  });

  test('a goal without an indicator, a goal that is gone, a round that is gone', async () => {
    const { lists, instance, edit } = begin();
    const { key, title, bodyId, state } = goal;
    lists.goals.rows.set('1', { value: { id: '1', key, title, bodyId, state }, version: 9 });
    instance.sync();
    await edit('goals', '1');
    expect(lists.reports.rows.get('50')?.value.faults[0]?.reason).toBe('not-measurable');
    lists.goals.rows.delete('1');
    instance.sync();
    await edit('goals', '1', { kind: 'deleted' });
    expect(lists.reports.rows.get('50')?.value.faults).toEqual([
      { field: 'goal', reason: 'missing' },
    ]);
    lists.rounds.rows.delete('900');
    instance.sync();
    await edit('rounds', '900', { kind: 'deleted' });
    await edit('bodies', '404', { kind: 'deleted' });
  });

  test.each([
    { list: 'bodies', id: 'unit', by: { parentId: 'nowhere' }, reason: 'unknown' },
    { list: 'bodies', id: 'admin', by: { parentId: 'unit' }, reason: 'wrong-level' },
    { list: 'goals', id: '1', by: { bodyId: 'nowhere' }, reason: 'unknown' },
    { list: 'goals', id: '1', by: { bodyId: 'unit' }, reason: 'missing' },
    { list: 'rounds', id: '900', by: { dueOn: '2020-01-01' }, reason: 'before-period-begins' },
  ] as const)('$list $id with $by: the editor is told $reason, once', async (one) => {
    const { lists, instance, edit, notices } = begin();
    if (one.list === 'bodies') lists.bodies.edit(one.id, one.by);
    if (one.list === 'goals') lists.goals.edit(one.id, one.by);
    if (one.list === 'rounds') lists.rounds.edit(one.id, one.by);
    instance.sync();
    await edit(one.list, one.id);
    await edit(one.list, one.id);
    expect(notices()).toEqual([
      expect.objectContaining({
        kind: 'edit-refused',
        details: { list: one.list, itemId: one.id, reasons: [one.reason] },
      }),
    ]);
  });

  test('an address typed over another takes the right away, and the next look-up gives it to the new one', async () => {
    const { lists, instance, edit } = begin();
    const before = lists.bodies.rows.get('unit')?.value;
    const stale = { mail: 'ny@granforsa.example', objectId: 'oid-chef', name: 'Chef' };
    lists.bodies.edit('unit', { manager: stale });
    instance.sync();
    await edit('bodies', 'unit', before && { before });
    expect(lists.bodies.rows.get('unit')?.value.manager).toEqual({ mail: 'ny@granforsa.example' });
    instance.directory.set('ny@granforsa.example', aPerson('Ny'));
    await resolvePeople(clockContext(instance));
    expect(lists.bodies.rows.get('unit')?.value.manager).toEqual(aPerson('Ny'));
  });

  test('two roles that change places keep their ids', async () => {
    const { lists, instance, edit } = begin();
    const before = lists.bodies.rows.get('unit')?.value;
    lists.bodies.edit('unit', { manager: aPerson('Ersättare'), substitute: aPerson('Chef') });
    instance.sync();
    const writes = lists.bodies.writes;
    await edit('bodies', 'unit', before && { before });
    expect(lists.bodies.writes).toBe(writes);
  });

  test('an address typed over a goal’s reporter does the same', async () => {
    const { lists, instance, edit } = begin();
    const before = { ...goal, reporter: aPerson('Chef') };
    lists.goals.edit('1', { reporter: { ...aPerson('Chef'), mail: 'ny@granforsa.example' } });
    instance.sync();
    await edit('goals', '1', { before });
    expect(lists.goals.rows.get('1')?.value.reporter).toEqual({ mail: 'ny@granforsa.example' });
  });
});

test.each(['bodies', 'goals', 'rounds', 'reports'] as const)(
  'an edit of %s waits for no answer of the directory',
  async (list) => {
    const { instance } = begin();
    const resolve = jest.fn(() => new Promise<never>(() => undefined));
    const own = clockContext(instance);
    const ctx = { ...own, directory: { ...own.directory, resolve } };
    const [row] = ctx.tables[list].all();
    const edit = { list, id: row?.value.id, kind: 'changed', editor, at } as unknown as ListEdit;
    await acceptListEdit(ctx, edit);
    expect(resolve).not.toHaveBeenCalled();
  },
);

test('only the product itself accepts edits', async () => {
  const { instance } = begin();
  const leader = contextOf(instance, 'Ledare');
  const edit = { list: 'reports', id: '50', kind: 'changed', at } as const;
  expect((await refusalOf(acceptListEdit(leader, edit)))?.code).toBe('not-allowed');
});
