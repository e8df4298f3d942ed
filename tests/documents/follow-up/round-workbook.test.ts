import readExcelFile from 'read-excel-file/node';
import { roundWorkbook } from '../../../src/documents/follow-up/round-workbook';
import type { RoundWorkbook, WorkbookRow } from '../../../src/documents/follow-up/workbook-content';

const indicator = {
  name: 'Andel som gått ut med examen',
  measure: 'percent',
  split: 'girls-boys',
  direction: 'rising',
  decimals: 1,
  addsUp: false,
} as const;

function aRow(changes: Partial<WorkbookRow> = {}): WorkbookRow {
  return {
    boardName: 'Barn- och utbildningsnämnden',
    bodyName: 'Parkskolan',
    goalKey: 'BUN-1',
    goalTitle: 'Flickor och pojkar når lika långt',
    indicator,
    baselineYear: 2022,
    baseline: { women: 80.2, men: 71 },
    target: 85,
    targetOn: '2027-12-31',
    figures: { women: 82.5, men: 74.25, gap: 8.25 },
    attainment: 'partly-met',
    comment: 'Läxhjälpen har gett resultat.',
    reportedByName: 'Eva Ek',
    reportedAt: '2026-11-20T23:30:00.000Z',
    standing: 'reported',
    faults: [],
    ...changes,
  };
}

function aWorkbook(
  rows: readonly WorkbookRow[],
  changes: Partial<RoundWorkbook> = {},
): RoundWorkbook {
  return {
    language: 'sv',
    municipalityName: 'Granforsa kommun',
    roundTitle: 'Helår 2026',
    roundKind: 'annual',
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    dueOn: '2027-01-29',
    shownIn: 'årsredovisningen 2026',
    exportedAt: '2026-11-21T08:00:00.000Z',
    exportedByName: 'Karin Lindgren',
    timeZone: 'Europe/Stockholm',
    rows,
    ...changes,
  };
}

/** Returns the rows of the first sheet as objects whose keys are the headers. */
async function read(workbook: RoundWorkbook) {
  const bytes = Buffer.from(await roundWorkbook(workbook));
  const sheets = await readExcelFile(bytes);
  const [header, ...rows] = sheets[0]!.data;
  return {
    sheets,
    records: rows.map((row) =>
      Object.fromEntries(header!.map((name, i) => [String(name), row[i]])),
    ),
  };
}

test('each goal is one row with its board, unit, figures by sex, gap and status in words', async () => {
  const { records } = await read(aWorkbook([aRow(), aRow({ goalKey: 'BUN-2' })]));
  expect(records).toHaveLength(2);
  expect(records[0]).toMatchObject({
    Nämnd: 'Barn- och utbildningsnämnden',
    'Förvaltning eller enhet': 'Parkskolan',
    'Mål, kod': 'BUN-1',
    'Utfall kvinnor/flickor': 82.5,
    'Utfall män/pojkar': 74.25,
    Skillnad: 8.25,
    Måluppfyllelse: 'delvis uppfyllt',
    Läge: 'rapporterad',
    'Rapporterat av': 'Eva Ek',
  });
});

test('different targets of women and men stand in columns of their own', async () => {
  const { records } = await read(aWorkbook([aRow({ targetBySex: { women: 87.5, men: 80 } })]));
  expect(records[0]).toMatchObject({
    Målvärde: 85,
    'Målvärde kvinnor/flickor': 87.5,
    'Målvärde män/pojkar': 80,
  });
});

test('a correction after the round has ended stands with who, when, why and the first outcome', async () => {
  const correction = {
    byName: 'Karin Lindgren',
    at: '2027-02-02T09:00:00.000Z',
    reason: 'Fel läsår',
    first: { figures: { women: 80, men: 'suppressed' }, attainment: 'not-met' },
  } as const;
  const { records } = await read(aWorkbook([aRow({ correction }), aRow()]));
  expect(records[0]).toMatchObject({
    'Rättat i listan av': 'Karin Lindgren',
    'Skäl till rättelse': 'Fel läsår',
    'Först rapporterat, kvinnor/flickor': 80,
    'Först rapporterat, män/pojkar': 'visas inte (få personer)',
    'Först rapporterad måluppfyllelse': 'ej uppfyllt',
  });
  expect(records[0]!['Rättat den']).toBeInstanceOf(Date);
  expect(records[1]!['Rättat i listan av']).toBeNull();
});

test('the numbers of people behind the figures are whole numbers of their own columns', async () => {
  const figures = { women: 82.5, men: 74.25, womenPersons: 40, menPersons: 3 };
  const hidden = { women: 'suppressed', men: 74.25, gap: 'suppressed' } as const;
  const { records } = await read(aWorkbook([aRow({ figures }), aRow({ figures: hidden })]));
  expect(records[0]).toMatchObject({
    'Kvinnor/flickor bakom utfallet': 40,
    'Män/pojkar bakom utfallet': 3,
    'Personer bakom utfallet': null,
  });
  expect(records[1]).toMatchObject({
    'Utfall kvinnor/flickor': 'visas inte (få personer)',
    'Kvinnor/flickor bakom utfallet': null,
    'Män/pojkar bakom utfallet': null,
  });
});

