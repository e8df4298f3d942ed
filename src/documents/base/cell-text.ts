import { cleanText, cutText } from '../../core/domain/base/clean-text';

/** Longest text of a cell. Excel reports a file as damaged when a cell holds more than 32,767 characters. */
const longestCell = 32_000;
/**
 * Matches an underscore that begins an escape of Excel: it reads `_x0041_` as the letter A. `_x005F_` is the
 * underscore.
 */
const excelEscape = /_(?=x[0-9a-f]{4}_)/gi;

/**
 * Makes text fit for a workbook's cell: removes invalid characters, escapes for Excel, and cuts it, ending with
 * `cutMark`.
 */
export function cellText(text: string, cutMark: string): string {
  const whole = cleanText(text).replace(excelEscape, '_x005F_');
  return whole.length <= longestCell ? whole : `${cutText(whole, longestCell)}${cutMark}`;
}
