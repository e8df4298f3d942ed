import { useMemo } from 'preact/hooks';
import type { App } from '../base/app';
import { compare, readCaml, type CamlSurroundings } from './caml';
import type { Column, List, Row, ViewScript } from './shapes';

/** A site without views shows its columns as they are, without those that SharePoint keeps for itself. */
export function everything(list: List, name: string): ViewScript {
  const own = list.columns.filter((c) => !c.hidden && (c.kind !== 'system' || c.name === 'Title'));
  return { name, viewFields: own.map((c) => c.name), query: '', isDefault: true };
}

/** Columns of a view in its order; names that the list does not have are left out. */
export function columnsOf(list: List, view: ViewScript): readonly Column[] {
  return view.viewFields.flatMap((name) => {
    // `LinkTitle` is Title with the row's menu.
    const bare = name.replace(/^LinkTitle(NoMenu)?$/, 'Title');
    const column = list.columns.find((c) => c.name === bare || c.displayName === bare);
    return column === undefined ? [] : [column];
  });
}

const textIn = (row: Row, column: string) =>
  row.shown[column] ?? (row.values[column] === undefined ? '' : String(row.values[column]));

/** Numbers and dates by their own value, people and lookups by their words. */
function sortable(row: Row, column: string): string | number | undefined {
  const value = row.values[column];
  if (value === undefined) return undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'number' && row.shown[column] === undefined ? value : textIn(row, column);
}

/** Rows under one heading, or under none. */
export interface Group {
  readonly name?: string;
  readonly rows: readonly Row[];
}

/** The rows of a view in its order, under its headings. */
export function groupsOf(
  around: CamlSurroundings,
  view: ViewScript,
  rows: readonly Row[],
): readonly Group[] {
  const query = readCaml(view.query, around);
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

/** The rows of a view for the person who looks; found anew only when rows, view or day are others. */
export function useGroups(app: App, view: ViewScript, rows: readonly Row[]): readonly Group[] {
  const now = app.now();
  const userName = app.me().displayName;
  const day = now.toISOString().slice(0, 10);
  return useMemo(() => groupsOf({ now, userName }, view, rows), [rows, view.query, day, userName]);
}
