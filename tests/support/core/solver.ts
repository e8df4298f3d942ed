/** An equation that a reader knows to hold: the sum of factor × cell is zero. A cell is named by a text. */
export type Equation = readonly (readonly [factor: number, cell: string])[];

/** The values that a reader knows a cell to lie between. */
export type Ranges = Map<string, readonly [from: number, to: number]>;

const isZero = (value: number) => Math.abs(value) < 1e-9;

/** Returns the cells that the equations determine, by Gauss-Jordan elimination over the cells that are not known. */
export function solvedCells(
  equations: readonly Equation[],
  known: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const names = [...new Set(equations.flat().map(([, cell]) => cell))].filter((n) => !known.has(n));
  const rows = equations.map((equation) => {
    const row = Array.from({ length: names.length + 1 }, () => 0);
    for (const [factor, cell] of equation) {
      const value = known.get(cell);
      if (value === undefined) row[names.indexOf(cell)]! += factor;
      else row[names.length]! -= factor * value;
    }
    return row;
  });
  let rank = 0;
  for (let column = 0; column < names.length; column += 1) {
    const pivot = rows.findIndex((row, at) => at >= rank && !isZero(row[column] ?? 0));
    if (pivot === -1) continue;
    [rows[rank], rows[pivot]] = [rows[pivot]!, rows[rank]!];
    const scale = rows[rank]![column]!;
    rows[rank] = rows[rank]!.map((value) => value / scale);
    for (const [at, row] of rows.entries()) {
      const factor = row[column]!;
      if (at !== rank && !isZero(factor))
        rows[at] = row.map((value, index) => value - factor * rows[rank]![index]!);
    }
    rank += 1;
  }
  return new Map(
    rows.flatMap((row) => {
      const used = names.flatMap((name, at) =>
        isZero(row[at]!) ? [] : [{ name, factor: row[at]! }],
      );
      const [only, second] = used;
      return only === undefined || second !== undefined
        ? []
        : [[only.name, row[names.length]! / only.factor] as const];
    }),
  );
}

/** Narrows the ranges of cells by each equation until none gets narrower. */
export function narrowed(equations: readonly Equation[], ranges: Ranges): Ranges {
  const now: Ranges = new Map(ranges);
  const rangeOf = (cell: string) => now.get(cell) ?? [0, 1e9];
  for (let isNarrowing = true; isNarrowing;) {
    isNarrowing = false;
    for (const equation of equations) {
      for (const [factor, cell] of equation) {
        // factor × cell = −(sum of the others)
        let [from, to] = [0, 0];
        for (const [other, name] of equation) {
          if (name === cell) continue;
          const ends = rangeOf(name).map((end) => (-other * end) / factor);
          from += Math.min(...ends);
          to += Math.max(...ends);
        }
        const [oldFrom, oldTo] = rangeOf(cell);
        const next = [Math.max(oldFrom, from), Math.min(oldTo, to)] as const;
        if (next[0] > oldFrom + 1e-6 || next[1] < oldTo - 1e-6) {
          now.set(cell, next);
          isNarrowing = true;
        }
      }
    }
  }
  return now;
}
