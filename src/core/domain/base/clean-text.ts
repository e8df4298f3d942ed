// Matches the control characters (C0 but tab and newline, DEL, C1) and the noncharacters U+FFFE and U+FFFF.
// eslint-disable-next-line no-control-regex -- the pattern must match control characters
const forbidden = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;
const loneSurrogate = /\p{Surrogate}/gu;

/**
 * Cleans free text so that documents and cards can hold it. Removes control characters, U+FFFE and U+FFFF, replaces lone
 * surrogates by U+FFFD, composes characters (NFC), writes each line break as `\n`, and trims.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(forbidden, '')
    .replace(loneSurrogate, '\uFFFD')
    .normalize('NFC')
    .trim();
}

/** Cuts the text to at most `length` UTF-16 units. Never leaves half a surrogate pair. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
