import { acceptListEdit } from '../../../../src/core/acts/list-edits/accept-list-edit';
import type { ListEdit } from '../../../../src/core/ports';
import type { EditedName } from '../../../../src/core/domain/entities';
import type { Setting } from '../../../../src/core/domain/settings/setting';
import { viewMine } from '../../../../src/core/views/mine/view-mine';
import { viewSettings } from '../../../../src/core/views/settings/view-settings';
import { aGoal, aReport, aRound, aWorld } from '../../../support/core/builders';
import { anInstance, clockContext, contextOf, listsOf } from '../../../support/core/fake-context';

const editor = { objectId: 'oid-ledare', name: 'Ledare' };
const hours: readonly Setting[] = [
  { id: '1', key: 'sendFromHour', value: '7' },
  { id: '2', key: 'sendToHour', value: '16' },
];

function begin() {
  const goals = [
    aGoal({ id: '1', key: 'G-1', bodyId: 'council' }),
    aGoal({ id: '2', key: 'G-2', bodyId: 'council' }),
  ];
  const world = aWorld({ goals, rounds: [aRound()], reports: [aReport({ id: '50' })] });
  const lists = listsOf({ world, settings: hours });
  const instance = anInstance(lists);
  const accept = async (list: EditedName, id: string, more: object = {}) => {
    instance.sync();
    const edit = { list, id, kind: 'changed', editor, at: '2026-11-23T09:10:00Z', ...more };
    await acceptListEdit(clockContext(instance), edit as ListEdit);
  };
  const told = () =>
    [...lists.deliveries.rows.values()].map(({ value: { kind, recipient, details } }) => ({
      kind,
      recipient,
      details,
    }));
  const duties = (name: string) =>
    viewMine(contextOf(instance, name)).duties.filter(({ kind }) => kind === 'row-faulty');
  return { lists, instance, accept, told, duties };
}

const toEditor = (details: object) => ({
  kind: 'edit-refused',
  recipient: { kind: 'person', objectId: 'oid-ledare' },
  details,
});

describe('an edit after which the product cannot read the row', () => {
  test.each([
    ['bodies', 'unit', 'Nivå'],
    ['goals', '1', 'Tillstånd'],
    ['goals', '1', 'Organ'],
    ['rounds', '900', 'Rapporteras senast'],
    ['reports', '50', 'Kod'],
    ['settings', '1', 'Kod'],
  ] as const)('of %s %s in the column %s: the editor is told once', async (list, id, column) => {
    const { lists, accept, told } = begin();
    lists[list].spoil(id, column);
    await accept(list, id);
    await accept(list, id);
    expect(told().filter(({ kind }) => kind === 'edit-refused')).toEqual([
      toEditor({ list, itemId: id, reasons: ['missing'], column }),
    ]);
  });

  test('is a duty of process leaders until the row is put right', () => {
    const { lists, instance, duties } = begin();
    lists.goals.spoil('1', 'Tillstånd');
    instance.sync();
    const row = { rowId: '1', column: 'Tillstånd', fault: { field: 'row', reason: 'missing' } };
    const duty = { kind: 'row-faulty', list: 'goals', rows: [row], rowCount: 1 };
    expect(duties('Ledare')).toMatchObject([duty]);
    expect(duties('Chef')).toEqual([]);
    expect(viewSettings(contextOf(instance, 'Ledare')).faultyRows).toMatchObject([
      { list: 'goals', ...row },
    ]);
    lists.goals.edit('1', {});
    instance.sync();
    expect(duties('Ledare')).toEqual([]);
  });
});

test('a second row of a code is told as a double to its editor, in whatever case it is written', async () => {
  const { lists, accept, told, duties } = begin();
  lists.goals.edit('2', { key: 'g-1' });
  await accept('goals', '2');
  expect(told()).toEqual([
    toEditor({ list: 'goals', itemId: '2', reasons: ['doubled'], column: 'Kod' }),
  ]);
  expect(duties('Ledare')).toMatchObject([
    { rows: [{ rowId: '2', fault: { reason: 'doubled' } }] },
  ]);
});

describe('an edit of the settings', () => {
  test.each([
    ['1', { value: '17' }, 'setting-hours'],
    ['2', { value: '7' }, 'setting-hours'],
    ['1', { value: 'åtta' }, 'setting-unreadable'],
    ['1', { key: 'sendFrom' }, 'setting-unknown'],
  ])(
    'of row %s with %p: the editor is told %s, and process leaders see it',
    async (id, by, reason) => {
      const { lists, accept, told, duties } = begin();
      lists.settings.edit(id, by);
      await accept('settings', id);
      expect(told()).toEqual([toEditor({ list: 'settings', itemId: id, reasons: [reason] })]);
      expect(duties('Ledare')).toMatchObject([{ list: 'Inställningar' }]);
      expect(duties('Chef')).toEqual([]);
    },
  );

  test('that keeps the rules is told to nobody', async () => {
    const { lists, accept, told, duties } = begin();
    lists.settings.edit('1', { value: '9' });
    await accept('settings', '1');
    expect(told()).toEqual([]);
    expect(duties('Ledare')).toEqual([]);
  });

  test('that deletes a row is told when the row that is left contradicts the default', async () => {
    const { lists, accept, told } = begin();
    lists.settings.edit('1', { value: '18' });
    const before = lists.settings.edit('2', { value: '20' });
    lists.settings.rows.delete('2');
    await accept('settings', '2', { kind: 'deleted', before });
    expect(told()).toEqual([
      toEditor({ list: 'settings', itemId: '1', reasons: ['setting-hours'] }),
    ]);
  });
});
