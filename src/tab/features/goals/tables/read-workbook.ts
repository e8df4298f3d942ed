import { strFromU8, unzipSync, zipSync } from 'fflate';
import readExcelFile from 'read-excel-file/universal';
import { tableOf, type Table, type TablesReading } from './table';
import { addressOf, sheetLayouts, type SheetLayout } from './workbook-layout';

/**
 * Greatest size of what is packed in a workbook, in bytes. A workbook unpacks to some ten times its size; a file that is made
 * to exhaust the memory unpacks to a thousand times.
 */
const largestContent = 60 * 1024 * 1024;

/** Greatest number of files that a workbook may hold. Each sheet has two or three. */
const mostFiles = 2_000;

class UnpacksTooLarge extends Error {}

/** Unpacks the XML of a workbook. It asks for the sizes before it unpacks, and never writes beyond them. */
function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let size = 0;
  let files = 0;
  return unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      files += 1;
      if (!/\.xml(\.rels)?$/.test(name)) return false;
      size += originalSize;
      if (size > largestContent || files > mostFiles) throw new UnpacksTooLarge();
      return true;
    },
  });
}

/** Greatest number of digits that a value has in a cell. Excel calculates with 15, and what follows is rounding. */
const mostDigits = 15;

/** Writes a number with a decimal comma, which no reader takes for a mark between thousands. */
function writeNumber(value: number): string {
  return String(Number(value.toPrecision(mostDigits))).replace('.', ',');
}

function dateOf(value: Date): string {
  return value.toISOString().slice(0, 'yyyy-mm-dd'.length);
}

/** Writes a value as the sheet shows it: a date as `2026-12-31`, 0.955 in per cent as `95,5 %`. No column takes true or false. */
function shown(value: unknown, isPercent: boolean): string {
  if (value instanceof Date) return dateOf(value);
  if (typeof value === 'number')
    return isPercent ? `${writeNumber(value * 100)} %` : writeNumber(value);
  return typeof value === 'string' ? value : '';
}

/** Writes what merged cells say into each row that they reach over, in their first column. */
function fillMerged(cells: string[][], { merged }: SheetLayout): void {
  for (const { from, to } of merged) {
    const text = cells[from.row]?.[from.column] ?? '';
    if (text === '') continue;
    for (const row of cells.slice(from.row + 1, to.row + 1)) row[from.column] ||= text;
  }
}

function tableOfSheet(
  name: string,
  data: readonly (readonly unknown[])[],
  layout: SheetLayout,
): Table {
  const cells = data.map((values, row) =>
    values.map((value, column) => shown(value, layout.percents.has(addressOf({ row, column })))),
  );
  fillMerged(cells, layout);
  return tableOf(name, cells);
}

const plain: SheetLayout = { merged: [], percents: new Set() };

async function readSheets(bytes: Uint8Array): Promise<readonly Table[]> {
  const files = unpack(bytes);
  const texts = Object.entries(files).map(([path, content]) => [path, strFromU8(content)] as const);
  const layouts = sheetLayouts(new Map(texts));
  // The library would unpack a large file by workers of its own, whose source the tab's content policy refuses. A file
  // that is not packed needs none.
  const loose = new Uint8Array(zipSync(files, { level: 0 }));
  const sheets = await readExcelFile(loose.buffer);
  return sheets.map(({ sheet, data }, at) => tableOfSheet(sheet, data, layouts[at] ?? plain));
}

/**
 * Reads the sheets of an .xlsx workbook, with the values that they show: formulas are not calculated, and links are not
 * followed. Sheets without a value are left out.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<TablesReading> {
  try {
    const tables = await readSheets(bytes);
    return { tables: tables.filter(({ rows }) => rows.length > 0) };
  } catch (error) {
    // Whatever else the libraries say about the file, a person can only save it anew.
    return { problem: error instanceof UnpacksTooLarge ? 'unpacks-too-large' : 'damaged' };
  }
}
