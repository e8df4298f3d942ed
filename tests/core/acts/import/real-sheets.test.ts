import { aGoal, aPerson, aWorld, someSettings } from '../../../support/core/builders';
import { declaredActs } from '../../../support/core/declared-acts';
import { anInstance, contextOf, listsOf } from '../../../support/core/fake-context';
import type { ImportInput } from '../../../../src/core/api/import/acts';

const { 'organisation.import': importOrganisation, 'goal.import': importGoals } = declaredActs;

function begin() {
  const settings = someSettings({ firstProcessLeaders: ['oid-ledare'] });
  const world = aWorld({ settings, goals: [aGoal({ id: '1', key: 'KF-1', bodyId: 'council', bodyKey: 'KF', title: 'Lika villkor' })] }); // prettier-ignore
  const lists = listsOf({ world });
  const instance = anInstance(lists, { settings });
  instance.directory.set('nina@granforsa.example', aPerson('Nina'));
  const leader = contextOf(instance, 'Ledare');
  const read = (text: string, more: Partial<ImportInput> = {}, what = 'goals') => {
    const rows = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    const act = what === 'goals' ? importGoals : importOrganisation;
    return act(leader, { rows, write: false, ...more });
  };
  return { lists, read };
}

const measured =
  'Kod | Mål | Organ | Indikator | Mäts i | Uppdelning | Riktning | Målvärde | Ska vara nått';
const goal = (key: string, rest: string) => `${key} | Fler ${key} | KF | Andel | ${rest}`;

describe('headings', () => {
  test('are found below a title, and sums, sections and repeated headings are named and left out', async () => {
    const { read } = begin();
    const { rows, skipped, columns } = await read(
      `Jämställdhetsmål 2026\n\nKod | Mål | Utskott | Organ\nKommunfullmäktige\nA | Fler | x | KF\nKod | Mål | Utskott | Organ\nB | Färre | x | KF\nSumma | | 2`,
    );
    expect(rows.map(({ line, outcome }) => [line, outcome])).toEqual([
      [5, 'new'],
      [7, 'new'],
    ]);
    expect(skipped).toEqual([
      { line: 1, text: 'Jämställdhetsmål 2026', why: 'title' },
      { line: 4, text: 'Kommunfullmäktige', why: 'title' },
      { line: 6, text: 'Kod', why: 'heading' },
      { line: 8, text: 'Summa', why: 'sum' },
    ]);
    expect(columns.map(({ name }) => name)).toEqual(['key', 'title', '', 'body']);
  });

  test('of two rows are read together', async () => {
    const { read } = begin();
    const { columns, rows } = await read(
      `Kod | Mål | Organ | Indikator | Mäts i | Uppdelning | Riktning | Utgångsvärde | | Ska vara nått
| | | | | | | kvinnor | män |
A | Fler | KF | Andel | Procent | Kvinnor och män | Ska öka | 40 | 60 | 2027-12-31`,
    );
    expect(columns.map(({ name }) => name).slice(7)).toEqual(['baselineWomen', 'baselineMen', 'targetOn']); // prettier-ignore
    expect(rows).toMatchObject([{ line: 3, understood: { baselineWomen: 40, baselineMen: 60 } }]);
  });

  test('keep the sheet’s own numbers of rows', async () => {
    const { read } = begin();
    const { rows } = await read('Kod | Mål | Organ\nA | Fler | KF', { lines: [7, 12] });
    expect(rows.map(({ line }) => line)).toEqual([12]);
  });

  test('that stand for the same column are asked about, and read as the person says', async () => {
    const { read } = begin();
    const text = 'Kod | Mål | Organ | Enhet\nA | Fler | Nämnd | KF';
    const asked = await read(text);
    expect(asked.columns.filter(({ isAsked }) => isAsked).map(({ header }) => header)).toEqual(['Organ', 'Enhet']); // prettier-ignore
    expect(asked.rows[0]).toMatchObject({ line: 1, outcome: 'refused' });
    const answered = await read(text, { columns: [null, null, '', 'body'] });
    expect(answered.rows.map(({ outcome }) => outcome)).toEqual(['new']);
  });

  test('are never taken from a row of data', async () => {
    const { read } = begin();
    const text =
      'KF | Fullmäktige | Kommunfullmäktige\nA | Namn | Enhet | KF | chef@kommun.example';
    const { rows } = await read(text, {}, 'organisation');
    expect(rows.map(({ line }) => line)).toEqual([1, 2]);
  });
});

