import { cleanText, cutText } from '../../core/domain/base/clean-text';

/** Excel calls a file damaged when a cell holds more than 32,767 characters. */
const longestCell = 32_000;
/** Excel reads `_x0041_` as the letter A; `_x005F_` is the underscore that keeps it text. */
const excelEscape = /_(?=x[0-9a-f]{4}_)/gi;

/** Text as a cell of a workbook can hold it: clean, read by Excel as it was written, and cut with a mark that says so. */
export function cellText(text: string, cutMark: string): string {
  const whole = cleanText(text).replace(excelEscape, '_x005F_');
  return whole.length <= longestCell ? whole : `${cutText(whole, longestCell)}${cutMark}`;
}
