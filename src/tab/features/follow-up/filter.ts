import type { CollectionRow, CollectionState } from '../../../core/api/follow-up/follow-up-view';

/** Which of the round's goals are shown. */
export interface Filter {
  readonly state?: CollectionState;
  readonly boardId?: string;
}

/** All of them. */
export const noFilter: Filter = {};

/** The states in the order in which a process leader works through them. */
export const collectionStates = [
  'reported',
  'accepted',
  'sent-back',
  'missing',
  'late',
  'checking',
] as const satisfies readonly CollectionState[];

/** The rows that the filter lets through. */
export function filtered(rows: readonly CollectionRow[], filter: Filter): readonly CollectionRow[] {
  return rows.filter(
    (row) =>
      (filter.state === undefined || row.state === filter.state) &&
      (filter.boardId === undefined || row.boardId === filter.boardId),
  );
}
