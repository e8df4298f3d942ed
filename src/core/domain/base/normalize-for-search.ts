/**
 * Returns the text in lower case without diacritics (å and ä become a, ö becomes o) and without characters that nobody
 * sees, for comparisons only.
 */
export function normalizeForSearch(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase();
}
