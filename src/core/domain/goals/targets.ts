import { wantedFields, type FigureField } from './figures';
import type { Direction, Goal, Indicator } from './goal';

/** What decides which values a goal is to reach. */
export type Aimed = Pick<Goal, 'target' | 'targetBySex'>;

/** A value to reach, and whose it is; without a field it holds for each of them. */
export interface Target {
  readonly field?: FigureField;
  readonly value: number;
}

/** The directions in which each sex has a value to reach. A gap and an even distribution are about both sexes together. */
const ofEachSex: ReadonlySet<Direction> = new Set<Direction>(['rising', 'falling', 'near']);

/** True when women and men may have different targets: their figures are split, and each of them has a value to reach. */
export function mayDifferBySex({
  split,
  direction,
}: Pick<Indicator, 'split' | 'direction'>): boolean {
  return split !== 'total' && ofEachSex.has(direction);
}

/** Returns the value that a figure is to reach: the target of its own sex, else the one that holds for both; undefined without any. */
export function targetOf(
  { target, targetBySex }: Aimed,
  indicator: Indicator,
  field: FigureField,
): number | undefined {
  const own = field === 'total' || !mayDifferBySex(indicator) ? undefined : targetBySex?.[field];
  return own ?? target;
}

/** True when every figure that the indicator asks for has a value to reach. A gap has one target, and an even distribution needs none. */
export function hasTargets(aimed: Aimed, indicator: Indicator): boolean {
  if (indicator.direction === 'even') return true;
  return wantedFields(indicator).every((field) => targetOf(aimed, indicator, field) !== undefined);
}

/** Returns the targets as people read them: one when it holds for all figures, else one for each figure that has a target. */
export function shownTargets(aimed: Aimed, indicator: Indicator): readonly Target[] {
  if (indicator.direction === 'even') return [];
  const targets = wantedFields(indicator).map((field) => ({
    field,
    value: targetOf(aimed, indicator, field),
  }));
  const [first] = targets;
  if (first?.value !== undefined && targets.every(({ value }) => value === first.value))
    return [{ value: first.value }];
  return targets.flatMap(({ field, value }) => (value === undefined ? [] : [{ field, value }]));
}
