import type { World } from '../../../../src/core/domain/world';
import { goalColumns, organisationColumns } from '../../../../src/core/text/list/import-columns';
import { aGoal, aPerson, aWorld, someSettings } from '../../../support/core/builders';
import { declaredActs } from '../../../support/core/declared-acts';
import { anInstance, contextOf, listsOf, refusalOf } from '../../../support/core/fake-context';

const { 'organisation.import': importOrganisation, 'goal.import': importGoals } = declaredActs;

function begin(overrides: Partial<World> = {}) {
  const settings = someSettings({ firstProcessLeaders: ['oid-ledare'] });
  const world = aWorld({ settings, bodies: [], ...overrides });
  const lists = listsOf({ world });
  const instance = anInstance(lists, { settings });
  const leader = contextOf(instance, 'Ledare');
  const paste = (what: 'organisation' | 'goals', text: string, write = true) => {
    const rows = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    const act = what === 'organisation' ? importOrganisation : importGoals;
    return act(leader, { rows, write });
  };
  return { lists, instance, leader, paste };
}

const organisation = `Kod | Namn | Nivå | Hör till | Chef | Processledare | Teamskanal
BUF-1 | Björkskolan | Enhet | BUF | Chef@Granforsa.example | |
BUF | Förvaltningen | förvaltning | BUN | head@granforsa.example | |
BUN | Nämnden | Nämnd | KF | | | https://teams.microsoft.com/l/channel/19%3aabc%40thread.tacv2/J?groupId=d4f8dc62-bff2-4130-89f3-92849d025eab
KF | Kommunfullmäktige | Kommunfullmäktige | | | ledare@granforsa.example; ledare2@granforsa.example |`;

