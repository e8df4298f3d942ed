import { normalizeForSearch } from './normalize-for-search';

/** Normalizes text for the search, so that the common misspelling `jämnställhet` also finds `jämställdhet`. */
function searchable(text: string): string {
  return normalizeForSearch(text)
    .replaceAll('jamnstall', 'jamstall')
    .replaceAll('jamstallhet', 'jamstalldhet');
}

/** True when the text holds every word of the query, in any order. */
export function matches(text: string, query: string): boolean {
  const searched = searchable(text);
  return searchable(query)
    .split(/\s+/)
    .every((word) => searched.includes(word));
}
