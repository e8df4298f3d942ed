import type { Instant } from './time';

/** What a row keeps of the last import that wrote it, so that the import can be undone. */
export interface ImportMark {
  /** The code of the import, which its client has made. */
  readonly importKey: string;
  /** True when the import made the row, and false when it changed a row that stood before. */
  readonly isNew: boolean;
  /** `contentSum` of the row as the import wrote it. */
  readonly contentSum: string;
  readonly at: Instant;
  readonly byName: string;
  /** The codes of the imports that wrote the row before, newest first, at most two. */
  readonly earlier: readonly string[];
}

/** A row that an import may have written. */
export interface Imported {
  readonly id: string;
  readonly key: string;
  readonly imported?: ImportMark;
}

/** How many earlier imports a row keeps: what one cell of text has room for. */
const mostEarlier = 2;
/** The most characters of a name that a row keeps, for the same reason. */
const longestName = 60;

const words = { new: 'ny', changed: 'ändrad' };
const shape = /^([\w-]+) (ny|ändrad) (\w+) (\S+) ([\w,-]*) ?(.*)$/u;

/** Writes the mark as the list keeps it, in one line. */
export function writtenMark(mark: ImportMark): string {
  const { importKey, isNew, contentSum: sum, at, earlier, byName } = mark;
  const word = isNew ? words.new : words.changed;
  return [importKey, word, sum, at, earlier.join(',') || '-', byName.slice(0, longestName)].join(
    ' ',
  );
}

/** Reads the mark of a row. A text that is none, such as one that somebody has typed, says nothing. */
export function readMark(text: string | undefined): ImportMark | undefined {
  const [, importKey, word, sum, at, earlier = '', byName = ''] = shape.exec(text ?? '') ?? [];
  if (importKey === undefined || sum === undefined || at === undefined) return undefined;
  return {
    ...{ importKey, contentSum: sum, at, byName },
    isNew: word === words.new,
    earlier: earlier.split(',').filter((key) => key !== '' && key !== '-'),
  };
}

/** Returns the value as text, with the fields in one order. Of a person only the address counts, which the directory completes. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if ('mail' in value) return textOf(value.mail);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${name}:${textOf(field)}`)
    .join(',')}}`;
}

/** The ids of rows may be others when somebody has deleted a row and typed it in anew; the codes beside them stay. */
const isContent = ([name]: [string, unknown]) =>
  name !== 'id' && name !== 'imported' && !name.endsWith('Id');

/** Two odd numbers that spread the bits of a character, of the hash function cyrb53. */
const [firstFactor, secondFactor] = [2_654_435_761, 1_597_334_677];

/**
 * Returns a short text that is another one when somebody has changed what the row says. It is no protection against intent.
 *
 * @see https://github.com/bryc/code/blob/master/jshash/experimental/cyrb53.js
 */
export function contentSum(row: object): string {
  const text = textOf(Object.fromEntries(Object.entries(row).filter(isContent)));
  let [first, second] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    first = Math.imul(first ^ code, firstFactor);
    second = Math.imul(second ^ code, secondFactor);
  }
  return (first >>> 0).toString(36) + (second >>> 0).toString(36);
}

/** Who imports, when, and under which code. */
export type ImportOccasion = Pick<ImportMark, 'importKey' | 'at' | 'byName'>;

/** True when the row says what the import wrote. */
export function isAsImported(row: Imported, importKey: string): boolean {
  const { imported } = row;
  return imported?.importKey === importKey && imported.contentSum === contentSum(row);
}

/** Returns the row with the mark of the import that writes it; `stored` is the row before. */
export function withMark<T extends Imported>(
  row: T,
  stored: T | undefined,
  { importKey, at, byName }: ImportOccasion,
): T {
  const before = stored?.imported;
  const isAgain = stored !== undefined && isAsImported(stored, importKey);
  const others = before === undefined ? [] : [before.importKey, ...before.earlier];
  const imported: ImportMark = {
    ...{ importKey, at, byName },
    isNew: stored === undefined || (isAgain && before?.isNew === true),
    contentSum: contentSum(row),
    earlier: others.filter((key) => key !== importKey).slice(0, mostEarlier),
  };
  return { ...row, imported };
}
