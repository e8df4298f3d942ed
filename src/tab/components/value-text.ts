import type { GoalView } from '../../core/api/goals/goal-view';
import type { ShownFigure, ShownFigures } from '../../core/api/goals/shown-figures';
import type { FigureField } from '../../core/domain/goals/figures';
import type { Indicator } from '../../core/domain/goals/goal';
import type { Words } from './words';

interface Counted {
  readonly one: string;
  readonly other: string;
}

/** The word of a field that is not filled in yet: the indicator's own unit, else that of its measure. */
export function unitOf(indicator: Indicator, words: Words): string {
  return indicator.unit ?? words.t.words.unit[indicator.measure].other;
}

/** A value with the word that its number asks for: one day, two days. */
function counted(
  value: number,
  indicator: Indicator,
  at: { readonly unit: Counted; readonly words: Words },
): string {
  const { one, other } = at.unit;
  return at.words.format.withUnit(value, indicator, Math.abs(value) === 1 ? one : other);
}

/** The words of the indicator's measure; a unit of its own has one form. */
function unitWords({ unit, measure }: Indicator, words: Words): Counted {
  return unit === undefined ? words.t.words.unit[measure] : { one: unit, other: unit };
}

/** `12,5 %`, or that too few people are behind the figure. */
export function valueText(
  value: ShownFigure | undefined,
  indicator: Indicator,
  words: Words,
): string {
  if (value === undefined) return words.t.words.noFigure;
  if (value === 'suppressed') return words.t.words.suppressedShort;
  return counted(value, indicator, { unit: unitWords(indicator, words), words });
}

/** A difference: percent differ by percentage points, everything else by its own unit. */
export function gapText(value: ShownFigure, indicator: Indicator, words: Words): string {
  if (value === 'suppressed') return words.t.words.suppressedShort;
  const unit = unitWords(indicator, words);
  const isPercent = unit.other === '%';
  return counted(value, indicator, {
    unit: isPercent ? words.t.words.percentagePoints : unit,
    words,
  });
}

/** Kvinnor, flickor, män, pojkar or totalt, as the indicator is split. */
export function partLabel(part: FigureField, indicator: Indicator, words: Words): string {
  const w = words.t.words;
  if (part === 'total') return w.total;
  if (indicator.split === 'girls-boys') return part === 'women' ? w.girls : w.boys;
  return part === 'women' ? w.women : w.men;
}

/** `Kvinnor 12,5 % · Män 10 % · Skillnad 2,5 procentenheter`. */
export function figuresText(figures: ShownFigures, indicator: Indicator, words: Words): string {
  const parts = (['women', 'men', 'total'] as const)
    .filter((part) => figures[part] !== undefined)
    .map(
      (part) =>
        `${partLabel(part, indicator, words)} ${valueText(figures[part], indicator, words)}`,
    );
  if (figures.gap !== undefined && indicator.split !== 'total')
    parts.push(words.t.words.gap(gapText(figures.gap, indicator, words)));
  return parts.length === 0 ? words.t.words.noFigure : parts.join(' · ');
}

/** What the goal wants, with its date: `Mål 100 % den 31 december 2026`. */
export function targetText(goal: GoalView, words: Words): string | undefined {
  const value = targetValue(goal, words);
  if (value === undefined) return undefined;
  return goal.targetOn === undefined
    ? words.t.words.targetOnly(value)
    : words.t.words.target(value, words.format.date(goal.targetOn));
}

/** The value to reach, the largest gap allowed, or the band. */
export function targetValue({ indicator, target }: GoalView, words: Words): string | undefined {
  if (indicator?.direction === 'even') return words.t.words.band;
  if (indicator === undefined || target === undefined) return undefined;
  return indicator.direction === 'gap'
    ? words.t.words.gapAtMost(gapText(target, indicator, words))
    : valueText(target, indicator, words);
}
