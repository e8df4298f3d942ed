import {
  goalColumns,
  organisationColumns,
  type ImportColumn,
} from '../../../core/domain/import/import-columns';
import type { Language } from '../../../core/text/language';

/** The columns of each list that can be pasted. */
export const importColumns: Readonly<Record<'organisation' | 'goals', readonly ImportColumn[]>> = {
  organisation: organisationColumns,
  goals: goalColumns,
};

/** What the cell's column is headed in the person's language; a fault of the whole row has no column. */
export function columnHeader(
  what: 'organisation' | 'goals',
  name: string,
  language: Language,
): string {
  const column = importColumns[what].find((one) => one.name === name);
  return column === undefined ? name : column.headers[language][0];
}
