import { gapOf, wantedFields, withoutRoundingError, womenShareOf } from '../goals/figures';
import type { Direction, Figures, Indicator } from '../goals/goal';
import { targetOf, type Aimed } from '../goals/targets';
import type { Attainment } from './report';

/** The values from which the attainment of a goal is suggested. */
export interface Assessed extends Aimed {
  readonly indicator: Indicator;
  readonly baseline?: Figures;
  readonly figures: Figures;
}

/**
 * The share that each sex must have for an even distribution (jämn könsfördelning), in percent.
 *
 * @see The definition in Statistics Sweden's handbook, https://jamstalld.se/jamstalldhet/vad-innebar-en-jamn-konsfordelning/
 */
export const evenBand = { from: 40, to: 60 } as const;

/** The progress from a baseline to a target, on a scale where a higher value is better. */
interface Progress {
  readonly from?: number | undefined;
  readonly to: number;
  readonly now: number;
}

function judge(progress: Progress, partlyMetFrom: number): Attainment {
  if (progress.now >= progress.to) return 'met';
  // A baseline at the target or beyond leaves no progress to measure: a value short of the target has become worse.
  const length =
    progress.from === undefined ? 0 : withoutRoundingError(progress.to - progress.from);
  if (progress.from === undefined || length <= 0) return 'not-met';
  return withoutRoundingError((progress.now - progress.from) / length) >= partlyMetFrom
    ? 'partly-met'
    : 'not-met';
}

function mirrored(progress: Progress): Progress {
  return {
    from: progress.from === undefined ? undefined : -progress.from,
    to: -progress.to,
    now: -progress.now,
  };
}

/**
 * Returns the progress as a distance from the target, from whichever side. A value that is the target in the indicator's decimals has
 * no distance: 99.96 reaches 100 with one decimal.
 */
function nearing({ from, to, now }: Progress, decimals: number): Progress {
  const distance = (value: number) => withoutRoundingError(Math.abs(value - to));
  const isThere = distance(now) <= 0.5 * 10 ** -decimals;
  return {
    from: from === undefined ? undefined : -distance(from),
    to: 0,
    now: isThere ? 0 : -distance(now),
  };
}

/** Returns the progress on a scale where a higher value is better. */
function asRising(progress: Progress, direction: Direction, decimals: number): Progress {
  if (direction === 'near') return nearing(progress, decimals);
  return direction === 'falling' ? mirrored(progress) : progress;
}

/** Returns the progress of each sex that has a figure and a target; a goal without a split has one progress, of the total. */
function progressBySex(assessed: Assessed): readonly Progress[] {
  const { indicator, baseline, figures } = assessed;
  return wantedFields(indicator).flatMap((field) => {
    const [now, to] = [figures[field], targetOf(assessed, indicator, field)];
    return now === undefined || to === undefined
      ? []
      : [{ from: baseline?.[field] ?? baseline?.total, to, now }];
  });
}

/**
 * Returns the progress that decides: with one target that of the sex furthest from it, so that no mean hides one of them; with
 * different targets that of each sex, since their distances from the targets say nothing about each other.
 */
function progressOfValue(assessed: Assessed): readonly Progress[] {
  const { indicator } = assessed;
  const candidates = progressBySex(assessed);
  if (candidates.length < wantedFields(indicator).length) return [];
  const { direction, decimals } = indicator;
  const isCommon = candidates.every(({ to }) => to === candidates[0]?.to);
  const rising = candidates.map((one) => asRising(one, direction, decimals));
  if (!isCommon) return rising;
  return [rising.reduce((furthest, one) => (isFurtherFromTarget(one, furthest) ? one : furthest))];
}

/** True when `one` has the lower value now or, with equal values, the higher baseline. */
function isFurtherFromTarget(one: Progress, other: Progress): boolean {
  if (one.now !== other.now) return one.now < other.now;
  return (one.from ?? -Infinity) > (other.from ?? -Infinity);
}

function progressOfGap({ baseline, target, figures }: Assessed): readonly Progress[] {
  const now = gapOf(figures);
  if (now === undefined || target === undefined) return [];
  return [mirrored({ from: gapOf(baseline ?? {}), to: target, now })];
}

/** Returns the share of the sex with the smaller share. When it is 40 or more, neither sex is above 60. */
function smallerShare(figures: Figures, indicator: Indicator): number | undefined {
  const share = womenShareOf(figures, indicator);
  return share === undefined ? undefined : withoutRoundingError(Math.min(share, 100 - share));
}

function progressOfEvenShare({ indicator, baseline, figures }: Assessed): readonly Progress[] {
  const now = smallerShare(figures, indicator);
  if (now === undefined) return [];
  return [{ from: smallerShare(baseline ?? {}, indicator), to: evenBand.from, now }];
}

function progressOf(assessed: Assessed): readonly Progress[] {
  switch (assessed.indicator.direction) {
    case 'rising':
    case 'falling':
    case 'near':
      return progressOfValue(assessed);
    case 'gap':
      return progressOfGap(assessed);
    case 'even':
      return progressOfEvenShare(assessed);
  }
}

/** What a goal has reached, from the worst to the best: the sex that has reached least decides. */
const worst = ['not-met', 'partly-met', 'met'] as const satisfies readonly Attainment[];

/**
 * Suggests the attainment (måluppfyllelse) from the figures. Returns `cannot-be-assessed` when a figure or the target is
 * missing, or when women and men are zero, so that they have no shares. `partlyMetFrom` is the municipality's setting:
 * from this share of the way between baseline and target, 0-1, a goal is partly met.
 */
export function suggestAttainment(assessed: Assessed, partlyMetFrom: number): Attainment {
  const attainments = progressOf(assessed).map((progress) => judge(progress, partlyMetFrom));
  return worst.find((one) => attainments.includes(one)) ?? 'cannot-be-assessed';
}