describe('values are read as people write them', () => {
  test.each([
    ['Procent | Totalt | Ska öka | ca 45 % | 31/12 2026', { target: 45, targetOn: '2026-12-31' }],
    ['Procent | Totalt | | minst 90 % | dec 2026', { target: 90, direction: 'rising', targetOn: '2026-12-31' }], // prettier-ignore
    ['Antal | Totalt | Ska minska | 2 st | 46387', { target: 2, targetOn: '2026-12-31' }],
    ['Dagar | Totalt | | högst 5 | 2026', { target: 5, direction: 'falling' }],
  ])('%s', async (rest, understood) => {
    const { rows } = await begin().read(`${measured}\n${goal('A', rest)}`);
    expect(rows[0]).toMatchObject({ outcome: 'new', understood });
  });

  test.each([
    ['Procent | Totalt | Ska minska | minst 90 % | 2026', { field: 'target', reason: 'other-direction' }], // prettier-ignore
    ['Procent | Totalt | Ska öka | 90 | 3/4/2026', { field: 'targetOn', reason: 'two-dates', values: { one: '2026-04-03', other: '2026-03-04' } }], // prettier-ignore
    ['Proc | Totalt | Ska öka | 90 | 2026', { field: 'measure', reason: 'unknown-word', values: { suggestion: 'percent' } }], // prettier-ignore
    ['Procent | Totalt | Ska ökaa | 90 | 2026', { field: 'direction', reason: 'unknown-word', values: { suggestion: 'rising' } }], // prettier-ignore
  ])('%s is asked about', async (rest, fault) => {
    const { rows } = await begin().read(`${measured}\n${goal('A', rest)}`);
    expect(rows[0]?.faults).toContainEqual(fault);
  });

  test('figures below 1 among per cent are asked about once for the column, and read as answered', async () => {
    const { read, lists } = begin();
    const rest = (target: string) => `Procent | Totalt | Ska öka | ${target} | 2026`;
    const text = [measured, goal('A', rest('0,955')), goal('B', rest('45')), goal('C', rest('0,5 %'))].join('\n'); // prettier-ignore
    const asked = await read(text, { write: true });
    expect(asked.questions).toEqual([{ name: 'target', written: 0.955, meant: 95.5 }]);
    expect(asked.rows.map(({ outcome }) => outcome)).toEqual(['refused', 'new', 'new']);
    const isFraction = [{ name: 'target', isFraction: true }];
    const answered = await read(text, { fractions: isFraction, write: true });
    expect([answered.questions, answered.written]).toEqual([[], 3]);
    expect(lists.goals.byKey('A')?.value.target).toBe(95.5);
    expect(lists.goals.byKey('C')?.value.target).toBe(0.5);
  });

  test('bodies and goals above are found by their names, codes are made, and the same sheet twice is the same', async () => {
    const { read, lists } = begin();
    const text =
      'Mål | Organ | Härlett ur\nFler flickor | Kommunfullmäktige | \nFler pojkar | BUN | lika villkor';
    const names = new Map(aWorld().bodies.map(({ key, name }) => [key, name]));
    const named = text.replace('Kommunfullmäktige', names.get('KF') ?? '');
    expect((await read(named, { write: true })).written).toBe(2);
    expect(lists.goals.byKey('KF-2')).toBeDefined();
    expect(lists.goals.byKey('BUN-1')?.value.parentGoalId).toBe('1');
  });

  test('a name that two bodies have is asked about', async () => {
    const { read } = begin();
    const text =
      'Kod | Namn | Nivå | Hör till\nN1 | Skolnämnd | Nämnd | KF\nN2 | Skolnämnd | Nämnd | KF\nF | Skolan | Förvaltning | skolnämnd';
    const { rows } = await read(text, {}, 'organisation');
    expect(rows[2]?.faults).toEqual([{ field: 'parent', reason: 'many-of-that-name' }]);
  });
});

describe('good rows beside bad ones', () => {
  const text =
    'Kod | Namn | Nivå | Hör till\nNY-F | Kontoret | Förvaltn. | BUN\nNY-A | Avd | Avdelning | NY-F\nNY-N | Nämnden | Nämnd | KF';

  test('rows below a refused one wait for it, and are not refused', async () => {
    const { rows } = await begin().read(text, {}, 'organisation');
    expect(rows.map(({ outcome }) => outcome)).toEqual(['refused', 'waiting', 'new']);
    expect(rows[0]?.faults[0]?.values).toEqual({ suggestion: 'administration' });
  });

  test('are saved when the person says so, and the others with the next try', async () => {
    const { read, lists } = begin();
    expect((await read(text, { write: true }, 'organisation')).written).toBe(0);
    expect((await read(text, { write: true, onlyGood: true }, 'organisation')).written).toBe(1);
    expect(lists.bodies.byKey('NY-A')).toBeUndefined();
  });
});

test('a code is made of a body’s name', async () => {
  const { read, lists } = begin();
  const text =
    'Namn | Nivå | Hör till\nKultur- och fritidsnämnden | Nämnd | KF\nKrokoms fritidsnämnd | Nämnd | KF';
  await read(text, { write: true }, 'organisation');
  expect(lists.bodies.byKey('KF-2')?.value.name).toBe('Kultur- och fritidsnämnden');
  expect(lists.bodies.byKey('KF-3')?.value.name).toBe('Krokoms fritidsnämnd');
});
