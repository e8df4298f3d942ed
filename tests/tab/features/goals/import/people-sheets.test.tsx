import fc from 'fast-check';
import type { ImportReply } from '../../../../../src/core/api/import/acts';
import { readDelimitedText } from '../../../../../src/tab/features/goals/tables/delimited-text';
import { readHtmlTable } from '../../../../../src/tab/features/goals/tables/html-table';
import { readTables } from '../../../../../src/tab/features/goals/tables/read-tables';
import type { Table } from '../../../../../src/tab/features/goals/tables/table';
import { inputOf } from '../../../../../src/tab/features/goals/import/use-check';
import { nothingSaid } from '../../../../../src/tab/features/goals/import/said';
import { declaredActs } from '../../../../support/core/declared-acts';
import { importServer } from '../../../../support/tab/import-server';
import {
  largeWorkbook,
  peopleSheets,
  type PeopleSheet,
} from '../../../../support/tab/people-sheets';

const { leader } = importServer();

const check = (table: Table, what: PeopleSheet['what'] = 'goals'): Promise<ImportReply> =>
  declaredActs[what === 'goals' ? 'goal.import' : 'organisation.import'](leader, {
    ...inputOf({ table, said: nothingSaid }),
    write: false,
  });

/** Reads what somebody brings as the tab does: a page from the clipboard, or a file by its bytes. */
async function tablesOf({ bytes, html }: PeopleSheet): Promise<readonly Table[] | string> {
  const page = html === undefined ? undefined : readHtmlTable(html, 'Inklistrad');
  if (page !== undefined) return [page];
  const reading = await readTables(bytes ?? new Uint8Array(), 'mål.csv');
  return 'problem' in reading ? reading.problem : reading.tables;
}

const pairs = (values: object | undefined) =>
  Object.entries(values ?? {}).map(([name, value]) => `${name}=${String(value)}`);

/** Writes what came out in a few words for each row. */
function outcomesOf({ rows, skipped, questions }: ImportReply): readonly string[] {
  return [
    ...rows.map(({ line, label, outcome, understood, faults }) => {
      const refused = faults.map(({ field, reason, values }) => [`${field}:${reason}`, ...pairs(values)].join(' ')); // prettier-ignore
      return [
        String(line),
        label,
        outcome,
        ...(faults.length > 0 ? refused : pairs(understood)),
      ].join(' ');
    }),
    ...skipped.map(({ line, why }) => `${String(line)} ${why}`),
    ...questions.map(({ name, written, meant }) => `${name} ${String(written)}? ${String(meant)}`),
  ];
}

test('the set has at least twenty-five sheets', () => {
  expect(peopleSheets.length).toBeGreaterThanOrEqual(25);
});

test.each(peopleSheets)('$name', async (one) => {
  const tables = await tablesOf(one);
  if (typeof tables === 'string') {
    expect([tables]).toEqual(one.comesOut);
    return;
  }
  const table = tables[one.sheet ?? 0];
  const found = table === undefined ? [] : outcomesOf(await check(table, one.what));
  expect(found).toEqual(one.comesOut);
});

test('five hundred rows of a workbook are read, each as it is written', async () => {
  const tables = await tablesOf({ name: '', comesOut: [], bytes: largeWorkbook(500) });
  const [table] = typeof tables === 'string' ? [] : tables;
  if (table === undefined) throw new TypeError('no table');
  const { rows } = await check(table);
  expect(rows).toHaveLength(500);
  expect(rows.every(({ outcome }) => outcome === 'new')).toBe(true);
  expect(rows.at(-1)).toMatchObject({ line: 501, understood: { target: 99 } });
});

describe('whatever is brought, the reader answers', () => {
  const piece = fc.constantFrom('Kod', 'Mål', 'Organ', 'Målvärde', 'KF', '0,955', '45 %', '31/12 2026', '"', ';', '\t', ',', '\n', '\r', ' ', 'å', '\u200B', '=1+1', 'Summa', '\uFEFF', '\0'); // prettier-ignore
  test('to delimited text, in all encodings, with rows that the server reads too', async () => {
    const text = fc.string({ unit: piece, maxLength: 60 });
    const encode = fc.constantFrom<BufferEncoding>('utf8', 'latin1', 'utf16le');
    await fc.assert(
      fc.asyncProperty(text, encode, async (written, encoding) => {
        const bytes = new Uint8Array(Buffer.from(written, encoding));
        const reading = await readTables(bytes, 'x');
        for (const table of 'tables' in reading ? reading.tables : [])
          expect((await check(table)).rows.length).toBeLessThanOrEqual(table.rows.length + 1);
      }),
      { numRuns: 60 },
    );
  });
  test('to a text of quotation marks alone, however long', () => {
    const { rows } = readDelimitedText('"'.repeat(20_000), 'x');
    expect(rows.length).toBeLessThanOrEqual(1);
  });
});
