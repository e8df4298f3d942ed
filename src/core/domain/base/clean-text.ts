// Matches the control characters (C0 but tab and newline, DEL, C1) and the code points that are no characters.
const forbidden = /(?![\t\n])[\p{Cc}\p{Noncharacter_Code_Point}]/gu;
const loneSurrogate = /\p{Surrogate}/gu;

/**
 * Matches characters that nobody sees: direction marks, zero-width spaces, soft hyphens, fillers, tags. Leaves out the
 * joiners and the variation selectors, which mean something between some characters.
 */
const invisible = new RegExp(
  `(?!\\p{Join_Control}|\\p{Variation_Selector})[\\p{Default_Ignorable_Code_Point}\\uFFF9-\\uFFFB]`,
  'gu',
);

/** A letter of a script whose letters join, such as Arabic and Devanagari. */
const joiningLetter =
  '(?![\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Script=Han}])\\p{L}';
const joinsBefore = `${joiningLetter}\\p{M}*|\\p{Extended_Pictographic}[\\p{Emoji_Modifier}\\uFE0F]?`;
const joinsAfter = `${joiningLetter}|\\p{Extended_Pictographic}`;
/**
 * Matches each zero-width joiner and non-joiner but those between two letters that join, or between two emoji. It looks
 * behind only where it has found one, so that its work grows with the text and no faster.
 */
const idleJoiner = new RegExp(
  `[\\u200C\\u200D](?:(?<!(?:${joinsBefore})[\\u200C\\u200D])|(?!${joinsAfter}))`,
  'gu',
);
/** Matches each variation selector but those after an emoji, another symbol or a Chinese character, and in a keycap. */
const idleSelector =
  /(?<![\p{Emoji}\p{S}\p{Script=Han}])\p{Variation_Selector}|(?<=[\d#*])\p{Variation_Selector}(?!\u20E3)/gu;

/**
 * Greatest number of marks on one character. No language writes more, and sorting a longer run of marks, which composing
 * does, takes time that grows with its square.
 *
 * @see https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format
 */
const mostMarks = 30;
const excessMarks = new RegExp(`(\\p{M}{${String(mostMarks)}})\\p{M}+`, 'gu');

/** A text, and whether marks beyond `mostMarks` have been dropped from it. */
interface Cleaned {
  readonly text: string;
  readonly hasLostMarks: boolean;
}

/** Composes characters (NFC). Drops marks beyond `mostMarks`, also where one mark stands for two. */
function composed({ text, hasLostMarks }: Cleaned): Cleaned {
  const few = text.replace(excessMarks, '$1');
  const nfc = few.normalize('NFC');
  const clean = nfc.replace(excessMarks, '$1');
  return { text: clean, hasLostMarks: hasLostMarks || few !== text || clean !== nfc };
}

/** Matches a text of the letters and signs of western Europe alone. Most texts are, and cleaning only trims them. */
const needsNoCleaning = /^[\n\t -~\u00A1-\u00AC\u00AE-\u017E]*$/;

function cleaned(text: string): Cleaned {
  if (needsNoCleaning.test(text)) return { text: text.trim(), hasLostMarks: false };
  const visible = text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(forbidden, '')
    .replace(loneSurrogate, '\uFFFD')
    .replace(invisible, '');
  const once = composed({ text: visible, hasLostMarks: false });
  const idle = once.text.replace(idleSelector, '').replace(idleJoiner, '');
  const twice = composed({ ...once, text: idle });
  return { ...twice, text: twice.text.trim() };
}

/**
 * Cleans text that a person wrote or that another program sent. Every door uses it before it compares, stores or shows a
 * text. Removes control characters and characters that nobody sees, but keeps the joiners of emoji and of scripts that
 * join; replaces lone surrogates by U+FFFD, composes characters (NFC) with at most 30 marks on each, writes each line break
 * as `\n`, and trims. Its work grows with the text and no faster. A door that can refuse a text asks `hasTooManyMarks` before.
 *
 * @see https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
export function cleanText(text: string): string {
  return cleaned(text).text;
}

/** True for a text that has a character with more marks than any language writes, of which cleaning would drop some. */
export function hasTooManyMarks(text: string): boolean {
  return cleaned(text).hasLostMarks;
}

/** Cleans a text of one line as `cleanText` does. Line breaks and tabs, with the spaces around them, become one space. */
export function cleanLine(text: string): string {
  return cleanText(text)
    .split(/[\t\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');
}

/** Cuts the text to at most `length` UTF-16 units. Never leaves half a surrogate pair. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}

/**
 * Shortens a text that no person can mend where it shows, such as a name from the directory. The last character is then
 * `…`, so that people see that something is missing.
 */
export function shortenText(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${cutText(text, length - 1).trimEnd()}…`;
}
