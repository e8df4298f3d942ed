import type { Standing } from '../../../core/domain/follow-up/collection';
import type { CollectionRow } from '../../../core/api/follow-up/follow-up-view';

/** Which of the round's goals are shown. */
export interface Filter {
  readonly state?: Standing;
  readonly boardId?: string;
}

/** All of them. */
export const noFilter: Filter = {};

/** The rows that the filter lets through. */
export function filtered(rows: readonly CollectionRow[], filter: Filter): readonly CollectionRow[] {
  return rows.filter(
    (row) =>
      (filter.state === undefined || row.state === filter.state) &&
      (filter.boardId === undefined || row.boardId === filter.boardId),
  );
}
