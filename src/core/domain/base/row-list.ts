/** One change of a list: the row at a position was replaced, or, without `before`, a row was added at the end. */
export interface RowChange<T> {
  readonly at: number;
  readonly before?: T;
  readonly after: T;
}

/** The changes of one list in their order. Arrays that came from each other by changes share a log. */
interface ChangeLog {
  /** How many changes were made before the first one that is kept. */
  forgotten: number;
  readonly kept: RowChange<unknown>[];
}

/** How far in a log an array is. */
interface Mark {
  readonly log: ChangeLog;
  readonly changes: number;
}

/**
 * How many changes of a list are kept at least. What was made from an older state is made anew. A run of the worker
 * saves a few hundred rows between two looks at them.
 */
const keptChanges = 512;

/** The marks of arrays. Held weakly, so that an old state of a list can be collected although newer ones came from it. */
const marks = new WeakMap<readonly unknown[], Mark>();

function lengthOf({ forgotten, kept }: ChangeLog): number {
  return forgotten + kept.length;
}

/** Returns how far the array is in its log; an array that did not come from another one begins a log. */
function markOf(rows: readonly unknown[]): Mark {
  const known = marks.get(rows);
  if (known !== undefined) return known;
  const mark = { log: { forgotten: 0, kept: [] }, changes: 0 };
  marks.set(rows, mark);
  return mark;
}

/** Returns the mark to continue from. When another array came from this one before, the changes need a log of their own. */
function markToContinue(rows: readonly unknown[]): Mark {
  const mark = markOf(rows);
  const isNewest = lengthOf(mark.log) === mark.changes;
  return isNewest ? mark : { log: { forgotten: 0, kept: [] }, changes: 0 };
}

/**
 * Returns the rows with the changes. Costs one copy of the array's references, and remembers the changes, so that
 * `derivedFromRows` renews an index for them alone.
 */
export function withChanges<T>(rows: readonly T[], changes: readonly RowChange<T>[]): readonly T[] {
  const { log, changes: before } = markToContinue(rows);
  const next = rows.slice();
  for (const change of changes) {
    next[change.at] = change.after;
    log.kept.push(change);
  }
  if (log.kept.length > 2 * keptChanges) {
    log.forgotten += log.kept.length - keptChanges;
    log.kept.splice(0, log.kept.length - keptChanges);
  }
  marks.set(next, { log, changes: before + changes.length });
  return next;
}

/** Returns the changes that lead from one state of a log to a later one; undefined when they are not kept any more. */
function changesBetween(from: Mark, to: Mark): readonly RowChange<unknown>[] | undefined {
  if (from.log !== to.log || from.changes < from.log.forgotten || from.changes > to.changes) {
    return undefined;
  }
  const { forgotten, kept } = from.log;
  return kept.slice(from.changes - forgotten, to.changes - forgotten);
}

/**
 * Returns the changes that lead from an earlier state of a list to a later one. Returns undefined when they are not known:
 * the list was read anew meanwhile, or has changed too often.
 */
export function changesSince<T>(
  earlier: readonly T[],
  rows: readonly T[],
): readonly RowChange<T>[] | undefined {
  if (earlier === rows) return [];
  // The cast is safe: arrays that share a log have rows of one type.
  return changesBetween(markOf(earlier), markOf(rows)) as readonly RowChange<T>[] | undefined;
}

/** How a value is made from the rows of a list, and renewed for changes of them. */
interface Derivation<T, R> {
  readonly make: (rows: readonly T[]) => R;
  /**
   * Returns what `make` would return for the rows after the changes. Must not change `made`, which older states still use.
   */
  readonly renew: (made: R, changes: readonly RowChange<T>[], rows: readonly T[]) => R;
}

/**
 * Makes a function of a list's rows that works once for each state of the list. For a state that came from a known one
 * by `withChanges`, it renews the known value instead of making it anew.
 */
export function derivedFromRows<T, R>({
  make,
  renew,
}: Derivation<T, R>): (rows: readonly T[]) => R {
  const known = new WeakMap<readonly T[], { readonly value: R }>();
  const newest = new WeakMap<ChangeLog, { readonly mark: Mark; readonly value: R }>();
  const valueFor = (rows: readonly T[], mark: Mark): R => {
    const earlier = newest.get(mark.log);
    const changes = earlier && changesBetween(earlier.mark, mark);
    if (earlier === undefined || changes === undefined) return make(rows);
    // The cast is safe: arrays that share a log have rows of one type.
    return renew(earlier.value, changes as readonly RowChange<T>[], rows);
  };
  return (rows) => {
    const found = known.get(rows);
    if (found !== undefined) return found.value;
    const mark = markOf(rows);
    const value = valueFor(rows, mark);
    known.set(rows, { value });
    const last = newest.get(mark.log);
    if (last === undefined || last.mark.changes <= mark.changes) {
      newest.set(mark.log, { mark, value });
    }
    return value;
  };
}

/** Returns the values of stored rows. The same array of rows always gives the same array of values. */
export const valuesOf: <T>(rows: readonly { readonly value: T }[]) => readonly T[] =
  derivedFromRows<{ readonly value: unknown }, readonly unknown[]>({
    make: (rows) => rows.map(({ value }) => value),
    renew: (values, changes) => {
      // A row can change more than once between two looks, so each change begins where the one before it ended.
      const latest = new Map<number, unknown>();
      const ofValues = changes.map(({ at, after }) => {
        const before = latest.has(at) ? latest.get(at) : values[at];
        latest.set(at, after.value);
        return { at, before, after: after.value };
      });
      return withChanges(values, ofValues);
    },
  }) as <T>(rows: readonly { readonly value: T }[]) => readonly T[];
