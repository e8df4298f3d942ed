import type { ImportInput, ImportReply } from '../../../../src/core/api/import/acts';
import type { World } from '../../../../src/core/domain/world';
import { aBody, aGoal, aPerson, aWorld, someSettings } from '../../../support/core/builders';
import { declaredActs } from '../../../support/core/declared-acts';
import { anInstance, contextOf, listsOf, refusalOf } from '../../../support/core/fake-context';

const { 'organisation.import': importOrganisation, 'goal.import': importGoals } = declaredActs;

const bodies = [
  aBody({
    id: '1',
    key: 'KF',
    name: 'Kommunfullmäktige',
    kind: 'council',
    processLeaders: [aPerson('Ledare')],
  }),
  aBody({
    id: '2',
    key: 'BUN',
    name: 'Barn- och utbildningsnämnden',
    kind: 'board',
    parentId: '1',
    parentKey: 'KF',
  }),
  aBody({
    id: '3',
    key: 'SN',
    name: 'Socialnämnden',
    kind: 'board',
    parentId: '1',
    parentKey: 'KF',
  }),
  aBody({
    ...{ id: '4', key: 'BUF', name: 'Förvaltningen', kind: 'administration' },
    ...{ parentId: '2', parentKey: 'BUN', manager: aPerson('Chef') },
  }),
];
const goals = [
  aGoal({ id: '10', key: 'KF-1', title: 'Alla når målen', bodyId: '1', bodyKey: 'KF' }),
  aGoal({
    ...{ id: '11', key: 'BUN-1', title: 'Lika behörighet', bodyId: '2', bodyKey: 'BUN' },
    ...{ parentGoalId: '10', parentGoalKey: 'KF-1', reporter: aPerson('Rapportör') },
  }),
  aGoal({ id: '12', key: 'KF-2', title: 'Avslutat', bodyId: '1', bodyKey: 'KF', state: 'closed' }),
];

function begin(overrides: Partial<World> = {}) {
  const settings = someSettings();
  const lists = listsOf({ world: aWorld({ settings, bodies, goals, ...overrides }) });
  const instance = anInstance(lists, { settings });
  for (const name of ['Chef', 'Rapportör', 'Ledare', 'Ny'])
    instance.directory.set(aPerson(name).mail, aPerson(name));
  const leader = contextOf(instance, 'Ledare');
  const read = (text: string) =>
    text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const of =
    (act: typeof importGoals | typeof importOrganisation) =>
    (text: string, more: Partial<ImportInput> = {}): Promise<ImportReply> =>
      act(leader, { rows: read(text), write: true, ...more });
  return { lists, instance, leader, organisation: of(importOrganisation), goals: of(importGoals) };
}

/** The changes of the only row, as `column: before > after`. */
const changesOf = ({ rows: [row] }: ImportReply) =>
  (row?.changes ?? []).map(({ column, before, after }) => `${column}: ${before} > ${after}`);
const faultsOf = ({ rows: [row] }: ImportReply) =>
  (row?.faults ?? []).map(({ field, reason }) => `${field}: ${reason}`);

