/** True for an address that may be opened from the tab, a card or a document: https, and no blanks. */
export function isEvidenceLink(text: string): boolean {
  return /^https:\/\/\S+$/u.test(text) && URL.canParse(text);
}
