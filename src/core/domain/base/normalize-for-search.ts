const notCompared = /[\p{M}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Returns the text in lower case without diacritics (å and ä become a, ö becomes o) and without characters that nobody
 * sees, for comparisons only.
 */
export function normalizeForSearch(text: string): string {
  // Marks go before characters are taken apart too, since sorting a long run of marks takes time that grows with its square.
  return text.replace(notCompared, '').normalize('NFD').replace(notCompared, '').toLowerCase();
}