describe('a row of the organisation whose code is stored', () => {
  test.each([
    [
      'Kod | Namn\nbun | Utbildningsnämnden',
      ['name: Barn- och utbildningsnämnden > Utbildningsnämnden'],
    ],
    ['Kod | Namn | Hör till\nBUF | | sn', ['parent: BUN > SN']],
    ['Kod | Hör till\nBUF | Socialnämnden', ['parent: BUN > SN']],
    [
      'Kod | Chef\nBUF | ny@granforsa.example',
      ['manager: chef@granforsa.example > ny@granforsa.example'],
    ],
    ['Kod | Chef\nBUF | Ny', ['manager: chef@granforsa.example > ny@granforsa.example']],
    ['Kod | Gäller till\nBUF | 2027', ['validTo: null > 2027-12-31']],
    ['Kod | Nivå\nSN | Förvaltning', ['kind: board > administration']],
    ['Kod | Chef | Namn\nBUF | Chef@Granforsa.example | Förvaltningen', []],
    ['Kod | Chef\nBUF | Chef', []],
    ['Kod | Processledare\nKF | ledare@granforsa.example', []],
  ])('%j changes %j and nothing else', async (text, changes) => {
    const { lists, organisation } = begin();
    const before = new Map([...lists.bodies.rows].map(([id, { value }]) => [id, value]));
    const checked = await organisation(text, { write: false });
    expect(changesOf(checked)).toEqual(changes);
    expect(lists.bodies.writes).toBe(0);
    const reply = await organisation(text);
    expect(reply.written).toBe(changes.length);
    const columns = reply.rows[0]?.changes.map(({ column }) => column) ?? [];
    const allowed = columns.flatMap((one) => (one === 'parent' ? ['parentId', 'parentKey'] : one));
    for (const [id, { value }] of lists.bodies.rows) {
      const differing = Object.entries({ ...before.get(id), ...value }).filter(
        ([name, now]) =>
          now !== Object.entries(before.get(id) ?? {}).find(([one]) => one === name)?.[1],
      );
      expect(differing.map(([name]) => name).filter((name) => !allowed.includes(name))).toEqual([]);
    }
    expect((await organisation(text)).written).toBe(0);
  });

  test.each([
    ['Kod | Nivå\nBUN | Enhet', ['kind: wrong-level']],
    ['Kod | Hör till\nBUN | BUF', ['parent: wrong-level']],
    ['Kod | Hör till\nBUF | XX', ['parent: unknown']],
    ['Kod | Gäller till\nBUN | 2026-12-31', ['validTo: bodies-below']],
    ['Kod | Processledare\nKF | okand@granforsa.example', ['processLeaders: nobody-leads']],
    ['Kod | Chef\nBUF | chef@', ['manager: not-an-address']],
  ])('%j is refused: %j', async (text, faults) => {
    const { lists, organisation } = begin();
    expect(faultsOf(await organisation(text))).toEqual(faults);
    expect(lists.bodies.writes).toBe(0);
  });

  test('an empty cell leaves what is stored and is named; a column that is not there is not', async () => {
    const { organisation } = begin();
    const { rows } = await organisation('Kod | Namn | Chef | Ersättare\nBUF | Nytt namn | |');
    expect(rows[0]).toMatchObject({ outcome: 'changed', kept: ['manager'] });
  });

  test('a body moves below one that the same sheet makes, and ends together with those below it', async () => {
    const { lists, organisation } = begin();
    const reply = await organisation(
      'Kod | Namn | Nivå | Hör till\nBUF | | | NN\nNN | Ny nämnd | Nämnd | KF',
    );
    expect(reply.rows.map(({ outcome }) => outcome)).toEqual(['changed', 'new']);
    const made = lists.bodies.byKey('NN')?.value.id;
    expect(lists.bodies.byKey('BUF')?.value).toMatchObject({ parentId: made, parentKey: 'NN' });
    const ended = await organisation('Kod | Gäller till\nNN | 2026-12-31\nBUF | 2026-12-31');
    expect(ended.written).toBe(2);
  });

  test('a change below a new row that is refused waits', async () => {
    const { organisation } = begin();
    const reply = await organisation(
      'Kod | Namn | Nivå | Hör till\nBUF | | | NN\nNN | Ny nämnd | Nämd | KF\nSN | Ny | |',
      { onlyGood: true },
    );
    expect(reply.rows.map(({ outcome }) => outcome)).toEqual(['waiting', 'refused', 'changed']);
    expect(reply.written).toBe(1);
  });

  test('a row that somebody changes while it is imported is left, and told', async () => {
    const { lists, instance, organisation } = begin();
    lists.bodies.edit('4', { name: 'Ändrad' });
    const refused = await refusalOf(organisation('Kod | Chef\nBUF | Ny\nSN | Ny'));
    expect(refused).toMatchObject({
      code: 'conflict',
      rowCounts: { written: 1, unchanged: 0, notWritten: 1, unknown: 0 },
    });
    instance.sync();
    expect((await organisation('Kod | Chef\nBUF | Ny\nSN | Ny')).written).toBe(1);
    expect(lists.bodies.byKey('BUF')?.value).toMatchObject({
      name: 'Ändrad',
      manager: aPerson('Ny'),
    });
  });

  test('the rows that a sheet with codes does not name are listed and left alone', async () => {
    const { organisation } = begin();
    const named = await organisation('Kod | Namn\nBUF | Förvaltningen\nKF | Kommunfullmäktige');
    expect(named.missing).toEqual({
      rows: [
        { key: 'BUN', label: 'Barn- och utbildningsnämnden' },
        { key: 'SN', label: 'Socialnämnden' },
      ],
      more: 0,
    });
    const uncoded = await organisation('Namn | Nivå | Hör till\nFörvaltningen | Förvaltning | BUN');
    expect(uncoded.missing).toEqual({ rows: [], more: 0 });
    expect(uncoded.rows[0]?.outcome).toBe('same');
  });

  test('of bodies with one name, a row without a code is the one below the same parent, or else a new one', async () => {
    const { lists, organisation } = begin();
    const text = 'Namn | Nivå | Hör till\nKansliet | Enhet | BUN\nKansliet | Enhet | SN';
    expect((await organisation(text)).written).toBe(2);
    expect((await organisation(text)).rows.map(({ outcome }) => outcome)).toEqual(['same', 'same']);
    expect(
      [...lists.bodies.rows.values()].filter(({ value }) => value.name === 'Kansliet'),
    ).toHaveLength(2);
  });
});