describe('an organisation pasted from a spreadsheet', () => {
  test('is written parents before children, whatever order the rows stand in', async () => {
    const { lists, instance, paste } = begin();
    instance.directory.set('chef@granforsa.example', aPerson('Chef'));
    const { written, rows } = await paste('organisation', organisation);
    expect(written).toBe(4);
    expect(rows.map(({ line, label, outcome }) => [line, label, outcome])).toEqual([
      [2, 'Björkskolan', 'new'],
      [3, 'Förvaltningen', 'new'],
      [4, 'Nämnden', 'new'],
      [5, 'Kommunfullmäktige', 'new'],
    ]);
    const byKey = (key: string) => lists.bodies.byKey(key)?.value;
    expect(byKey('BUF-1')).toMatchObject({ parentId: byKey('BUF')?.id, manager: aPerson('Chef') });
    expect(byKey('BUN')).toMatchObject({
      parentId: byKey('KF')?.id,
      channel: { teamId: 'd4f8dc62-bff2-4130-89f3-92849d025eab', channelId: '19:abc@thread.tacv2' },
    });
    expect(byKey('KF')?.processLeaders.map(({ mail }) => mail)).toEqual([
      'ledare@granforsa.example',
      'ledare2@granforsa.example',
    ]);
  });

  test('the same paste again writes only what has been changed in the list or in the sheet', async () => {
    const { lists, instance, paste } = begin();
    await paste('organisation', organisation);
    lists.bodies.edit(lists.bodies.byKey('BUN')?.value.id ?? '', { name: 'Nytt namn' });
    instance.sync();
    const writes = lists.bodies.writes;
    const leader = contextOf(instance, 'Ledare');
    const added = lists.bodies.byKey('KF')?.value.id ?? '';
    lists.bodies.edit(added, { processLeaders: [aPerson('Ledare')] });
    instance.sync();
    const again = await paste(
      'organisation',
      `${organisation}\nBUF-2 | Granskolan | Enhet | BUF | | |`,
    );
    expect(again.written).toBe(3);
    expect(again.rows.map(({ outcome }) => outcome)).toEqual([
      'same',
      'same',
      'changed',
      'changed',
      'new',
    ]);
    expect(again.rows[2]?.changes).toEqual([
      { column: 'name', before: 'Nytt namn', after: 'Nämnden' },
    ]);
    expect(lists.bodies.writes).toBe(writes + 3);
    expect(lists.bodies.byKey('BUN')?.value.name).toBe('Nämnden');
    expect(leader.actor.name).toBe('Ledare');
  });

  test('in English, in Finnish, and without a header in the standard order', async () => {
    const english = 'Name | Code | Level\nCouncil | KF | Council';
    const finnish =
      'Tunnus | Nimi | Taso | Voimassa alkaen\nKF | Valtuusto | kunnanvaltuusto | 1.2.2026';
    const bare = 'KF | Kommunfullmäktige | council';
    expect((await begin().paste('organisation', english)).written).toBe(1);
    const fi = begin();
    expect((await fi.paste('organisation', finnish)).written).toBe(1);
    expect(fi.lists.bodies.byKey('KF')?.value.validFrom).toBe('2026-02-01');
    expect((await begin().paste('organisation', bare)).written).toBe(1);
  });

  test.each([
    ['A B | Namn | Enhet | KF', 'key', 'not-a-key'],
    ['A | Namn | Sektion | KF', 'kind', 'unknown-word'],
    ['A | Namn | Enhet |', 'parent', 'missing'],
    ['A | Namn | Enhet | XX', 'parent', 'unknown'],
    ['A | Namn | Enhet | A', 'parent', 'ring'],
    ['A | Namn | Nämnd | BUF', 'parent', 'wrong-level'],
    ['A | Namn | Enhet | KF | chef', 'manager', 'nobody-of-that-name'],
    ['A | Namn | Enhet | KF | chef@', 'manager', 'not-an-address'],
    ['A | Namn | Enhet | KF | | | | a@b.se; c', 'processLeaders', 'not-an-address'],
    ['A | Namn | Enhet | KF | | | | | https://example.org/', 'channel', 'not-a-channel-link'],
    [
      'A | Namn | Enhet | KF | | | | | http://teams.microsoft.com/l/channel/x',
      'channel',
      'not-a-channel-link',
    ],
    ['A | Namn | Enhet | KF | | | | | kanalen', 'channel', 'not-a-channel-link'],
    [
      'A | Namn | Enhet | KF | | | | | https://teams.microsoft.com/l/channel/%zz/x',
      'channel',
      'not-a-channel-link',
    ],
    ['A | Namn | Enhet | KF | | | | | | 2026-02-30', 'validFrom', 'not-a-date'],
  ])('the row %p is refused at %s: %s, and nothing is written', async (row, field, reason) => {
    const { lists, paste } = begin();
    const text = `KF | Fullmäktige | Kommunfullmäktige\nBUF | Förvaltning | Förvaltning | KF\n${row}`;
    const { written, rows } = await paste('organisation', text);
    expect(rows.at(-1)).toMatchObject({ line: 3, outcome: 'refused' });
    expect(rows.at(-1)?.faults).toContainEqual(expect.objectContaining({ field, reason }));
    expect(written).toBe(0);
    expect(lists.bodies.rows.size).toBe(0);
  });

  test('a name that the list would cut is refused, and the longest that it holds is written', async () => {
    const { lists, paste } = begin();
    const council = (length: number) => `KF | ${'å'.repeat(length)} | Kommunfullmäktige`;
    const { written, rows } = await paste('organisation', council(256));
    expect(rows[0]?.faults).toEqual([
      { field: 'name', reason: 'too-long', values: { longest: 255 } },
    ]);
    expect(written).toBe(0);
    expect((await paste('organisation', council(255))).written).toBe(1);
    expect(lists.bodies.byKey('KF')?.value.name).toHaveLength(255);
  });

  test('a doubled key is refused, and an unknown column is named and left alone', async () => {
    const { paste } = begin();
    const doubled = 'KF | Ett | Kommunfullmäktige\nKF | Två | Kommunfullmäktige';
    expect((await paste('organisation', doubled)).rows[1]?.faults).toEqual([
      { field: 'key', reason: 'doubled' },
    ]);
    const header = 'Kod | Namn | Nivå | Cheff\nKF | Ett | Kommunfullmäktige |';
    const { rows, columns, written } = await paste('organisation', header);
    expect(rows.map(({ line, outcome }) => [line, outcome])).toEqual([[2, 'new']]);
    expect(columns[3]).toMatchObject({ header: 'Cheff', name: '' });
    expect(written).toBe(1);
  });

  test('three new rows that are each other’s parents are refused', async () => {
    const { paste } = begin();
    const ring = 'A | A | Enhet | B\nB | B | Enhet | C\nC | C | Enhet | A';
    const { rows } = await paste('organisation', ring);
    expect(rows.flatMap(({ faults }) => faults.map(({ reason }) => reason))).toEqual([
      'ring',
      'ring',
      'ring',
    ]);
  });

  test('only checking writes nothing, and an empty paste is no row', async () => {
    const { lists, paste } = begin();
    expect((await paste('organisation', organisation, false)).written).toBe(0);
    expect(await paste('organisation', '')).toMatchObject({
      written: 0,
      rows: [],
      skipped: [],
      moreRefused: 0,
    });
    expect(lists.bodies.rows.size).toBe(0);
  });

  test('the same paste completes an import that was interrupted', async () => {
    const { lists, instance, paste } = begin();
    const create = lists.bodies.add.bind(lists.bodies);
    let left = 2;
    lists.bodies.add = (value) => {
      left -= 1;
      lists.bodies.isDown = left < 0;
      return create(value);
    };
    expect((await refusalOf(paste('organisation', organisation)))?.code).toBe('store-unavailable');
    lists.bodies.isDown = false;
    left = 10;
    instance.sync();
    expect((await paste('organisation', organisation)).written).toBe(2);
    expect(lists.bodies.rows.size).toBe(4);
  });
});

