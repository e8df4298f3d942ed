import type { EarlierOutcome } from '../../../core/api/goals/goal-view';
import type { ShownFigure, ShownFigures } from '../../../core/domain/goals/small-numbers';
import { dateIn } from '../../../core/domain/base/calendar';
import type { Indicator } from '../../../core/domain/goals/goal';
import { homeLocale, writeNumber } from '../../../core/domain/base/numbers';
import type { CalendarDate, Instant } from '../../../core/domain/base/time';
import { dateWriter } from '../../../core/text/date-text';
import { figureTextIn, type FigureText } from '../../../core/text/figure-text';
import type { FigureField } from '../../../core/domain/goals/figures';
import type { CardFrame } from './card-frame';

/** A calendar date as people write it: 30 juni 2026. */
export function dateWords(date: CalendarDate, frame: CardFrame): string {
  return dateWriter(homeLocale[frame.language])(date);
}

/** The day of a moment in the municipality's zone. */
export function dayWords(at: Instant, frame: CardFrame): string {
  return dateWords(dateIn(at, frame.timeZone), frame);
}

/** How long is left, or how late it is. */
export function leftWords(daysLeft: number, { text }: CardFrame): string {
  if (daysLeft === 0) return text.today;
  return daysLeft > 0 ? text.daysLeft(daysLeft) : text.daysLate(-daysLeft);
}

function figureText({ language, text }: CardFrame): FigureText {
  const { unit, sex, gap, suppressed } = text;
  return figureTextIn(language, {
    ...{ unit, sex, gap, suppressed },
    percentagePoints: unit.percentagePoints,
  });
}

/** The unit beside a field, empty when there is none. */
export function unitWords(indicator: Indicator, frame: CardFrame): string {
  return figureText(frame).unit(indicator);
}

/** A value with its unit: 12,5 %. */
export function figureWords(value: ShownFigure, indicator: Indicator, frame: CardFrame): string {
  return figureText(frame).value(value, indicator);
}

/** A number to show how one is written here. */
export function exampleWords(indicator: Indicator | undefined, { language }: CardFrame): string {
  const decimals = indicator?.decimals ?? 1;
  return writeNumber(decimals === 0 ? 12 : 12.5, language, decimals);
}

/** The target: a gap for gap indicators, none for an even distribution. */
export function targetWords(target: number, indicator: Indicator, frame: CardFrame): string {
  const text = figureText(frame);
  return indicator.direction === 'gap'
    ? text.gap(target, indicator)
    : text.value(target, indicator);
}

/** Figures in one line: "Kvinnor 12,5 %, Män 14 %, Skillnad 1,5 procentenheter". */
export function figuresWords(
  figures: ShownFigures,
  indicator: Indicator,
  frame: CardFrame,
): string {
  return figureText(frame).parts(figures, indicator).join(', ');
}

/** The name of a figure: girls and boys where the indicator is about children. */
export function figureLabel(field: FigureField, indicator: Indicator, frame: CardFrame): string {
  return figureText(frame).label(field, indicator);
}

/** Which way is good. */
export function directionWords(indicator: Indicator, { text }: CardFrame): string {
  switch (indicator.direction) {
    case 'rising':
      return text.goal.rising;
    case 'falling':
      return text.goal.falling;
    case 'even':
      return text.goal.even;
    case 'gap':
      return indicator.split === 'girls-boys' ? text.goal.gapGirls : text.goal.gapWomen;
  }
}

/** One outcome in words: its figures, or that it could not be assessed. */
export function outcomeWords(
  outcome: Pick<EarlierOutcome, 'figures' | 'attainment'>,
  indicator: Indicator | undefined,
  frame: CardFrame,
): string {
  const figures = indicator === undefined ? '' : figuresWords(outcome.figures, indicator, frame);
  return figures === '' ? frame.text.attainment[outcome.attainment] : figures;
}
