import { isCountedAs, type Counted } from '../../../core/domain/follow-up/collection';
import type { CollectionRow } from '../../../core/api/follow-up/follow-up-view';

/** Which of the round's goals are shown. An absent field does not filter. */
export interface Filter {
  readonly counted?: Counted;
  readonly boardId?: string;
}

/** The filter that shows all goals. */
export const noFilter: Filter = {};

/** Returns the rows that match the filter. */
export function filtered(rows: readonly CollectionRow[], filter: Filter): readonly CollectionRow[] {
  return rows.filter(
    (row) =>
      (filter.counted === undefined || isCountedAs(row, filter.counted)) &&
      (filter.boardId === undefined || row.boardId === filter.boardId),
  );
}