test('dates and times are date cells in the municipality’s zone', async () => {
  const { records } = await read(aWorkbook([aRow()]));
  expect(records[0]!['Måldatum']).toEqual(new Date('2027-12-31T00:00:00Z'));
  // 23:30 UTC is half past midnight the next day in Stockholm.
  const at = records[0]!['Rapporterat den'] as unknown as Date;
  // A spreadsheet stores a time as a fraction of a day, so it is exact only to the second.
  expect(Math.round(at.getTime() / 1000)).toBe(Date.parse('2026-11-21T00:30:00Z') / 1000);
});

test('a hidden small count is a word, not a number', async () => {
  const { records } = await read(aWorkbook([aRow({ figures: { women: 'suppressed', men: 12 } })]));
  expect(records[0]!['Utfall kvinnor/flickor']).toBe('visas inte (få personer)');
  expect(records[0]!['Utfall män/pojkar']).toBe(12);
});

test('the row of a goal without a report has the status missing and empty cells', async () => {
  const bare: WorkbookRow = {
    boardName: 'Kommunstyrelsen',
    bodyName: 'Personalavdelningen',
    goalKey: 'KS-2',
    goalTitle: 'Lika lön för lika arbete',
    figures: {},
    standing: 'missing',
    daysLate: 2,
    faults: [],
  };
  const { records } = await read(aWorkbook([bare]));
  expect(records[0]).toMatchObject({
    Läge: 'saknas, 2 dagar sen',
    Måluppfyllelse: null,
    Indikator: null,
    'Utfall totalt': null,
    'Rapporterat den': null,
  });
});

test('the sheet Om names the round, and when and by whom it was exported', async () => {
  const { sheets } = await read(aWorkbook([aRow()]));
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Rapporter', 'Om']);
  const about = Object.fromEntries(sheets[1]!.data.map(([label, value]) => [String(label), value]));
  expect(about).toMatchObject({
    Kommun: 'Granforsa kommun',
    Uppföljningsomgång: 'Helår 2026',
    Slag: 'Årsuppföljning',
    'Antal mål': 1,
    Exporterad: new Date('2026-11-21T09:00:00Z'),
    'Exporterad av': 'Karin Lindgren',
  });
});

test('the column Kontroll explains the rules that a row breaks', async () => {
  const faults = [{ field: 'men', reason: 'too-large', values: { max: 100 } }] as const;
  const { records } = await read(aWorkbook([aRow({ standing: 'checking', faults })]));
  expect(records[0]!['Kontroll']).toBe('Värdet är större än 100.');
});

test.each(['sv', 'en', 'fi'] as const)('the workbook can be read in %s', async (language) => {
  const { sheets } = await read(aWorkbook([aRow()], { language }));
  const words = new Set(sheets[0]!.data[0]!.map(String));
  expect(words.size).toBe(37);
  expect([...words].every((word) => word.length > 2)).toBe(true);
});

const hostile: readonly (readonly [name: string, text: string, expected: string])[] = [
  ['a formula', '=HYPERLINK("https://evil.example";"x")', '=HYPERLINK("https://evil.example";"x")'],
  ['a plus sign', '+1+1', '+1+1'],
  ['an at sign', '@SUM(A1)', '@SUM(A1)'],
  ['XML', '</t></is></c><c>&amp;]]>', '</t></is></c><c>&amp;]]>'],
  ['NUL and vertical tab', 'a\u0000b\u000Bc', 'abc'],
  ['U+FFFF and U+FFFE', 'a\uFFFFb\uFFFE', 'ab'],
  ['half a surrogate pair', 'a\uD800b\uDC00', 'ab'],
  ['an escape of Excel’s own', '_x0041_', '_x0041_'],
  ['letters beyond the first plane', '👩‍🏫 𝔘', '👩‍🏫 𝔘'],
  ['line breaks', 'ett\r\ntvå\rtre', 'ett\ntvå\ntre'],
];

test.each(hostile)('%s in a comment comes back as text', async (_, text, expected) => {
  const { records } = await read(aWorkbook([aRow({ comment: text, goalTitle: text })]));
  expect(records[0]!['Vad förklarar utfallet?']).toBe(expected);
  expect(records[0]!['Mål']).toBe(expected);
});

test('a text longer than a cell holds is cut and ends with a mark', async () => {
  const { records } = await read(aWorkbook([aRow({ comment: 'å'.repeat(40_000) })]));
  const comment = String(records[0]!['Vad förklarar utfallet?']);
  expect(comment.length).toBeLessThan(32_767);
  expect(comment.endsWith('… [avkortat]')).toBe(true);
});
