// Everything of C0, DEL and C1 but tab and newline; noncharacters at the end of the plane; lone surrogates.
// eslint-disable-next-line no-control-regex -- these characters are what is looked for
const forbidden = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;
const loneSurrogate = /\p{Surrogate}/gu;

/**
 * Free text that every writer of documents and cards can take: no control characters, no U+FFFE or U+FFFF, whole
 * surrogate pairs, composed (NFC), newline as `\n` (quality.md §3.6).
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(forbidden, '')
    .replace(loneSurrogate, '\uFFFD')
    .normalize('NFC')
    .trim();
}

/** At most `length` UTF-16 units, without cutting a pair. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
