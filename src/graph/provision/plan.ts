import type { Column, ListDescription } from '../columns/description';
import { columnProblem, type Site } from './read-site';

/** One change that set-up makes. Set-up adds and never deletes. */
export type Step =
  | { readonly kind: 'create-list'; readonly list: ListDescription }
  | { readonly kind: 'name-title'; readonly list: ListDescription }
  | { readonly kind: 'add-column'; readonly list: ListDescription; readonly column: Column }
  | { readonly kind: 'index-column'; readonly list: ListDescription; readonly column: Column };

/** What is there already and is something else than we need; a person must look at it. */
export interface Obstacle {
  readonly list: string;
  readonly column: string;
}

/** What set-up has to do, in order, and what it cannot. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly obstacles: readonly Obstacle[];
}

function stepsOf(list: ListDescription, site: Site): readonly Step[] {
  const there = site.lists.get(list.displayName);
  const title = there?.columns.get('Title')?.displayName;
  const isNamed = title === list.titleDisplayName;
  const columns = list.columns.flatMap((column): readonly Step[] => {
    const problem = columnProblem(column, there?.columns.get(column.name));
    if (problem === undefined || problem === 'other-kind') return [];
    return [{ kind: problem === 'missing' ? 'add-column' : 'index-column', list, column }];
  });
  return isNamed ? columns : [{ kind: 'name-title', list }, ...columns];
}

/** Compares the site with the descriptions. Lists come first: lookups point to them. */
export function planSetup(site: Site, wanted: readonly ListDescription[]): Plan {
  const lists = wanted
    .filter((list) => !site.lists.has(list.displayName))
    .map((list): Step => ({ kind: 'create-list', list }));
  const obstacles = wanted.flatMap((list) =>
    list.columns
      .filter(
        (column) =>
          columnProblem(column, site.lists.get(list.displayName)?.columns.get(column.name)) ===
          'other-kind',
      )
      .map((column) => ({ list: list.displayName, column: column.displayName })),
  );
  return { steps: [...lists, ...wanted.flatMap((list) => stepsOf(list, site))], obstacles };
}