describe('goals pasted from a spreadsheet', () => {
  const header =
    'Kod | Mål | Organ | Härlett ur | Indikator | Mäts i | Uppdelning | Riktning | Utgångsvärde kvinnor | Utgångsvärde män | Målvärde | Ska vara nått | Utgångsår | Rapporteras av | Decimaler | Källa | Tillstånd';
  const rows = `BUF-1-1 | Fler behöriga | BUF-1 | KF-1 | Behöriga | Procent | Kvinnor och män | Ska öka | 72,5 | 70 | 85 | 2027-12-31 | 2024 | nina@granforsa.example | | Exempel |
KF-1 | Rättvis fördelning av resurser | KF | | Sökande | Personer | Flickor/pojkar | 40–60 | 12 | 30 | | 2027-12-31 | | | | |`;

  test('are saved with their indicator, and a derived goal under its parent', async () => {
    const { lists, instance, paste } = begin({ bodies: aWorld().bodies });
    instance.directory.set('nina@granforsa.example', aPerson('Nina'));
    const { written } = await paste('goals', `${header}\n${rows.replace('BUF-1 |', 'BUF-1 |')}`);
    expect(written).toBe(2);
    expect(lists.goals.byKey('BUF-1-1')?.value).toMatchObject({
      bodyId: 'unit',
      parentGoalId: lists.goals.byKey('KF-1')?.value.id,
      state: 'adopted',
      baseline: { women: 72.5, men: 70 },
      target: 85,
      reporter: aPerson('Nina'),
      indicator: { measure: 'percent', decimals: 1, addsUp: false },
    });
    expect(lists.goals.byKey('KF-1')?.value.indicator).toEqual({
      name: 'Sökande',
      measure: 'people',
      split: 'girls-boys',
      direction: 'even',
      decimals: 0,
      addsUp: true,
    });
  });

  test('have different targets of women and men, whose words say which way is good', async () => {
    const { lists, paste } = begin({ bodies: aWorld().bodies });
    const columns = 'Kod | Mål | Organ | Indikator | Mäts i | Uppdelning';
    const sheet = (values: string) =>
      `${columns} | Målvärde kvinnor | Målvärde män\nA | Mål | KF | Andel | Procent | Kvinnor och män | ${values}`;
    await paste('goals', sheet('minst 40 % | ca 45'));
    expect(lists.goals.byKey('A')?.value).toMatchObject({
      targetBySex: { women: 40, men: 45 },
      indicator: { direction: 'rising' },
    });
    const { rows: refused } = await paste('goals', sheet('minst 40 % | högst 45 %'), false);
    expect(refused[0]?.faults).toEqual([{ field: 'targetMen', reason: 'other-direction' }]);
    const gap = sheet('4 | 5').replaceAll(' | Målvärde k', ' | Riktning | Målvärde k');
    const { rows: gaps } = await paste(
      'goals',
      gap.replace('| 4', '| Skillnad | 4').replace('\nA', '\nB'),
      false,
    );
    expect(gaps[0]?.faults).toContainEqual({ field: 'targetWomen', reason: 'not-asked-for' });
  });

  test('of one figure need no split, and a small ratio is asked about', async () => {
    const { lists, paste } = begin({ bodies: aWorld().bodies });
    const sheet = (values: string) =>
      `Kod | Mål | Organ | Indikator | Mäts i | Uppdelning | Riktning | Utgångsvärde totalt | Målvärde\nA | Mål | KF | ${values}`;
    const asked = await paste('goals', sheet('Lön | Kvot | | Nära målvärdet | 0,924 | 100'), false);
    const values = { written: 0.924, meant: 92.4 };
    expect(asked.rows[0]?.faults).toEqual([
      { field: 'baselineTotal', reason: 'asks-fraction', values },
    ]);
    const split = await paste('goals', sheet('Lön | Kvot | Kvinnor och män | Near | | 100'), false);
    expect(split.rows[0]?.faults).toContainEqual({ field: 'split', reason: 'one-figure' });
    await paste('goals', sheet('Sjukfall | Förändring | | Ska minska | −2 % | -12,5'));
    expect(lists.goals.byKey('A')?.value).toMatchObject({
      ...{ baseline: { total: -2 }, target: -12.5 },
      indicator: { measure: 'change', split: 'total', decimals: 1, addsUp: false },
    });
  });

  test.each([
    ['A | Mål | XX', 'body', 'unknown'],
    ['A | Mål | BUF-1', 'parentGoal', 'missing'],
    ['A | Mål | BUF-1 | XX', 'parentGoal', 'unknown'],
    ['A | Mål | KF | | Andel', 'measure', 'missing'],
    ['A | Mål | KF | | Andel | Procent | Totalt | Uppåt', 'direction', 'unknown-word'],
    ['A | Mål | KF | | Andel | Procent | Totalt | Ska öka | 1.234', 'baselineWomen', 'ambiguous'],
    [
      'A | Mål | KF | | Andel | Procent | Totalt | Ska öka | många',
      'baselineWomen',
      'not-a-number',
    ],
    ['A | Mål | KF | | | | | | | | | | 24', 'baselineYear', 'not-a-year'],
    [
      'A | Mål | KF | | Andel | Procent | Totalt | Ska öka | | | | | | | 7',
      'decimals',
      'not-decimals',
    ],
    ['A | Mål | KF | | Antal | Personer | Totalt | Ska öka | 45 %', 'baselineWomen', 'other-unit'],
    ['A:B | Mål | KF', 'key', 'not-a-key'],
    [`A | Mål | KF | | ${'x'.repeat(256)} | Procent | Totalt | Ska öka`, 'indicator', 'too-long'],
  ])('the row %p is refused at %s: %s', async (row, field, reason) => {
    const { lists, paste } = begin({ bodies: aWorld().bodies });
    const reply = await paste('goals', `${header}\n${row}`);
    expect(reply.rows[0]?.faults).toContainEqual(expect.objectContaining({ field, reason }));
    expect(lists.goals.rows.size).toBe(0);
  });

  test('a code or a body typed with composed or decomposed letters is one, with or without hidden characters', async () => {
    const { paste } = begin({
      bodies: aWorld().bodies,
      goals: [aGoal({ id: '1', key: 'Mål-Å', bodyId: 'council' })],
    });
    const composed = 'Mål-Å';
    const spellings = [
      composed,
      composed.normalize('NFD'),
      `\u202A${composed}\u202C`,
      'Mål\u200B-Å',
    ];
    for (const key of spellings) {
      const { rows } = await paste('goals', `${header}\n${key} | Annat | KF`, false);
      expect(rows.map(({ outcome }) => outcome)).toEqual(['changed']);
    }
    const twice = `${header}\nNy-Å | Mål | KF\n${'Ny-Å'.normalize('NFD')} | Mål | K\u2060F`;
    const { rows } = await paste('goals', twice, false);
    expect(rows[1]?.faults).toEqual([{ field: 'key', reason: 'doubled' }]);
  });

  test('a hidden character between digits is named; beside a mark it is dropped', async () => {
    const { paste } = begin({ bodies: aWorld().bodies });
    const row = (value: string) =>
      `${header}\nA | Mål | KF | | Andel | Procent | Totalt | Ska öka | ${value}`;
    const { rows } = await paste('goals', row('1\u200B2,5'), false);
    expect(rows[0]?.faults).toContainEqual({
      ...{ field: 'baselineWomen', reason: 'hidden-character' },
      values: { character: 'U+200B' },
    });
    const good = await paste('goals', row('12,\u200B5'), false);
    expect(good.rows[0]?.faults.filter(({ reason }) => reason === 'hidden-character')).toEqual([]);
  });

  test('a goal without an indicator is saved and shown as not measurable; a stored goal that it says the same of stays unchanged', async () => {
    const { paste } = begin({
      bodies: aWorld().bodies,
      goals: [aGoal({ id: '1', key: 'KF-1', title: 'Målet', bodyId: 'council' })],
    });
    const text = `${header}\nKF-1 | Målet | KF\nKF-2 | Nytt | KF\nU-1 | Utkast | BUF-1 | | | | | | | | | | | | | | Utkast`;
    const reply = await paste('goals', text);
    expect(reply.rows.map(({ outcome }) => outcome)).toEqual(['same', 'new', 'new']);
    expect(reply.written).toBe(2);
  });
});

test('only process leaders import', async () => {
  const { instance } = begin();
  const chef = contextOf(instance, 'Chef');
  for (const act of [importOrganisation, importGoals])
    expect((await refusalOf(act(chef, { rows: [], write: true })))?.code).toBe('not-allowed');
});

test('no two columns have the same header', () => {
  for (const columns of [organisationColumns, goalColumns]) {
    const headers = columns.flatMap(({ headers }) => Object.values(headers).flat());
    const own = columns.map(({ headers }) => new Set(Object.values(headers).flat()).size);
    expect(new Set(headers).size).toBe(own.reduce((sum, size) => sum + size, 0));
  }
});
