/** Maximum length of a free text such as a comment or a reason, in characters. A note column of a list can hold it. */
export const longestText = 2000;

/** Maximum length of a text in a single-line column of a SharePoint list, in characters. */
export const longestLine = 255;

/**
 * Maximum length of a mail address, in characters. The column of a person's entry has 255: the address, an object id of
 * 36, the signs between them, and what is left for the name.
 */
export const longestMail = 200;

/** Maximum length of a link to evidence, in characters. */
export const longestEvidenceLink = 500;

/**
 * Greatest length of a text before it is cleaned, as a multiple of the length that its field allows afterwards. A letter
 * that is taken apart has up to three or four characters, and one or two that nobody sees may stand beside it.
 */
const mostRawLengths = 4;

/** True for a text that is refused for its length before it is cleaned, so that no door cleans more than it could keep. */
export function isFarTooLong(written: string, longest: number): boolean {
  return written.length > mostRawLengths * longest;
}
