import type { ListDescription } from './lists/description';
import { columnProblem, type Site } from './provision/read-site';

/** What the set-up check says of one list. */
export interface ListCheck {
  /** Display name. */
  readonly list: string;
  readonly isThere: boolean;
  /** `{missing|other-kind|not-indexed|not-unique}: {display name of the column}`. */
  readonly problems: readonly string[];
}

/** Compares the site with the descriptions. Views and formatting cannot be seen through Graph. */
export function checkLists(site: Site, wanted: readonly ListDescription[]): readonly ListCheck[] {
  return wanted.map((description) => {
    const there = site.lists.get(description.displayName);
    if (there === undefined) return { list: description.displayName, isThere: false, problems: [] };
    const problems = description.columns.flatMap((column) => {
      const problem = columnProblem(column, there.columns.get(column.name));
      return problem === undefined ? [] : [`${problem}: ${column.displayName}`];
    });
    return { list: description.displayName, isThere: true, problems };
  });
}

/** True when the product cannot work with the lists: it could not read or write a column, or not look up a key. */
export function isBlocking(check: ListCheck): boolean {
  return !check.isThere || check.problems.some((problem) => !problem.startsWith('not-unique'));
}
