import type { ImportInput } from '../../../../src/core/api/import/acts';
import { omit } from '../../../../src/core/domain/base/defined';
import { readMark, writtenMark } from '../../../../src/core/domain/base/import-mark';
import type { Body } from '../../../../src/core/domain/organisation/body';
import type { Goal } from '../../../../src/core/domain/goals/goal';
import {
  aBody,
  aComment,
  aGoal,
  aPerson,
  aWorld,
  someSettings,
} from '../../../support/core/builders';
import { declaredActs } from '../../../support/core/declared-acts';
import { anInstance, contextOf, listsOf, refusalOf } from '../../../support/core/fake-context';
import { randomSource } from '../../../support/core/random';

const {
  'organisation.import': importOrganisation,
  'goal.import': importGoals,
  'import.undo': undoImport,
} = declaredActs;

const bodies: readonly Body[] = [
  aBody({
    id: '1',
    key: 'KF',
    name: 'Fullmäktige',
    kind: 'council',
    processLeaders: [aPerson('Ledare')],
  }),
  aBody({ id: '2', key: 'BUN', name: 'Nämnden', kind: 'board', parentId: '1', parentKey: 'KF' }),
  aBody({
    id: '3',
    key: 'BUF',
    name: 'Förvaltningen',
    kind: 'administration',
    parentId: '2',
    parentKey: 'BUN',
  }),
];
const goals: readonly Goal[] = [
  aGoal({ id: '10', key: 'KF-1', title: 'Alla når målen', bodyId: '1', bodyKey: 'KF' }),
  aGoal({
    id: '11',
    key: 'BUN-1',
    title: 'Lika',
    bodyId: '2',
    bodyKey: 'BUN',
    parentGoalId: '10',
    parentGoalKey: 'KF-1',
  }),
];

function begin() {
  const settings = someSettings();
  const lists = listsOf({ world: aWorld({ settings, bodies, goals }) });
  lists.bodies.keepVersions();
  lists.goals.keepVersions();
  const instance = anInstance(lists, { settings });
  for (const name of ['Ledare', 'Ny']) instance.directory.set(aPerson(name).mail, aPerson(name));
  const leader = contextOf(instance, 'Ledare');
  const read = (text: string) =>
    text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const input = (text: string, importKey: string): ImportInput => ({
    ...{ rows: read(text), importKey, write: true, reason: 'Nytt uppdrag' },
  });
  return {
    ...{ lists, instance, leader },
    organisation: (text: string, importKey = 'import-1') =>
      importOrganisation(leader, input(text, importKey)),
    goals: (text: string, importKey = 'import-1') => importGoals(leader, input(text, importKey)),
    undo: (importKey = 'import-1') => undoImport(leader, { importKey }),
  };
}

/** Returns the rows of both lists, without their versions. */
function rowsOf({ lists }: ReturnType<typeof begin>): string {
  const rows = [...lists.bodies.rows.values(), ...lists.goals.rows.values()].map(
    ({ value }) => value,
  );
  return JSON.stringify(rows.toSorted((a, b) => Number(a.id) - Number(b.id)));
}

const sheet = `Kod | Namn | Nivå | Hör till | Chef
BUN | Ny nämnd | | |
NY | Nytt kontor | Förvaltning | BUN |
NY-1 | Enheten | Enhet | NY | ny@granforsa.example
BUF | | | | Ny`;

test('an import that is undone leaves the rows as they were before it', async () => {
  const town = begin();
  const before = rowsOf(town);
  expect((await town.organisation(sheet)).written).toBe(4);
  expect(await town.undo()).toEqual({ removed: 2, restored: 2, left: [], moreLeft: 0 });
  expect(JSON.parse(rowsOf(town))).toEqual(JSON.parse(before));
  expect(await town.undo()).toEqual({ removed: 0, restored: 0, left: [], moreLeft: 0 });
});

test('a goal that a sheet has moved and revised is what it was, and the new one is gone', async () => {
  const town = begin();
  const before = rowsOf(town);
  const text =
    'Kod | Mål | Organ | Målvärde | Härlett ur\nBUN-1 | Andra ord | BUF | 90 | NY-G\nNY-G | Nytt | KF | |';
  expect((await town.goals(text)).written).toBe(2);
  expect(await town.undo()).toMatchObject({ removed: 1, restored: 1, left: [] });
  expect(JSON.parse(rowsOf(town))).toEqual(JSON.parse(before));
});

test('rows that somebody has changed since and rows in use are left and named', async () => {
  const town = begin();
  const { lists, instance } = town;
  await town.organisation(sheet);
  lists.bodies.edit(lists.bodies.byKey('NY-1')?.value.id ?? '', { name: 'Döpt om' });
  lists.bodies.edit('2', { validTo: '2030-12-31' });
  instance.sync();
  const { left, ...counts } = await town.undo();
  expect(counts).toEqual({ removed: 0, restored: 1, moreLeft: 0 });
  expect(left).toEqual([
    { list: 'bodies', key: 'BUN', label: 'Ny nämnd', why: 'changed-since', by: 'Somebody' },
    { list: 'bodies', key: 'NY-1', label: 'Döpt om', why: 'changed-since', by: 'Somebody' },
    { list: 'bodies', key: 'NY', label: 'Nytt kontor', why: 'in-use' },
  ]);
});

