import {
  goalColumns,
  organisationColumns,
  type ImportColumn,
} from '../../../../core/text/list/import-columns';
import type { Language } from '../../../../core/domain/base/language';

/** The columns of a paste, for each list that can be filled by one. */
export const importColumns: Readonly<Record<'organisation' | 'goals', readonly ImportColumn[]>> = {
  organisation: organisationColumns,
  goals: goalColumns,
};

/** Returns the header of a column in the person's language, or `name` itself when there is no such column. */
export function columnHeader(
  what: 'organisation' | 'goals',
  name: string,
  language: Language,
): string {
  const column = importColumns[what].find((one) => one.name === name);
  return column === undefined ? name : column.headers[language][0];
}
