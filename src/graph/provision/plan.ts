import type { Column, ListDescription } from '../columns/description';
import { allChoices, columnProblem, lacksChoice, type Site, type SiteColumn } from './read-site';

/** One change that set-up makes. Set-up adds and never deletes. */
export type Step =
  | { readonly kind: 'create-list'; readonly list: ListDescription }
  | { readonly kind: 'name-title'; readonly list: ListDescription }
  | { readonly kind: 'add-column'; readonly list: ListDescription; readonly column: Column }
  | { readonly kind: 'index-column'; readonly list: ListDescription; readonly column: Column }
  | {
      readonly kind: 'add-choices';
      readonly list: ListDescription;
      readonly column: Column;
      /** All words that the column then has. */
      readonly choices: readonly string[];
    };

/** A column of the site that has another type than the product needs. Set-up leaves it, and a person must change it. */
export interface Obstacle {
  readonly list: string;
  readonly column: string;
}

/** The steps of set-up in order, and the columns that it cannot change. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly obstacles: readonly Obstacle[];
}

/** Returns the steps that a column needs. An index that a column with too few choices lacks comes with the choices. */
function stepsOfColumn(
  list: ListDescription,
  column: Column,
  found: SiteColumn | undefined,
): readonly Step[] {
  const problem = columnProblem(column, found);
  if (problem === undefined || problem === 'other-kind' || problem === 'rich-text') return [];
  if (found === undefined) return [{ kind: 'add-column', list, column }];
  const indexing: readonly Step[] =
    problem === 'missing-choice' ? [] : [{ kind: 'index-column', list, column }];
  if (column.kind !== 'choice' || !lacksChoice(column, found)) return indexing;
  const choices = allChoices(column.choices, found);
  return [...indexing, { kind: 'add-choices', list, column, choices }];
}

function stepsOf(list: ListDescription, site: Site): readonly Step[] {
  const found = site.lists.get(list.displayName);
  const title = found?.columns.get('Title')?.displayName;
  const isNamed = title === list.titleDisplayName;
  const columns = list.columns.flatMap((column): readonly Step[] => {
    return stepsOfColumn(list, column, found?.columns.get(column.name));
  });
  return isNamed ? columns : [{ kind: 'name-title', list }, ...columns];
}

/** Compares the site with the descriptions. All lists come before their columns, because a lookup needs the list it points to. */
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