test('a row that somebody changed or deleted a moment ago, of which the product has not heard yet, is left and named', async () => {
  const { lists, organisation, undo } = begin();
  await organisation(sheet);
  lists.bodies.edit('2', { name: 'Bytt' });
  lists.bodies.edit(lists.bodies.byKey('NY-1')?.value.id ?? '', { name: 'Döpt om' });
  lists.bodies.rows.delete('3');
  const { left, ...counts } = await undo();
  expect(counts).toEqual({ removed: 0, restored: 0, moreLeft: 0 });
  expect(left.map(({ key, why, by }) => [key, why, by])).toEqual([
    ['BUF', 'changed-since', undefined],
    ['BUN', 'changed-since', 'Somebody'],
    ['NY-1', 'changed-since', 'Somebody'],
    ['NY', 'in-use', undefined],
  ]);
});

test('a goal with a comment is in use', async () => {
  const town = begin();
  await town.goals('Kod | Mål | Organ\nNY-G | Nytt | KF');
  const goalId = town.lists.goals.byKey('NY-G')?.value.id ?? '';
  town.lists.comments.add(omit(aComment({ goalId, key: 'c-9' }), 'id'));
  town.instance.sync();
  expect((await town.undo()).left).toMatchObject([{ key: 'NY-G', why: 'in-use' }]);
});

test('without versions the changed rows are named, and the new ones removed', async () => {
  const town = begin();
  await town.organisation(sheet);
  for (const id of ['2', '3']) town.lists.bodies.versions.delete(id);
  const { left, ...counts } = await town.undo();
  expect(counts).toEqual({ removed: 2, restored: 0, moreLeft: 0 });
  expect(left.map(({ key, why }) => [key, why])).toEqual([
    ['BUN', 'no-versions'],
    ['BUF', 'no-versions'],
  ]);
});

test('of two imports the later one is undone first; the earlier one names its rows until then', async () => {
  const town = begin();
  const before = rowsOf(town);
  await town.organisation(sheet);
  await town.organisation('Kod | Namn\nNY-1 | Annat namn\nBUN | Tredje', 'import-2');
  expect((await town.undo('import-1')).left.map(({ key }) => key)).toEqual(['BUN', 'NY-1', 'NY']);
  expect(await town.undo('import-2')).toMatchObject({ restored: 2, removed: 0, left: [] });
  expect(await town.undo('import-1')).toMatchObject({ removed: 2, left: [] });
  expect(JSON.parse(rowsOf(town))).toEqual(JSON.parse(before));
});

test('an import that is corrected and repeated under its code is undone whole', async () => {
  const town = begin();
  const before = rowsOf(town);
  await town.organisation(sheet);
  await town.organisation(sheet.replace('Enheten', 'Enhet 1').replace('Ny nämnd', 'Nyare nämnd'));
  expect(await town.undo()).toMatchObject({ removed: 2, restored: 2, left: [] });
  expect(JSON.parse(rowsOf(town))).toEqual(JSON.parse(before));
});

test('a stop anywhere is completed by the same again', async () => {
  for (let stop = 1; stop <= 4; stop += 1) {
    const town = begin();
    const before = rowsOf(town);
    await town.organisation(sheet);
    let writes = 0;
    town.lists.bodies.fault = () => ((writes += 1) >= stop ? 'before' : undefined);
    expect(await refusalOf(town.undo())).toMatchObject({ code: 'store-unavailable' });
    town.lists.bodies.fault = () => undefined;
    expect((await town.undo()).left).toEqual([]);
    expect(JSON.parse(rowsOf(town))).toEqual(JSON.parse(before));
  }
});

test('only a process leader undoes an import', async () => {
  const { instance } = begin();
  const refused = undoImport(contextOf(instance, 'Chef'), { importKey: 'import-1' });
  expect((await refusalOf(refused))?.code).toBe('not-allowed');
});

test('an import and its undoing leave the lists as they were, and a sheet twice changes nothing, whatever it says', async () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = randomSource(seed);
    const town = begin();
    const before = rowsOf(town);
    const keys = ['KF', 'BUN', 'BUF', 'N1', 'N2', 'N3', ''];
    const rows = Array.from({ length: 6 }, () => [
      random.pick(keys),
      random.pick(['Namn ett', 'Namn två', '', 'Fullmäktige', 'Nämnden']),
      random.pick(['Nämnd', 'Enhet', 'Förvaltning', '', 'Avdelning']),
      random.pick(['KF', 'BUN', 'BUF', 'N1', 'Nämnden', '', 'N2']),
      random.pick(['', 'Ny', 'ny@granforsa.example', 'okand@granforsa.example']),
      random.pick(['', '', '2030', '31/12 2031']),
    ]);
    const input: ImportInput = {
      rows: [['Kod', 'Namn', 'Nivå', 'Hör till', 'Chef', 'Gäller till'], ...rows],
      ...{ importKey: 'import-1', write: true, onlyGood: true },
    };
    await importOrganisation(town.leader, input);
    const again = await importOrganisation(town.leader, input);
    expect([seed, again.written]).toEqual([seed, 0]);
    expect([seed, (await town.undo()).left]).toEqual([seed, []]);
    expect([seed, JSON.parse(rowsOf(town))]).toEqual([seed, JSON.parse(before)]);
  }
});

test.each(['', 'nonsense', 'a b c', 'x ny'])('%j is no mark of an import', (text) => {
  expect(readMark(text)).toBeUndefined();
});

test('the mark of an import fits in a cell, whatever the name', () => {
  const mark = {
    ...{ importKey: 'k'.repeat(36), isNew: false, contentSum: 'z'.repeat(14) },
    ...{
      at: '2026-11-23T09:00:00.000Z',
      byName: 'Anna Karin Berg',
      earlier: ['e'.repeat(36), 'f'.repeat(36)],
    },
  };
  expect(readMark(writtenMark(mark))).toEqual(mark);
  expect(writtenMark({ ...mark, byName: 'å'.repeat(300) }).length).toBeLessThanOrEqual(255);
});
