import type { GoalView } from '../../core/api/goals/goal-view';
import type { ShownFigure, ShownFigures } from '../../core/domain/goals/small-numbers';
import type { FigureField } from '../../core/domain/goals/figures';
import type { Indicator } from '../../core/domain/goals/goal';
import { figureTextIn, type FigureText } from '../../core/text/figure-text';
import type { Words } from './words';

function figureText({ language, t }: Words): FigureText {
  const { unit, percentagePoints, gap, suppressedShort: suppressed } = t.words;
  return figureTextIn(language, { unit, percentagePoints, sex: t.words, gap, suppressed });
}

/** Returns the unit that a form shows beside an empty field: the indicator's own unit, else that of its measure. */
export function unitOf(indicator: Indicator, words: Words): string {
  return figureText(words).unit(indicator);
}

/** Returns the unit that a form shows beside a difference: percentage points for percent. */
export function gapUnit(indicator: Indicator, words: Words): string {
  const unit = unitOf(indicator, words);
  return unit === '%' ? words.t.words.percentagePoints.other : unit;
}

/** Writes a figure with its unit, such as `12,5 %`, or says that it is suppressed or absent. */
export function valueText(
  value: ShownFigure | undefined,
  indicator: Indicator,
  words: Words,
): string {
  return value === undefined ? words.t.words.noFigure : figureText(words).value(value, indicator);
}

/** Writes the difference of two figures: in percentage points for percent, else in the indicator's unit. */
export function gapText(value: ShownFigure, indicator: Indicator, words: Words): string {
  return figureText(words).gap(value, indicator);
}

/** Returns the label of a figure: kvinnor, män, flickor, pojkar or totalt, depending on how the indicator is split. */
export function partLabel(part: FigureField, indicator: Indicator, words: Words): string {
  return figureText(words).label(part, indicator);
}

/** Returns the label of a figure inside a sentence: kvinnor. */
export function partInside(part: FigureField, indicator: Indicator, words: Words): string {
  return figureText(words).labelInside(part, indicator);
}

/** Writes all figures of a report: `Kvinnor 12,5 % · Män 10 % · Skillnad 2,5 procentenheter`. */
export function figuresText(figures: ShownFigures, indicator: Indicator, words: Words): string {
  const parts = figureText(words).parts(figures, indicator);
  return parts.length === 0 ? words.t.words.noFigure : parts.join(' · ');
}

/** What the target of a goal is written from. */
type AimedGoal = Pick<GoalView, 'indicator' | 'target' | 'targetBySex'>;

/** Writes the goal's target with its date: `Mål 100 % den 31 december 2026`. */
export function targetText(
  goal: AimedGoal & Pick<GoalView, 'targetOn'>,
  words: Words,
): string | undefined {
  const value = targetValue(goal, words);
  if (value === undefined) return undefined;
  return goal.targetOn === undefined
    ? words.t.words.targetOnly(value)
    : words.t.words.target(value, words.format.date(goal.targetOn));
}

/** Writes the goal's target: a value, one of each sex, the largest gap allowed, or the range of an even distribution. */
export function targetValue(goal: AimedGoal, words: Words): string | undefined {
  const { indicator } = goal;
  if (indicator?.direction === 'even') return words.t.words.band;
  const written = indicator && figureText(words).target(goal, indicator);
  if (indicator === undefined || written === undefined) return undefined;
  return indicator.direction === 'gap' ? words.t.words.gapAtMost(written) : written;
}
