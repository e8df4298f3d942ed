/** Excel calls a file damaged when a cell holds more than 32,767 characters. */
const longestCell = 32_000;
const halfPairs = /\p{Surrogate}/gu;
/** Excel reads `_x0041_` as the letter A; `_x005F_` is the underscore that keeps it text. */
const excelEscape = /_(?=x[0-9a-f]{4}_)/gi;

/**
 * Takes out what makes the XML of a document malformed: control characters but tab and line feed, U+FFFE and U+FFFF,
 * and halves of surrogate pairs. Cuts what a cell cannot hold and says so.
 *
 * @see quality.md §3.6: one such character breaks the file of most writers
 */
export function cleanText(text: string, cutMark: string): string {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(halfPairs, '')
    // eslint-disable-next-line no-control-regex -- these characters are what is looked for
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g, '')
    .normalize('NFC')
    .replace(excelEscape, '_x005F_');
  if (clean.length <= longestCell) return clean;
  return `${clean.slice(0, longestCell).replace(halfPairs, '')}${cutMark}`;
}
