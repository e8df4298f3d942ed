import type { Instant } from './time';

/** One version of a row, as SharePoint keeps it. */
export interface RowVersion<T> {
  readonly at?: Instant;
  /** Who saved the version: a person in the list, or the person who used the product. */
  readonly byName: string;
  /** What was done, in Swedish words. Absent for an edit in the list. */
  readonly handling?: string;
  /** Absent when the version cannot be read. */
  readonly value?: T;
}

/** The versions of a row that exist, newest first. */
export interface RowVersions<T> {
  readonly versions: readonly RowVersion<T>[];
  /** False when there were older ones: the list keeps none or not all of them, or there are more than the product reads. */
  readonly isComplete: boolean;
}
