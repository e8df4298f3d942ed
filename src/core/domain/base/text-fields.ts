import { cleanLine, cleanText, hasTooManyMarks } from './clean-text';
import type { Fault } from './fault';
import { longestKey } from './keys';
import {
  isFarTooLong,
  longestEvidenceLink,
  longestLine,
  longestMail,
  longestText,
} from './text-limits';

/** How a text is read: as one line or with line breaks, and how long it may be in UTF-16 units, as SharePoint counts. */
export interface TextField {
  readonly isLine: boolean;
  readonly longest: number;
}

const line = (longest = longestLine): TextField => ({ isLine: true, longest });
const lines: TextField = { isLine: false, longest: longestText };

/** Every text that people write. Tab, card, import and list edits read a field by its line in this table. */
export const textFields = {
  key: line(longestKey),
  mail: line(longestMail),
  bodyName: line(),
  /** The column of the title has 255 characters; a longer wording stands in a note column beside it. */
  goalTitle: line(longestText),
  indicator: line(),
  unit: line(),
  source: lines,
  roundTitle: line(),
  paragraph: line(),
  shownIn: line(),
  comment: lines,
  reason: lines,
  evidenceUrl: line(longestEvidenceLink),
} as const satisfies Readonly<Record<string, TextField>>;
/** The name of a field in `textFields`. */
export type TextFieldName = keyof typeof textFields;

/** Returns the text as it is stored and compared. A text that `isFarTooLong` or `hasTooManyMarks` comes back as it was written. */
export function readText(name: TextFieldName, written: string): string {
  const { isLine, longest } = textFields[name];
  if (isFarTooLong(written, longest) || hasTooManyMarks(written)) return written;
  return isLine ? cleanLine(written) : cleanText(written);
}

/**
 * Returns the fault of a text that is too long once it has been cleaned, or far too long before, or that has too many marks on a
 * character. No door cuts what a person has written in the tab, a card or an import. The product reads a cell of a list
 * without the marks beyond the limit, since the cell has them already. `field` is the name that the fault has in the act's
 * input or in the row.
 */
export function faultOfText(
  name: TextFieldName,
  written: string | undefined,
  field: string = name,
): Fault | undefined {
  const { longest } = textFields[name];
  if (written === undefined) return undefined;
  if (!isFarTooLong(written, longest) && hasTooManyMarks(written))
    return { field, reason: 'too-many-marks' };
  if (readText(name, written).length <= longest) return undefined;
  return { field, reason: 'too-long', values: { longest } };
}
