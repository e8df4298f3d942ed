import type { GoalView } from '../../core/api/goals/goal-view';
import type { ShownFigures } from '../../core/domain/goals/small-numbers';
import { womenShareOf } from '../../core/domain/goals/figures';
import type { Indicator } from '../../core/domain/goals/goal';

/** One line of the chart. `part` decides its tone, marker and label. */
export interface Series {
  readonly part: 'women' | 'men' | 'total' | 'share';
  /** One value an occasion; `undefined` where there is none to show. */
  readonly values: readonly (number | undefined)[];
}

/** When a value is from; `note` says more of it on a line of its own. */
export interface Occasion {
  readonly year: string;
  readonly note?: string;
}

/** What the chart draws, left to right in time. */
export interface ChartData {
  readonly occasions: readonly Occasion[];
  readonly series: readonly Series[];
  /** A value to reach, drawn as a line; absent where the target is a gap or a band. */
  readonly target: number | undefined;
  /** The 40-60 band applies. */
  readonly isShare: boolean;
}

/** The baseline and each outcome, oldest first. Small counts that may not be shown leave a hole. */
export function chartData(goal: GoalView, baselineLabel: string): ChartData | undefined {
  const { indicator, target } = goal;
  if (indicator === undefined) return undefined;
  const points = pointsOf(goal, baselineLabel);
  const isShare = indicator.direction === 'even';
  const series = isShare ? [shares(points, indicator)] : lines(points, indicator);
  const shown = series.filter((line) => line.values.some((value) => value !== undefined));
  if (shown.length === 0) return undefined;
  return {
    occasions: points.map((point) => point.occasion),
    series: shown,
    target: isShare || indicator.direction === 'gap' ? undefined : target,
    isShare,
  };
}

type Points = readonly { readonly occasion: Occasion; readonly figures: ShownFigures }[];

function pointsOf({ history, baseline, baselineYear }: GoalView, baselineLabel: string): Points {
  const past = history
    .toReversed()
    .map(({ periodTo, figures }) => ({ occasion: { year: periodTo.slice(0, 4) }, figures }));
  if (baseline === undefined) return past;
  const year = baselineYear === undefined ? '' : String(baselineYear);
  return [{ occasion: { year, note: baselineLabel }, figures: baseline }, ...past];
}

function known(value: ShownFigures['women']): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function lines(points: Points, indicator: Indicator): readonly Series[] {
  const parts = indicator.split === 'total' ? (['total'] as const) : (['women', 'men'] as const);
  return parts.map((part) => ({
    part,
    values: points.map((point) => known(point.figures[part])),
  }));
}

function shares(points: Points, indicator: Indicator): Series {
  return {
    part: 'share',
    values: points.map(({ figures }) => {
      const plain = Object.fromEntries(
        (['women', 'men', 'total'] as const).flatMap((part) => {
          const value = known(figures[part]);
          return value === undefined ? [] : [[part, value]];
        }),
      );
      return womenShareOf(plain, indicator);
    }),
  };
}
