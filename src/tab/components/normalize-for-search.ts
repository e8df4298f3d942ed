/**
 * A text as it is searched: å and ä as a, ö as o, and the common misspelling of jämställdhet as the word itself. What is
 * stored keeps its letters.
 *
 * @see seed:A37 lost diacritics, seed:B4 "jämnställhet"
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('jamnstall', 'jamstall')
    .replaceAll('jamstallhet', 'jamstalldhet');
}

/** True when the text holds every word of the query, in any order. */
export function matches(text: string, query: string): boolean {
  const folded = fold(text);
  return fold(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
