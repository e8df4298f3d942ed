import type { EarlierOutcome } from '../../../core/api/goals/goal-view';
import type { ShownFigure, ShownFigures } from '../../../core/domain/goals/small-numbers';
import { dateIn } from '../../../core/domain/base/calendar';
import type { Indicator } from '../../../core/domain/goals/goal';
import type { Aimed } from '../../../core/domain/goals/targets';
import { homeLocale, writeNumber } from '../../../core/domain/base/numbers';
import type { CalendarDate, Instant } from '../../../core/domain/base/time';
import { dateWriter } from '../../../core/text/date-text';
import { figureTextIn, type FigureText } from '../../../core/text/figure-text';
import type { FigureField } from '../../../core/domain/goals/figures';
import type { CardFrame, Wording } from './card-frame';

/** Writes a calendar date in the reader's language: 30 juni 2026. */
export function dateWords(date: CalendarDate, frame: CardFrame): string {
  return dateWriter(homeLocale[frame.language])(date);
}

/** Writes the date of an instant in the municipality's time zone. */
export function dayWords(at: Instant, frame: CardFrame): string {
  return dateWords(dateIn(at, frame.timeZone), frame);
}

/** Says how many days are left, or how many days late the report is. */
export function leftWords(daysLeft: number, { text }: CardFrame): string {
  if (daysLeft === 0) return text.today;
  return daysLeft > 0 ? text.daysLeft(daysLeft) : text.daysLate(-daysLeft);
}

function figureText({ language, text }: Wording): FigureText {
  const { unit, sex, gap, suppressed } = text;
  return figureTextIn(language, {
    ...{ unit, sex, gap, suppressed },
    percentagePoints: unit.percentagePoints,
  });
}

/** Returns the unit to show beside a field; empty when the indicator has none. */
export function unitWords(indicator: Indicator, frame: CardFrame): string {
  return figureText(frame).unit(indicator);
}

/** Writes a value with its unit: 12,5 %. */
export function figureWords(value: ShownFigure, indicator: Indicator, frame: CardFrame): string {
  return figureText(frame).value(value, indicator);
}

/** Returns an example of a number in the format that the field accepts. */
export function exampleWords(indicator: Indicator | undefined, { language }: CardFrame): string {
  const decimals = indicator?.decimals ?? 1;
  return writeNumber(decimals === 0 ? 12 : 12.5, language, decimals);
}

/** Writes the target: as a gap for a gap indicator, otherwise as a value or one of each sex; undefined without any. */
export function targetWords(
  aimed: Aimed,
  indicator: Indicator,
  frame: CardFrame,
): string | undefined {
  return figureText(frame).target(aimed, indicator);
}

/** Writes figures in one line: "Kvinnor 12,5 %, Män 14 %, Skillnad 1,5 procentenheter". */
export function figuresWords(figures: ShownFigures, indicator: Indicator, frame: Wording): string {
  return figureText(frame).parts(figures, indicator).join(', ');
}

/** Returns the name of a figure: girls and boys when the indicator is about children, otherwise women and men. */
export function figureLabel(field: FigureField, indicator: Indicator, frame: CardFrame): string {
  return figureText(frame).label(field, indicator);
}

/** Says which direction of the indicator is an improvement. */
export function directionWords(indicator: Indicator, { text }: CardFrame): string {
  switch (indicator.direction) {
    case 'rising':
      return text.goal.rising;
    case 'falling':
      return text.goal.falling;
    case 'near':
      return text.goal.near;
    case 'even':
      return text.goal.even;
    case 'gap':
      return indicator.split === 'girls-boys' ? text.goal.gapGirls : text.goal.gapWomen;
  }
}

/** Writes an outcome: its figures, or its attainment when it has none. */
export function outcomeWords(
  outcome: Pick<EarlierOutcome, 'figures' | 'attainment'>,
  indicator: Indicator | undefined,
  frame: Wording,
): string {
  const figures = indicator === undefined ? '' : figuresWords(outcome.figures, indicator, frame);
  return figures === '' ? frame.text.attainment[outcome.attainment] : figures;
}
