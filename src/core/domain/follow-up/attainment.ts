import { exact, gapOf, womenShareOf } from '../goals/figures';
import type { Figures, Indicator } from '../goals/goal';
import type { Attainment } from './report';

/** What a judgement of attainment looks at. */
export interface Assessed {
  readonly indicator: Indicator;
  readonly baseline?: Figures;
  readonly target?: number;
  readonly figures: Figures;
}

/** The band within which the sexes are even (jämn könsfördelning), in percent. @see domain.md §3.4 */
export const evenBand = { from: 40, to: 60 } as const;

/** One way from a baseline to a target, on a scale where more is better. */
interface Way {
  readonly from?: number | undefined;
  readonly to: number;
  readonly now: number;
}

function judge(way: Way, partlyMetFrom: number): Attainment {
  if (way.now >= way.to) return 'met';
  // A baseline at or past the target leaves no way to go: what is short of the target has got worse.
  const length = way.from === undefined ? 0 : exact(way.to - way.from);
  if (way.from === undefined || length <= 0) return 'not-met';
  return exact((way.now - way.from) / length) >= partlyMetFrom ? 'partly-met' : 'not-met';
}

function turned(way: Way): Way {
  return { from: way.from === undefined ? undefined : -way.from, to: -way.to, now: -way.now };
}

/** Each sex's way; the one furthest from the target decides, so that nobody is hidden behind a mean. */
function waysOfSexes({ indicator, baseline, figures }: Assessed, target: number): readonly Way[] {
  const fields = indicator.split === 'total' ? (['total'] as const) : (['women', 'men'] as const);
  return fields.flatMap((field) => {
    const now = figures[field];
    return now === undefined
      ? []
      : [{ from: baseline?.[field] ?? baseline?.total, to: target, now }];
  });
}

function wayOfValue(assessed: Assessed): Way | undefined {
  const { indicator, target } = assessed;
  if (target === undefined) return undefined;
  const ways = waysOfSexes(assessed, target);
  const wanted = indicator.split === 'total' ? 1 : 2;
  if (ways.length < wanted) return undefined;
  const rising = indicator.direction === 'falling' ? ways.map(turned) : ways;
  return rising.reduce((furthest, way) => (isFurther(way, furthest) ? way : furthest));
}

/** Less now; when both are level, the one that started higher. */
function isFurther(way: Way, other: Way): boolean {
  if (way.now !== other.now) return way.now < other.now;
  return (way.from ?? -Infinity) > (other.from ?? -Infinity);
}

function wayOfGap({ baseline, target, figures }: Assessed): Way | undefined {
  const now = gapOf(figures);
  if (now === undefined || target === undefined) return undefined;
  return turned({ from: gapOf(baseline ?? {}), to: target, now });
}

/** The smaller sex's share: 40 or more means that neither is above 60. */
function smallerShare(figures: Figures, indicator: Indicator): number | undefined {
  const share = womenShareOf(figures, indicator);
  return share === undefined ? undefined : exact(Math.min(share, 100 - share));
}

function wayOfEven({ indicator, baseline, figures }: Assessed): Way | undefined {
  const now = smallerShare(figures, indicator);
  if (now === undefined) return undefined;
  return { from: smallerShare(baseline ?? {}, indicator), to: evenBand.from, now };
}

function wayOf(assessed: Assessed): Way | undefined {
  switch (assessed.indicator.direction) {
    case 'rising':
    case 'falling':
      return wayOfValue(assessed);
    case 'gap':
      return wayOfGap(assessed);
    case 'even':
      return wayOfEven(assessed);
  }
}

/**
 * The attainment (måluppfyllelse) that the figures suggest. `cannot-be-assessed` when they do not say it: a figure or the
 * target is missing, or there is nobody to share. `partlyMetFrom` is the share of the way, 0-1, from which a goal is
 * partly met (the municipality's setting).
 */
export function suggestAttainment(assessed: Assessed, partlyMetFrom: number): Attainment {
  const way = wayOf(assessed);
  return way === undefined ? 'cannot-be-assessed' : judge(way, partlyMetFrom);
}
