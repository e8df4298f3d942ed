import { omit } from '../../../../src/core/domain/base/defined';
import { acceptListEdit } from '../../../../src/core/acts/list-edits/accept-list-edit';
import { joinRows } from '../../../../src/core/acts/list-edits/join-rows';
import type { Decision } from '../../../../src/core/domain/decisions/decision';
import { viewMine } from '../../../../src/core/views/mine/view-mine';
import { clockContext } from '../../../support/core/fake-context';
import { goalTown, someAdoption, someFields } from '../../../support/core/goal-town';

/** A municipality where the board has adopted a goal of the unit by a recorded decision. */
async function begin() {
  const town = goalTown();
  const { key } = await town.write('Chef', someFields);
  await town.adopt('Sekreterare', { key });
  const [decision] = town.decisions();
  if (decision === undefined) throw new RangeError('No decision');
  const clock = () => {
    town.one.sync();
    return clockContext(town.one);
  };
  const type = (change: Partial<Decision>): string => {
    const typed = { ...omit(decision, 'id'), key: 'BUN-79', ...change };
    const row = town.lists.decisions.add(typed);
    return row === 'refused' ? '' : row.id;
  };
  const accept = async (id: string, name: string) => {
    const editor = { objectId: `oid-${name.toLowerCase()}`, name };
    const made = { kind: 'created', at: '2026-11-23T09:10:00Z', eTag: '"typed,1"' } as const;
    await acceptListEdit(clock(), { list: 'decisions', id, editor, ...made });
  };
  const told = () => [...town.lists.deliveries.rows.values()].map(({ value }) => value.details);
  return { ...town, key, decision, clock, type, accept, told };
}

test.each([
  ['Sekreterare', { paragraph: '§ 80' }, []],
  ['Ledare', { paragraph: '§ 80' }, []],
  ['Chef', { paragraph: '§ 80' }, ['not-the-secretary']],
  ['Ledare', {}, ['decision-recorded']],
  ['Ledare', { paragraph: '79' }, ['decision-recorded']],
  ['Ledare', { paragraph: '§', decidedOn: '2026-11-24' }, ['in-the-future', 'missing']],
  ['Ledare', { paragraph: '§ 80', bodyId: 'unit' }, ['not-a-deciding-body']],
  ['Ledare', { paragraph: '§ 80', bodyId: '4711' }, ['unknown']],
])('a decision that %s types with %p is told to be %p', async (name, change, reasons) => {
  const town = await begin();
  const id = town.type(change);
  await town.accept(id, name);
  await town.accept(id, name);
  const expected = { list: 'decisions', itemId: id, reasons };
  const own = town.told().filter((details) => !('byName' in details));
  expect(own).toMatchObject(reasons.length === 0 ? [] : [expected]);
});

describe('a decision that somebody types who does not record the body’s decisions', () => {
  const flag = { field: 'row', reason: 'not-the-secretary' };

  test('is marked in its row, does not count, and is told to the secretary and to process leaders', async () => {
    const town = await begin();
    const id = town.type({ paragraph: '§ 80' });
    await town.accept(id, 'Chef');
    await town.accept(id, 'Chef');
    expect(town.lists.decisions.rows.get(id)?.value.faults).toEqual([flag]);
    expect(
      town
        .clock()
        .world()
        .decisions.map(({ paragraph }) => paragraph),
    ).toEqual(['§ 79']);
    const bySecretary = [...town.lists.deliveries.rows.values()].filter(
      ({ value: { recipient } }) =>
        'objectId' in recipient && recipient.objectId === 'oid-sekreterare',
    );
    expect(bySecretary).toMatchObject([{ value: { details: { itemId: id, byName: 'Chef' } } }]);
    const faulty = viewMine(town.as('Ledare')).duties.filter(({ kind }) => kind === 'row-faulty');
    expect(faulty).toMatchObject([{ list: 'Beslut', rows: [{ rowId: id, fault: flag }] }]);
  });

  test.each([
    ['Sekreterare', undefined],
    ['Ledare', 'Ledare'],
  ])('counts when %s records it in the tab, in the same row', async (name, registeredByName) => {
    const town = await begin();
    const id = town.type({ paragraph: '§ 80', decidedOn: someAdoption.decidedOn });
    await town.accept(id, 'Chef');
    const second = await town.write('Chef', { ...someFields, title: 'Ett annat' });
    await town.adopt(name, { key: second.key, paragraph: '80' });
    expect(town.goal(second.key)?.adoptedById).toBe(id);
    expect(town.decisions()).toHaveLength(2);
    const row = town.lists.decisions.rows.get(id)?.value;
    expect(row?.faults).toBeUndefined();
    expect(row?.registeredByName).toBe(registeredByName);
  });

  test.each([
    ['Sekreterare', undefined],
    ['Ledare', 'Ledare'],
  ])('counts when %s saves the row in the list', async (name, registeredByName) => {
    const town = await begin();
    const id = town.type({ paragraph: '§ 80' });
    await town.accept(id, 'Chef');
    await town.accept(id, name);
    const row = town.lists.decisions.rows.get(id)?.value;
    expect(row?.faults).toBeUndefined();
    expect(row?.registeredByName).toBe(registeredByName);
  });

  test('a goal that points to it is not adopted by it', async () => {
    const town = await begin();
    const id = town.type({ paragraph: '§ 80' });
    await town.accept(id, 'Chef');
    town.lists.goals.edit(town.goal(town.key)?.id ?? '', { adoptedById: id });
    expect(town.form('Chef', { goal: town.key }).goal?.adoptedBy).toBeUndefined();
  });
});

test('a decision that is typed in twice is a duty of process leaders, and the first row is the one that counts', async () => {
  const town = await begin();
  const id = town.type({ paragraph: '79' });
  const duties = () =>
    viewMine(town.as('Ledare')).duties.filter(({ kind }) => kind === 'row-faulty');
  const fault = { reason: 'decision-recorded', values: { key: town.decision.key } };
  expect(duties()).toMatchObject([{ list: 'Beslut', rows: [{ rowId: id, fault }] }]);
  const second = await town.write('Chef', { ...someFields, title: 'Ett annat' });
  await town.adopt('Sekreterare', { key: second.key });
  expect(town.goal(second.key)?.adoptedById).toBe(town.decision.id);
  town.lists.decisions.rows.delete(id);
  expect(duties()).toEqual([]);
});

test('a decision that is deleted and typed in anew with its code adopts the goal again, which is saved', async () => {
  const town = await begin();
  town.lists.decisions.rows.delete(town.decision.id);
  expect(town.form('Chef', { goal: town.key }).goal?.adoptedBy).toBeUndefined();
  const id = town.type({ key: town.decision.key.toLowerCase() });
  expect(town.form('Chef', { goal: town.key }).goal?.adoptedBy).toMatchObject({
    ...{ decidedOn: someAdoption.decidedOn, paragraph: '§ 79' },
  });
  await joinRows(town.clock());
  expect(town.goal(town.key)).toMatchObject({ adoptedById: id });
  expect((await joinRows(town.clock())).saved).toBe(0);
});
