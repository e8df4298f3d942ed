import type { GoalView } from '../../core/api/goals/goal-view';
import type { ShownFigures } from '../../core/domain/goals/small-numbers';
import { womenShareOf } from '../../core/domain/goals/figures';
import type { Indicator } from '../../core/domain/goals/goal';
import { shownTargets, type Target } from '../../core/domain/goals/targets';

/** One line of the chart. `part` decides its colour, marker and label. */
export interface Series {
  readonly part: 'women' | 'men' | 'total' | 'share';
  /** One value for each occasion; `undefined` where there is none to show. */
  readonly values: readonly (number | undefined)[];
}

/** The year of a value on the horizontal axis. `note` is a second line below the year. */
export interface Occasion {
  readonly year: string;
  readonly note?: string;
}

/** The content of the chart. Occasions are in order of time. */
export interface ChartData {
  readonly occasions: readonly Occasion[];
  readonly series: readonly Series[];
  /** The values to reach, each drawn as a line; none when the target is a gap or a range. */
  readonly targets: readonly Target[];
  /** True when the goal is an even distribution: the chart shows women's share and the range of 40 to 60 %. */
  readonly isShare: boolean;
}

/** What the chart shows of a goal. */
export type ChartedGoal = Pick<
  GoalView,
  'indicator' | 'target' | 'targetBySex' | 'baseline' | 'baselineYear' | 'history'
>;

/**
 * Returns the chart of a goal: its baseline and each outcome, oldest first. Suppressed figures leave a gap in the line.
 * Returns `undefined` when there is nothing to draw.
 */
export function chartData(goal: ChartedGoal, baselineLabel: string): ChartData | undefined {
  const { indicator } = goal;
  if (indicator === undefined) return undefined;
  const points = pointsOf(goal, baselineLabel);
  const isShare = indicator.direction === 'even';
  const series = isShare ? [shares(points, indicator)] : lines(points, indicator);
  const shown = series.filter((line) => line.values.some((value) => value !== undefined));
  if (shown.length === 0) return undefined;
  return {
    occasions: points.map((point) => point.occasion),
    series: shown,
    targets: indicator.direction === 'gap' ? [] : shownTargets(goal, indicator),
    isShare,
  };
}

type Points = readonly { readonly occasion: Occasion; readonly figures: ShownFigures }[];

function pointsOf({ history, baseline, baselineYear }: ChartedGoal, baselineLabel: string): Points {
  // What measures something else has no place on this axis.
  const past = history
    .filter(({ measuresOther }) => measuresOther !== true)
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
