/** Longest link that the form and the card take. */
export const longestEvidenceLink = 500;

/** True for an address that may be opened from the tab, a card or a document: https, no blanks, not too long to send. */
export function isEvidenceLink(text: string): boolean {
  return text.length <= longestEvidenceLink && /^https:\/\/\S+$/u.test(text) && URL.canParse(text);
}
