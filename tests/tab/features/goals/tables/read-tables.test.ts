import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { readTables } from '../../../../../src/tab/features/goals/tables/read-tables';
import { largestFile } from '../../../../../src/tab/features/goals/tables/table';
import { textCell, workbookBytes, workbookFiles } from '../../../../support/tab/workbook-bytes';

const wide = (text: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const compound = (rest: string) =>
  new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.from(rest, 'utf16le')]);
const tablesOf = async (bytes: Uint8Array) => {
  const reading = await readTables(bytes, 'mål.csv');
  return 'tables' in reading ? reading.tables : [];
};

describe('a text file', () => {
  const text = 'Kod;Mål\nA;Fler åker själva';
  test.each([
    ['UTF-8', strToU8(text)],
    ['UTF-8 with its mark', strToU8(`\uFEFF${text}`)],
    ['UTF-16, as Excel writes Unicode text', wide(text)],
    ['Windows-1252', latin(text)],
  ])('is read in %s', async (_, bytes) => {
    expect(await tablesOf(bytes)).toEqual([
      {
        name: 'mål.csv',
        rows: [
          { number: 1, cells: ['Kod', 'Mål'] },
          { number: 2, cells: ['A', 'Fler åker själva'] },
        ],
      },
    ]);
  });
});

describe('a workbook', () => {
  test('keeps the numbers of rows, and shows values, dates and per cent as the sheet does', async () => {
    const rows = `<row r="3">${textCell('A3', 'Kod')}${textCell('C3', 'Nått')}</row>
<row r="5">${textCell('A5', 'A-1')}<c r="B5" s="2"><v>0.955</v></c><c r="C5" s="1"><v>46387</v></c><c r="D5"><f>1+1</f><v>2.5</v></c><c r="E5" s="3"><v>0.29</v></c><c r="F5"><v>0.1</v></c></row>`;
    expect(await tablesOf(workbookBytes({ name: 'Mål', rows }))).toEqual([
      {
        name: 'Mål',
        rows: [
          { number: 3, cells: ['Kod', '', 'Nått', '', '', ''] },
          { number: 5, cells: ['A-1', '95,5 %', '2026-12-31', '2,5', '29 %', '0,1'] },
        ],
      },
    ]);
  });

  test('says what merged cells say on each row, in their first column', async () => {
    const rows = `<row r="1">${textCell('A1', 'BUF')}${textCell('B1', 'Ett')}</row><row r="2">${textCell('B2', 'Två')}</row><row r="3">${textCell('A3', 'Summa')}${textCell('B3', 'x')}</row>`;
    const [table] = await tablesOf(workbookBytes({ name: 'Mål', rows, merged: ['A1:A2'] }));
    expect(table?.rows.map(({ cells }) => cells)).toEqual([
      ['BUF', 'Ett'],
      ['BUF', 'Två'],
      ['Summa', 'x'],
    ]);
  });

  test('has its sheets by name, without the empty ones', async () => {
    const sheet = (name: string) => ({ name, rows: `<row r="1">${textCell('A1', name)}</row>` });
    const bytes = workbookBytes(sheet('Ett'), { name: 'Tomt', rows: '' }, sheet('Två'));
    expect((await tablesOf(bytes)).map(({ name }) => name)).toEqual(['Ett', 'Två']);
  });

  test('is read when it is large enough for the library to ask for workers', async () => {
    const cells = (at: number) => textCell(`A${String(at)}`, 'x'.repeat(300));
    const rows = Array.from({ length: 2_500 }, (_, at) => `<row r="${String(at + 1)}">${cells(at + 1)}</row>`); // prettier-ignore
    const [table] = await tablesOf(workbookBytes({ name: 'Stort', rows: rows.join('') }));
    expect(table?.rows).toHaveLength(2_500);
  });
});

describe('a file is refused', () => {
  const bomb = { ...workbookFiles([]), 'xl/worksheets/sheet1.xml': new Uint8Array(61 * 2 ** 20) };
  test.each([
    ['larger than ten megabytes', new Uint8Array(largestFile + 1), 'too-large'],
    ['which unpacks to far more than it is', zipSync(bomb, { level: 1 }), 'unpacks-too-large'],
    ['of Excel before 2007', compound('Workbook'), 'old-excel'],
    ['which a password protects', compound('EncryptedPackage'), 'locked'],
    ['that is a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'not-a-table'],
    ['that is another archive', zipSync({ 'a.txt': strToU8('a') }), 'damaged'],
    ['that is cut', workbookBytes({ name: 'A', rows: '' }).slice(0, 400), 'damaged'],
  ])('%s', async (_, bytes, problem) => {
    expect(await readTables(bytes, 'fil')).toEqual({ problem });
  });
});

test('whatever bytes come, the answer is tables or a problem', async () => {
  const good = workbookBytes({ name: 'A', rows: `<row r="1">${textCell('A1', 'Kod')}</row>` });
  const changed = fc
    .array(fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 })), { maxLength: 8 })
    .map((edits) => edits.reduce((bytes, [at, byte]) => bytes.with(at, byte), good));
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 200 }), changed), async (bytes) => {
      const reading = await readTables(bytes, '');
      expect('tables' in reading || 'problem' in reading).toBe(true);
    }),
  );
});
