import { cleanLine } from '../base/clean-text';

/** The fewest characters with which the directory is searched. */
export const shortestSearch = 2;
/** The most characters of a search that count: a long name with an address. Further ones are cut. */
export const longestSearch = 64;

/**
 * Returns the text with which the directory is searched, or undefined for one that is too short. Characters that nobody sees
 * are dropped, and so are the signs that have a meaning of their own in the query.
 */
export function readSearch(written: string): string | undefined {
  const plain = cleanLine(written.slice(0, 4 * longestSearch)).replace(/["\\<>()]/g, ' ');
  const text = plain.replace(/\s+/g, ' ').trim().slice(0, longestSearch).trim();
  return text.length < shortestSearch ? undefined : text;
}

/** A member of the tenant whom a search of the directory has found. Guests and people without a mail address are left out. */
export interface FoundPerson {
  /** Object id of the directory, in lower case. */
  readonly objectId: string;
  readonly name: string;
  readonly mail: string;
  /** The person's job title, when the product may read it. */
  readonly title?: string;
}

/**
 * What a search of the directory has found: the members whose name or mail address begins with the text, in the order of their names.
 * `isForbidden` says that the product may not read the directory, so that people can only be named by their mail address.
 */
export interface PeopleFound {
  readonly people: readonly FoundPerson[];
  /** True when more people match than are listed. */
  readonly hasMore: boolean;
  readonly isForbidden: boolean;
}

/** The answer of a search that finds nobody. */
export const nobodyFound: PeopleFound = { people: [], hasMore: false, isForbidden: false };

/**
 * Finds members of the tenant whose name or mail address has words that begin with those of the text, as the directory compares
 * them. `text` is what `readSearch` returns. Rejects with `throttled` or `store-unavailable`.
 */
export type SearchPeople = (text: string) => Promise<PeopleFound>;
