import { useMemo } from 'preact/hooks';
import type { App } from '../base/app';
import { compare, readCaml, type CamlContext } from './caml';
import type { Column, List, Row, ViewScript } from './list-data';

/** The view of a list for which the site script has none: all columns but hidden ones and SharePoint's own. */
export function everything(list: List, name: string): ViewScript {
  const own = list.columns.filter((c) => !c.hidden && (c.kind !== 'system' || c.name === 'Title'));
  return { name, viewFields: own.map((c) => c.name), query: '', isDefault: true };
}

/** The columns of a view in its order; names of columns that the list does not have are left out. */
export function columnsOf(list: List, view: ViewScript): readonly Column[] {
  return view.viewFields.flatMap((name) => {
    // In SharePoint `LinkTitle` and `LinkTitleNoMenu` are the Title column with a link to the row.
    const bare = name.replace(/^LinkTitle(NoMenu)?$/, 'Title');
    const column = list.columns.find((c) => c.name === bare || c.displayName === bare);
    return column === undefined ? [] : [column];
  });
}

const textIn = (row: Row, column: string) =>
  row.shown[column] ?? (row.values[column] === undefined ? '' : String(row.values[column]));

/** The value by which a cell is sorted: numbers and dates by their value, people and lookups by their text. */
function sortable(row: Row, column: string): string | number | undefined {
  const value = row.values[column];
  if (value === undefined) return undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'number' && row.shown[column] === undefined ? value : textIn(row, column);
}

/** Rows with the same value in the column that the view groups by; without a name when the view has no groups. */
export interface Group {
  readonly name?: string;
  readonly rows: readonly Row[];
}

/** Filters, sorts and groups rows by the query of a view. */
export function groupsOf(
  context: CamlContext,
  view: ViewScript,
  rows: readonly Row[],
): readonly Group[] {
  const query = readCaml(view.query, context);
  const sorted = rows
    .filter((row) => query.passes(row))
    .toSorted((a, b) => {
      for (const { column, isAscending } of query.orderBy) {
        const order = compare(sortable(a, column), sortable(b, column));
        if (order !== 0) return isAscending ? order : -order;
      }
      return a.id - b.id;
    });
  const { groupBy } = query;
  if (groupBy === undefined) return [{ rows: sorted }];
  const names = [...new Set(sorted.map((row) => textIn(row, groupBy)))].toSorted(compare);
  return names.map((name) => ({ name, rows: sorted.filter((r) => textIn(r, groupBy) === name) }));
}

/** The groups of a view for the chosen person. They are computed again when the rows, query, day or person change. */
export function useGroups(app: App, view: ViewScript, rows: readonly Row[]): readonly Group[] {
  const now = app.now();
  const userName = app.me().displayName;
  const day = now.toISOString().slice(0, 10);
  return useMemo(() => groupsOf({ now, userName }, view, rows), [rows, view.query, day, userName]);
}
