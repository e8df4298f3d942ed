import { evenBand } from '../../core/domain/follow-up/attainment';
import type { ChartData } from './chart-data';

/** Maps values and occasions to coordinates of the SVG drawing. */
export interface Scale {
  readonly left: number;
  readonly right: number;
  readonly ticks: readonly number[];
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
}

const margin = { top: 14, right: 124, bottom: 42, left: 58 } as const;

/** Makes a scale that fits all values, the target and the range, with three or four round ticks. */
export function chartScale(
  data: ChartData,
  size: { readonly width: number; readonly height: number },
): Scale {
  const values = data.series.flatMap((series) => series.values.filter((v) => v !== undefined));
  const extra = data.targets.map(({ value }) => value);
  const band = data.isShare ? [evenBand.from - 20, evenBand.to + 20] : [];
  const ticks = roundTicks(
    Math.min(...values, ...extra, ...band),
    Math.max(...values, ...extra, ...band),
  );
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const left = margin.left;
  const right = Math.max(left + 80, size.width - margin.right);
  const bottom = size.height - margin.bottom;
  const step = data.occasions.length < 2 ? 0 : (right - left - 24) / (data.occasions.length - 1);
  return {
    left,
    right,
    ticks,
    x: (index) => left + 12 + index * step,
    y: (value) => bottom - ((value - low) / (high - low)) * (bottom - margin.top),
  };
}

/** Returns round numbers from at most `low` to at least `high`. */
export function roundTicks(low: number, high: number): readonly number[] {
  const span = high - low || Math.max(1, Math.abs(high) * 0.1);
  const rough = span / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? 10 * power;
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  return Array.from({ length: last - first + 1 }, (_, n) =>
    Number(((first + n) * step).toFixed(9)),
  );
}

/** A value with its index among the occasions. */
export interface PlacedValue {
  readonly index: number;
  readonly value: number;
}

/** Splits values into runs without missing values, each of which is drawn as a line of its own. */
export function segments(
  values: readonly (number | undefined)[],
): readonly (readonly PlacedValue[])[] {
  const runs: PlacedValue[][] = [];
  values.forEach((value, index) => {
    if (value === undefined) return;
    const last = runs.at(-1);
    if (last?.at(-1)?.index === index - 1) last.push({ index, value });
    else runs.push([{ index, value }]);
  });
  return runs;
}

const leastDistance = 15;

/** Moves overlapping labels downwards so that they can be read, and keeps their order. */
export function labelHeights<T extends { readonly y: number }>(labels: readonly T[]): readonly T[] {
  const placed: T[] = [];
  for (const label of labels.toSorted((a, b) => a.y - b.y)) {
    const above = placed.at(-1)?.y ?? -Infinity;
    placed.push({ ...label, y: Math.max(label.y, above + leastDistance) });
  }
  return placed;
}
