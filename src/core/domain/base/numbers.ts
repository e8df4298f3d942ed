import { cutText } from './clean-text';
import type { Fault } from './fault';
import type { Language } from './language';

/**
 * Why a text cannot be read as one number. `ambiguous`: it can be read in two ways, and `readings` has both.
 * `hidden-character`: a character that nobody sees stands between two digits; `character` names it, such as `U+200B`.
 * `other-unit`: another unit than the one asked for stands behind the number; `written` is that unit as it was written.
 */
export type NumberProblem =
  | { readonly problem: 'empty' | 'not-a-number' | 'too-large' }
  | { readonly problem: 'hidden-character'; readonly character: string }
  | { readonly problem: 'other-unit'; readonly written: string }
  | { readonly problem: 'ambiguous'; readonly readings: readonly [number, number] };

/** The result of reading a number that a person wrote. */
export type NumberReading = { readonly value: number } | NumberProblem;

/** Matches the spaces that people and programs put between thousands, such as no-break, narrow and figure space. */
const spaces = /\p{Zs}/gu;
/** Matches the hyphens, dashes and minus signs that people and programs put before a negative number. */
const minusSign = /^[-\u2010-\u2013\u2212\uFE63\uFF0D]/;
const hidden = '(?![\\t-\\r])[\\p{Cc}\\p{Default_Ignorable_Code_Point}]';
const everyHidden = new RegExp(hidden, 'gu');
/** A character between two digits may stand for a space or a decimal mark that was lost, so that it is not dropped. */
const hiddenBetweenDigits = new RegExp(`\\d(${hidden})(?:${hidden})*\\d`, 'u');
const maxDigits = 15;
/** The most characters of another unit that a fault repeats. */
const longestUnit = 40;
/** No number that the product takes is longer, with its spaces and marks. */
const longestNumber = 100;

interface Parts {
  readonly isNegative: boolean;
  readonly digits: string;
  readonly hasSpaces: boolean;
}

function partsOf(text: string): Parts | undefined {
  const bare = text.trim();
  const isNegative = minusSign.test(bare);
  const unsigned = bare.replace(isNegative ? minusSign : /^\+/, '').trim();
  const [whole = ''] = unsigned.split(/[.,]/);
  const hasSpaces = /\p{Zs}/u.test(whole);
  // Spaces may only separate whole groups of three digits before the decimal mark; else the text is two numbers.
  if (hasSpaces && !/^\d{1,3}(\p{Zs}\d{3})+$/u.test(whole)) return undefined;
  const digits = whole.replace(spaces, '') + unsigned.slice(whole.length);
  return /^\d*[\d.,]*$/.test(digits) && /\d/.test(digits)
    ? { isNegative, digits, hasSpaces }
    : undefined;
}

type Mark = ',' | '.';
const otherMark: Readonly<Record<Mark, Mark>> = { ',': '.', '.': ',' };

/** True when the integer part has no group marks, or has one between each three digits and no spaces besides. */
function isIntegerPart(whole: string, group: Mark, hasSpaces: boolean): boolean {
  if (!whole.includes(group)) return true;
  return !hasSpaces && /^[1-9]\d{0,2}([.,]\d{3})+$/.test(whole);
}

/** Reads the number with the given decimal mark. Returns `undefined` when the text does not fit that mark. */
function readWith(mark: Mark, { digits, hasSpaces }: Parts): number | undefined {
  const group = otherMark[mark];
  const [whole = '', decimals = '0', ...rest] = digits.split(mark);
  if (rest.length > 0 || !/^\d+$/.test(decimals)) return undefined;
  if (!isIntegerPart(whole, group, hasSpaces)) return undefined;
  return Number(`0${whole.replaceAll(group, '')}.${decimals}`);
}

/**
 * Chooses between the two decimal marks. English groups thousands by comma, so its own reading always holds. Swedish and
 * Finnish group by spaces, so that a lone point may be a decimal mark or a group mark.
 */
function chooseReading(parts: Parts, language: Language): NumberReading {
  const ownMark: Mark = language === 'en' ? '.' : ',';
  const own = readWith(ownMark, parts);
  const other = readWith(otherMark[ownMark], parts);
  if (own === undefined) return other === undefined ? notANumber : { value: other };
  const isUnambiguous = language === 'en' || parts.digits.includes(',');
  if (other === undefined || own === other || isUnambiguous) return { value: own };
  return { problem: 'ambiguous', readings: [other, own] };
}

const notANumber = { problem: 'not-a-number' } as const;

function withSign(reading: NumberReading, isNegative: boolean): NumberReading {
  const applySign = (value: number) => (isNegative && value !== 0 ? -value : value);
  if ('value' in reading) return { value: applySign(reading.value) };
  if (reading.problem !== 'ambiguous') return reading;
  const [first, second] = reading.readings;
  return { problem: 'ambiguous', readings: [applySign(first), applySign(second)] };
}

/** Names a character as Unicode does, so that a person can search for it: `U+200B`. */
function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Reads a number as a person writes it: `12,5`, `12 345,5`, `12.5`, `1,234.5`, no-break spaces, U+2212 as minus. Drops
 * characters that nobody sees, but not between two digits. Never guesses: returns `ambiguous` for a text with two
 * readings, such as `1.234` in Swedish and Finnish.
 */
export function readNumber(text: string, language: Language): NumberReading {
  const between = hiddenBetweenDigits.exec(text)?.[1];
  if (between !== undefined) return { problem: 'hidden-character', character: nameOf(between) };
  const visible = text.replace(everyHidden, '').trim();
  if (visible === '') return { problem: 'empty' };
  if (visible.length > longestNumber) return { problem: 'too-large' };
  const parts = partsOf(visible);
  if (parts === undefined) return notANumber;
  if (parts.digits.replace(/[.,]/g, '').length > maxDigits) return { problem: 'too-large' };
  return withSign(chooseReading(parts, language), parts.isNegative);
}

/** Returns the fault of a text that is no number. */
export function faultOfNumber(field: string, reading: NumberProblem): Fault {
  switch (reading.problem) {
    case 'empty':
      return { field, reason: 'missing' };
    case 'ambiguous': {
      const [one, other] = reading.readings;
      return { field, reason: 'ambiguous', values: { one, other } };
    }
    case 'hidden-character':
      return { field, reason: reading.problem, values: { character: reading.character } };
    case 'other-unit':
      return {
        field,
        reason: reading.problem,
        values: { written: cutText(reading.written, longestUnit) },
      };
    case 'not-a-number':
    case 'too-large':
      return { field, reason: reading.problem };
  }
}

/** The locale of each language that is used when a person has no other locale of that language. */
export const homeLocale = { sv: 'sv-SE', en: 'en-GB', fi: 'fi-FI' } as const;

/** The number of decimals to which figures are exact. Binary arithmetic adds rounding errors beyond it. */
export const exactDecimals = 9;

/** The writers that have been made. Making one costs a hundred times as much as using it; there are few numbers of decimals. */
const writers = new Map<string, Intl.NumberFormat>();

function writerOf(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language} ${String(decimals)}`;
  const known = writers.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(homeLocale[language], { maximumFractionDigits: decimals });
  writers.set(key, made);
  return made;
}

/** Writes a number in the format of the language with at most `decimals` decimals: `12 345,5` in Swedish. */
export function writeNumber(value: number, language: Language, decimals: number): string {
  return writerOf(language, decimals).format(value);
}
