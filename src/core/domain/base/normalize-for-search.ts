/** The text in lower case, without accents, rings and dots: å and ä become a, ö becomes o. Only for comparing. */
export function normalizeForSearch(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
