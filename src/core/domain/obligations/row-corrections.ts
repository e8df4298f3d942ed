import { groupedBy } from '../base/group-by';
import type { MissingRow } from '../relations/missing-rows';
import type { FaultyRow, ObligationIn } from './obligation';

/** Who corrects rows: the process leaders, and the body that they belong to. */
interface Correctors {
  readonly bodyId: string;
  readonly people: readonly string[];
}

/** Returns the corrections of rows that the process leaders owe: one for each list that has rows which do not count as they stand. */
export function rowCorrections(
  rows: readonly FaultyRow[],
  { bodyId, people }: Correctors,
): readonly ObligationIn<'row-faulty'>[] {
  return [...groupedBy(rows, ({ list }) => list)].map(([list, own]) => ({
    key: `row-faulty:${list}`,
    kind: 'row-faulty',
    bodyId,
    people,
    place: { list, rows: own },
    state: 'open',
  }));
}

/** Returns what the process leaders owe for rows that are missing: to enter each again, or to move or delete what belongs to it. */
export function missingRowsOwed(
  rows: readonly MissingRow[],
  { bodyId, people }: Correctors,
): readonly ObligationIn<'row-missing'>[] {
  return rows.map((row) => ({
    key: `row-missing:${row.list}:${row.rowId}`,
    kind: 'row-missing',
    bodyId,
    people,
    place: row,
    state: 'open',
  }));
}
