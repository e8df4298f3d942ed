import { BoundedMap } from '../../core/domain/base/bounded-map';

/**
 * How many removed rows are remembered. An answer that is under way takes a minute at most, and nobody deletes more rows than
 * this meanwhile. An entry takes less than 100 bytes.
 */
const mostRemembered = 10_000;

/**
 * A moment in the life of a copy: the number of rows that had been removed from it. A reading takes it before it asks Graph,
 * and gives it with the rows of the answer.
 */
export type Moment = number;

/** Remembers which rows were removed, so that an answer which was asked for before that does not bring them back. */
export class RemovedRows {
  private removals: Moment = 0;
  private readonly removedAt = new BoundedMap<string, Moment>(mostRemembered);

  /** Returns the moment that is now. */
  now(): Moment {
    return this.removals;
  }

  add(id: string): void {
    this.removals += 1;
    this.removedAt.set(id, this.removals);
  }

  /** True when the row was removed after the moment. */
  isRemovedSince(id: string, moment: Moment): boolean {
    return (this.removedAt.get(id) ?? 0) > moment;
  }
}
