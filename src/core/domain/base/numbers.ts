/** A language as `core/text` has it; the domain needs only how its numbers are written. */
type NumberLanguage = 'sv' | 'en' | 'fi';

/** Why a text is not one number. `ambiguous`: it can be read in two ways, both given. */
export type NumberProblem =
  | { readonly problem: 'empty' | 'not-a-number' | 'too-large' }
  | { readonly problem: 'ambiguous'; readonly readings: readonly [number, number] };

/** What a person wrote, read. */
export type NumberReading = { readonly value: number } | NumberProblem;

/** Space, no-break space, narrow no-break space and thin space: all are used between thousands. */
const spaces = /[ \u00a0\u202f\u2009]/g;
const minuses = /^[-\u2212\u2013]/;
const longestDigits = 15;

interface Parts {
  readonly isNegative: boolean;
  readonly digits: string;
  readonly hasSpaces: boolean;
}

function partsOf(text: string): Parts | undefined {
  const bare = text
    .trim()
    .replace(/[ \u00a0\u202f]*%$/, '')
    .trim();
  const isNegative = minuses.test(bare);
  const unsigned = bare.replace(isNegative ? minuses : /^\+/, '').trim();
  const [whole = ''] = unsigned.split(/[.,]/);
  const hasSpaces = /[ \u00a0\u202f\u2009]/.test(whole);
  // Spaces stand between whole groups of three, before the decimals, or the text is two numbers.
  if (hasSpaces && !/^\d{1,3}([ \u00a0\u202f\u2009]\d{3})+$/.test(whole)) return undefined;
  const digits = whole.replace(spaces, '') + unsigned.slice(whole.length);
  return /^\d*[\d.,]*$/.test(digits) && /\d/.test(digits)
    ? { isNegative, digits, hasSpaces }
    : undefined;
}

type Mark = ',' | '.';
const otherMark: Readonly<Record<Mark, Mark>> = { ',': '.', '.': ',' };

/** True when the whole part is digits, or groups of three with the mark between and no spaces beside. */
function isWhole(whole: string, group: Mark, hasSpaces: boolean): boolean {
  if (!whole.includes(group)) return true;
  return !hasSpaces && /^[1-9]\d{0,2}([.,]\d{3})+$/.test(whole);
}

/** Reads with a given decimal mark; `undefined` when the text cannot be that. */
function readWith(mark: Mark, { digits, hasSpaces }: Parts): number | undefined {
  const group = otherMark[mark];
  const [whole = '', decimals = '0', ...rest] = digits.split(mark);
  if (rest.length > 0 || !/^\d+$/.test(decimals)) return undefined;
  if (!isWhole(whole, group, hasSpaces)) return undefined;
  return Number(`0${whole.replaceAll(group, '')}.${decimals}`);
}

/** English groups by comma, so its own marks say all; Swedish and Finnish group by spaces, so a lone point says nothing. */
function chooseReading(parts: Parts, language: NumberLanguage): NumberReading {
  const ownMark: Mark = language === 'en' ? '.' : ',';
  const own = readWith(ownMark, parts);
  const other = readWith(otherMark[ownMark], parts);
  if (own === undefined) return other === undefined ? notANumber : { value: other };
  const isSure = language === 'en' || parts.digits.includes(',');
  if (other === undefined || own === other || isSure) return { value: own };
  return { problem: 'ambiguous', readings: [other, own] };
}

const notANumber = { problem: 'not-a-number' } as const;

function signed(reading: NumberReading, isNegative: boolean): NumberReading {
  const turn = (value: number) => (isNegative && value !== 0 ? -value : value);
  if ('value' in reading) return { value: turn(reading.value) };
  if (reading.problem !== 'ambiguous') return reading;
  const [first, second] = reading.readings;
  return { problem: 'ambiguous', readings: [turn(first), turn(second)] };
}

/**
 * Reads a number as a person writes it: `12,5`, `12 345,5 %`, `12.5`, `1,234.5`, no-break spaces, U+2212 as minus. A text
 * with two readings is an answer of its own (`1.234` in Swedish and Finnish); the value is never guessed.
 */
export function readNumber(text: string, language: NumberLanguage): NumberReading {
  if (text.trim() === '') return { problem: 'empty' };
  const parts = partsOf(text);
  if (parts === undefined) return notANumber;
  if (parts.digits.replace(/[.,]/g, '').length > longestDigits) return { problem: 'too-large' };
  return signed(chooseReading(parts, language), parts.isNegative);
}

/** The locale in which a language is written where nothing says another. */
export const homeLocale = { sv: 'sv-SE', en: 'en-GB', fi: 'fi-FI' } as const;

/** Writes a number as people of the language do, at most `decimals` decimals: `12 345,5`. */
export function writeNumber(value: number, language: NumberLanguage, decimals: number): string {
  return new Intl.NumberFormat(homeLocale[language], { maximumFractionDigits: decimals }).format(
    value,
  );
}
