import { BoundedMap } from '../../core/domain/base/bounded-map';
import type { RunningTime } from '../../core/domain/base/running-time';

/** One refusal can be due to one row that is gone; so many calls in a row that are refused are no chance. */
const refusedUntilSaid = 3;
const refusals = new Set([401, 403, 404]);

/** Counts how calls end, one after the other. */
export class Refusals {
  private inRow = 0;
  private firstAt: RunningTime | undefined;

  finished(status: number, now: RunningTime): void {
    if (status >= 500 || refusals.has(status)) {
      if (this.inRow === 0) this.firstAt = now;
      this.inRow += 1;
    } else if (status < 400) this.inRow = 0;
  }

  /** Returns when the first of the refusals came, once there have been so many that they are no chance. */
  since(): RunningTime | undefined {
    return this.inRow < refusedUntilSaid ? undefined : this.firstAt;
  }
}

/** Readings of lists whose ends are counted. The site has some ten lists, each with three: its columns, its rows and its changes. */
export const mostCountedReadings = 200;

/** The reading of a list as a whole: the path of the list, and what is read. The path of one row is none. */
const wholeReading = /^(\/sites\/[^/?]+\/lists\/[^/?]+)\/(columns|items|items\/delta)(?=[?(]|$)/;

/**
 * Counts refusals for each list, because Graph can refuse one list while it answers the others. The columns, the rows and
 * the changes of a list are counted apart: that Graph shows the columns does not mean that it shows the changes.
 */
export class ListRefusals {
  private readonly readings = new BoundedMap<string, Refusals>(mostCountedReadings);

  /** Notes how a GET ended. @param path relative to `/v1.0`; only that of a reading of a whole list counts */
  finished(path: string, status: number, now: RunningTime): void {
    const [reading] = wholeReading.exec(path) ?? [];
    if (reading === undefined) return;
    const counted = this.readings.get(reading) ?? new Refusals();
    counted.finished(status, now);
    this.readings.set(reading, counted);
  }

  /** Returns since when a reading of the list has been refused each time. @param listPath `/sites/{id}/lists/{id}` */
  since(listPath: string): RunningTime | undefined {
    const times = this.readings.entries().flatMap(([reading, counted]) => {
      const at = wholeReading.exec(reading)?.[1] === listPath ? counted.since() : undefined;
      return at === undefined ? [] : [at];
    });
    return times.toSorted((one, other) => one - other)[0];
  }
}
