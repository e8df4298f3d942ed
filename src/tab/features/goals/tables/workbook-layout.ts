/** A cell by its place, both from 0. */
interface Place {
  readonly row: number;
  readonly column: number;
}

/** Cells that are merged into one: the first and the last of them. */
export interface MergedCells {
  readonly from: Place;
  readonly to: Place;
}

/** What a sheet shows beside the values of its cells. `percents` holds the addresses (`B3`) that are shown in per cent. */
export interface SheetLayout {
  readonly merged: readonly MergedCells[];
  readonly percents: ReadonlySet<string>;
}

/** The files of an unpacked workbook as texts, by their path. */
export type WorkbookFiles = ReadonlyMap<string, string>;

const lettersInAlphabet = 26;

/** Reads the address of a cell, such as `B3`; undefined for anything else. */
function placeOf(address: string): Place | undefined {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address) ?? [];
  if (letters === '') return undefined;
  const ordinals = Array.from(letters, (letter) => letter.charCodeAt(0) - 'A'.charCodeAt(0) + 1);
  const column = ordinals.reduce((sum, ordinal) => sum * lettersInAlphabet + ordinal, 0);
  return { row: Number(digits) - 1, column: column - 1 };
}

/** Writes the letters of a column, counted from 0: column 1 is `B`, column 26 is `AA`. */
export function lettersOf(column: number): string {
  const last = String.fromCharCode('A'.charCodeAt(0) + (column % lettersInAlphabet));
  const before = Math.floor(column / lettersInAlphabet) - 1;
  return before < 0 ? last : lettersOf(before) + last;
}

/** Writes the address of a cell: row 2, column 1 is `B3`. */
export function addressOf({ row, column }: Place): string {
  return `${lettersOf(column)}${String(row + 1)}`;
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
}

function tags(xml: string, name: string): readonly string[] {
  return xml.match(new RegExp(`<${name}\\s[^>]*>`, 'g')) ?? [];
}

/** The formats of per cent that every workbook has. @see ECMA-376 part 1, 18.8.30 (numFmt) */
const ownPercentFormats = ['9', '10'];

/** Returns the numbers of the cell styles that show a value in per cent. */
function percentStyles(styles: string): ReadonlySet<string> {
  const written = tags(styles, 'numFmt')
    .filter((tag) => attribute(tag, 'formatCode')?.includes('%') === true)
    .map((tag) => attribute(tag, 'numFmtId') ?? '');
  const formats = new Set([...ownPercentFormats, ...written]);
  const [, ofCells = ''] = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles) ?? [];
  const numbers = tags(ofCells, 'xf').map((tag, index) =>
    formats.has(attribute(tag, 'numFmtId') ?? '') ? String(index) : undefined,
  );
  return new Set(numbers.filter((number) => number !== undefined));
}

function mergedCellsOf(sheet: string): readonly MergedCells[] {
  return tags(sheet, 'mergeCell').flatMap((tag) => {
    const [first = '', last = ''] = (attribute(tag, 'ref') ?? '').split(':');
    const [from, to] = [placeOf(first), placeOf(last)];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
}

/** Returns the path of the file that holds each sheet, in the order of the workbook. */
function sheetPaths(files: WorkbookFiles): readonly (string | undefined)[] {
  const links = tags(files.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship');
  const targets = new Map(links.map((tag) => [attribute(tag, 'Id'), attribute(tag, 'Target')]));
  return tags(files.get('xl/workbook.xml') ?? '', 'sheet').map((tag) => {
    const target = targets.get(attribute(tag, 'r:id'));
    return target?.startsWith('/') === true ? target.slice(1) : target && `xl/${target}`;
  });
}

/** Reads which cells of each sheet are merged or shown in per cent, sheet by sheet in the order of the workbook. */
export function sheetLayouts(files: WorkbookFiles): readonly SheetLayout[] {
  const styles = percentStyles(files.get('xl/styles.xml') ?? '');
  return sheetPaths(files).map((path) => {
    const sheet = files.get(path ?? '') ?? '';
    const shown = tags(sheet, 'c').filter((tag) => styles.has(attribute(tag, 's') ?? ''));
    const percents = new Set(shown.map((tag) => attribute(tag, 'r') ?? ''));
    return { merged: mergedCellsOf(sheet), percents };
  });
}
