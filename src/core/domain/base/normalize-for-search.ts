/** Returns the text in lower case without diacritics (å and ä become a, ö becomes o), for comparisons only. */
export function normalizeForSearch(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
