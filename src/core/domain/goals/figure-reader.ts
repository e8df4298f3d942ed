import { normalizeForSearch } from '../base/normalize-for-search';
import type { Language } from '../base/language';
import { readNumber, type NumberReading } from '../base/numbers';
import { remembered } from '../base/remembered';
import type { Indicator, Measure } from './goal';

/** What a figure is in: the measure, and the word of the indicator's own if it has one. */
export type FigureUnit = Pick<Indicator, 'measure' | 'unit'>;

/** The unit of a number of people behind a figure. */
export const personUnit: FigureUnit = { measure: 'people' };

const percentWords = [
  '%',
  'procent',
  'pct',
  'percent',
  'per cent',
  'prosentti',
  'prosenttia',
  'pros',
];

/** The words and signs that people write after a number of each measure, in Swedish, English and Finnish. */
const wordsOfMeasure: Readonly<Record<Measure, readonly string[]>> = {
  percent: percentWords,
  change: percentWords,
  ratio: percentWords,
  points: ['poäng', 'p', 'point', 'points', 'pts', 'piste', 'pistettä'],
  people: ['person', 'personer', 'pers', 'st', 'people', 'persons', 'henkilö', 'henkilöä', 'hlö'],
  count: ['st', 'stycken', 'gånger', 'ggr', 'pcs', 'kpl', 'kappaletta'],
  sek: ['kr', 'kronor', 'krona', 'sek', 'kruunu', 'kruunua'],
  days: ['dag', 'dagar', 'd', 'day', 'days', 'päivä', 'päivää', 'pv'],
  hours: ['timme', 'timmar', 'tim', 'h', 'hour', 'hours', 'tunti', 'tuntia', 't'],
};

/** Reduces a unit, so that `Poäng` and `poang`, `St.` and `st` are equal. */
const unitForm = (text: string): string => normalizeForSearch(text).trim().replace(/\.$/, '');

const unitForms = remembered(
  (words: readonly string[]): ReadonlySet<string> => new Set(words.map(unitForm)),
);

/** Matches what follows the last digit of a text, when it begins with a letter or a sign such as `%`, `‰` or `€`. */
const afterNumber = /^(.*\d)[\p{Zs}\p{Default_Ignorable_Code_Point}]*([\p{L}%‰\p{Sc}][^\d]*)$/su;

function isUnit(written: string, unit: FigureUnit | undefined): boolean {
  const form = unitForm(written);
  if (unit === undefined) return Object.values(wordsOfMeasure).some((w) => unitForms(w).has(form));
  const { measure, unit: own } = unit;
  return (
    unitForms(wordsOfMeasure[measure]).has(form) || (own !== undefined && unitForm(own) === form)
  );
}

/**
 * Reads a figure as a person writes it, with or without the unit behind the number: `12,5`, `12,5 %`, `2 st`. The form, the
 * card and the import read figures with this function alone. It never takes a figure in another unit than the one that is asked
 * for: `45 %` where people are counted gets `other-unit`.
 *
 * @param unit the unit that is asked for; undefined while nobody knows it, so that every known unit is taken
 */
export function readFigure(
  text: string,
  unit: FigureUnit | undefined,
  language: Language,
): NumberReading {
  const [, number, written] = afterNumber.exec(text) ?? [];
  if (number === undefined || written === undefined) return readNumber(text, language);
  const reading = readNumber(number, language);
  if ('problem' in reading && reading.problem !== 'ambiguous') return reading;
  return isUnit(written, unit) ? reading : { problem: 'other-unit', written: written.trim() };
}