describe('a row of goals whose code is stored', () => {
  test.each([
    ['Kod | Målvärde\nKF-1 | minst 90 %', ['target: 80 > 90']],
    ['Kod | Utgångsvärde kvinnor\nKF-1 | 55,5', ['baselineWomen: 50 > 55.5']],
    [
      'Kod | Rapporteras av\nBUN-1 | Ny',
      ['reporter: rapportör@granforsa.example > ny@granforsa.example'],
    ],
    ['Kod | Organ\nBUN-1 | Socialnämnden', ['body: BUN > SN']],
    ['Kod | Mål | Riktning\nBUN-1 | Nya ord | Ska öka', ['title: Lika behörighet > Nya ord']],
    ['Kod | Tillstånd\nBUN-1 | Fastställt', []],
    ['Kod | Mål\nKF-2 | Avslutat', []],
  ])('%j changes %j and nothing else', async (text, changes) => {
    const { lists, goals: run } = begin();
    const reply = await run(text, { reason: 'Nytt uppdrag' });
    expect(changesOf(reply)).toEqual(changes);
    expect(reply.written).toBe(changes.length);
    expect(lists.goals.rows.get('10')?.value.indicator).toEqual(goals[0]?.indicator);
    expect((await run(text)).written).toBe(0);
  });

  test.each([
    ['Kod | Tillstånd\nBUN-1 | Utkast', ['state: state-elsewhere']],
    ['Kod | Målvärde\nKF-1 | högst 90 %', ['target: other-direction']],
    ['Kod | Mål\nKF-2 | Andra ord', ['key: goal-closed']],
    ['Kod | Härlett ur\nKF-1 | BUN-1', ['parentGoal: ring']],
    ['Kod | Målvärde\nKF-1 | 140', ['target: too-large']],
    ['Kod | Utgångsvärde totalt\nKF-1 | 0,45', ['baselineTotal: asks-fraction']],
  ])('%j is refused: %j', async (text, faults) => {
    const { lists, goals: run } = begin();
    expect(faultsOf(await run(text, { reason: 'Nytt uppdrag' }))).toEqual(
      expect.arrayContaining(faults),
    );
    expect(lists.goals.writes).toBe(0);
  });

  test('an adopted goal changes with a reason, which is asked for before and refused without', async () => {
    const { lists, goals: run } = begin();
    const text = 'Kod | Målvärde\nKF-1 | 90';
    expect(await run(text, { write: false })).toMatchObject({
      asksReason: true,
      rows: [{ outcome: 'changed' }],
    });
    expect(faultsOf(await run(text))).toEqual(['reason: reason-missing']);
    expect(lists.goals.writes).toBe(0);
    expect(await run(text, { reason: 'Nytt uppdrag' })).toMatchObject({
      asksReason: false,
      written: 1,
    });
    expect(lists.goals.byKey('KF-1')?.value).toMatchObject({
      target: 90,
      changeReason: 'Nytt uppdrag',
    });
  });

  test('another reporter needs no reason', async () => {
    const { goals: run } = begin();
    const reply = await run('Kod | Rapporteras av\nBUN-1 | Ny');
    expect(reply).toMatchObject({ asksReason: false, written: 1 });
  });
});
