import type { ListEdit } from '../../core/ports';

/** After so many rows in a row whose edits must wait, the queue ends its run: each further try would only fail and be logged. */
const mostFailuresInARow = 3;

const rowOf = ({ list, id }: ListEdit) => `${list}:${id}`;

/**
 * The edits of lists that wait to be accepted. An edit stays in the queue until it has been accepted or cannot be, so that
 * none is lost, whichever runs read the lists at the same time. Of each row, one edit is under way at a time and they go in
 * the order in which people made them, so that a run that was given up takes none twice.
 *
 * Holds as many edits as the last successful readings have found: while Graph is away, nothing new is read.
 */
export class EditQueue {
  /** Rows in the order in which their first waiting edit came. */
  readonly #waiting = new Map<string, ListEdit[]>();
  readonly #underWay = new Set<string>();

  add(edits: readonly ListEdit[]): void {
    for (const edit of edits) {
      const own = this.#waiting.get(rowOf(edit));
      if (own === undefined) this.#waiting.set(rowOf(edit), [edit]);
      else own.push(edit);
    }
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  /**
   * Hands over each waiting edit, apart from those of rows that another run has under way. After an edit for which
   * `mustWait` returns true, the row's edits stay until the next call, which begins with other rows. After some such rows one
   * after the other the store is away, and all others wait too. @returns the number of edits that are settled
   */
  async settle(mustWait: (edit: ListEdit) => Promise<boolean>): Promise<number> {
    let count = 0;
    let failures = 0;
    // A row that must wait goes to the end of the map, where this loop meets it again.
    const tried = new Set<string>();
    for (const [row, edits] of this.#waiting) {
      if (failures >= mostFailuresInARow) break;
      if (tried.has(row) || this.#underWay.has(row)) continue;
      tried.add(row);
      count += await this.#settleRow(row, edits, mustWait);
      failures = edits.length === 0 ? 0 : failures + 1;
    }
    return count;
  }

  /** Hands over the edits of a row until one must wait. @returns the number of edits that are settled */
  async #settleRow(
    row: string,
    edits: ListEdit[],
    mustWait: (edit: ListEdit) => Promise<boolean>,
  ): Promise<number> {
    let count = 0;
    this.#underWay.add(row);
    try {
      for (let [edit] = edits; edit !== undefined; [edit] = edits) {
        if (await mustWait(edit)) break;
        edits.shift();
        count += 1;
      }
    } finally {
      this.#underWay.delete(row);
    }
    this.#waiting.delete(row);
    if (edits.length > 0) this.#waiting.set(row, edits);
    return count;
  }
}
