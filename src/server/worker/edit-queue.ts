import type { ListEdit } from '../../core/ports';

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
   * `mustWait` returns true, the row's edits stay until the next call. @returns the number of edits that are settled
   */
  async settle(mustWait: (edit: ListEdit) => Promise<boolean>): Promise<number> {
    let count = 0;
    for (const [row, edits] of this.#waiting) {
      if (this.#underWay.has(row)) continue;
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
      if (edits.length === 0) this.#waiting.delete(row);
    }
    return count;
  }
}
