import { organisation as organisationEn } from '../../../../core/text/list/organisation/en';
import { organisation as organisationFi } from '../../../../core/text/list/organisation/fi';
import { organisation as organisationSv } from '../../../../core/text/list/organisation/sv';
import { goals as goalsEn } from '../../../../core/text/list/goals/en';
import { goals as goalsFi } from '../../../../core/text/list/goals/fi';
import { goals as goalsSv } from '../../../../core/text/list/goals/sv';
import type { Words } from '../../../components/words';

const choices = {
  sv: { ...organisationSv, ...goalsSv },
  en: { ...organisationEn, ...goalsEn },
  fi: { ...organisationFi, ...goalsFi },
};

/** Returns the words that a column takes, by the choice that each stands for; none for a column of free values. */
export function choicesOf(column: string, { language }: Words): ReadonlyMap<string, string> {
  const words = new Map<string, Readonly<Record<string, string>>>(
    Object.entries(choices[language]),
  ).get(column);
  return new Map(Object.entries(words ?? {}));
}

const dateColumns = ['validFrom', 'validTo', 'targetOn'];
const yearColumn = 'baselineYear';

/** Writes what a cell was understood as: a figure, a date or a choice in the person's language, and any other text as it is. */
export function understoodText(column: string, value: string | number, words: Words): string {
  if (typeof value === 'number')
    return column === yearColumn ? String(value) : words.format.number(value);
  if (dateColumns.includes(column)) return words.format.date(value);
  return choicesOf(column, words).get(value) ?? value;
}
