/**
 * How a column on the site differs from the one that the product needs. `rich-text`: somebody has turned plain text into rich text,
 * whose tags the product leaves out when it reads.
 */
export type ColumnProblemKind =
  'missing' | 'other-kind' | 'rich-text' | 'not-indexed' | 'not-unique' | 'missing-choice';

/** A difference between a column on the site and the column that the product needs. */
export interface ColumnProblem {
  readonly kind: ColumnProblemKind;
  /** The display name of the column. */
  readonly column: string;
}

/** What the set-up check found out about one list. */
export interface ListCheck {
  /** The display name of the list. */
  readonly list: string;
  readonly isThere: boolean;
  readonly problems: readonly ColumnProblem[];
}
