import type { Reason } from './fault';

/**
 * A row that the product leaves out: one that it cannot read as its type, or a double, whose key a row with a lower id has
 * too. The tab shows it to process leaders.
 */
export interface BrokenRow {
  /** The display name of the list. */
  readonly list: string;
  readonly id: string;
  readonly title: string;
  /** The display name of the column because of which the row is left out. */
  readonly column: string;
  /** What is wrong with the cell: it is empty, its value is of no use, or it is the key of an older row. */
  readonly reason: Extract<Reason, 'missing' | 'unreadable' | 'doubled'>;
}
