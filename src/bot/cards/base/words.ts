import type { EarlierOutcome } from '../../../core/api/goals/goal-view';
import type { ShownFigure, ShownFigures } from '../../../core/api/goals/shown-figures';
import { dateIn } from '../../../core/domain/base/calendar';
import type { Figures, Indicator } from '../../../core/domain/goals/goal';
import { writeNumber } from '../../../core/domain/base/numbers';
import type { CalendarDate, Instant } from '../../../core/domain/base/time';
import type { CardFrame } from './card-frame';

const locales = { sv: 'sv-SE', en: 'en-GB', fi: 'fi-FI' } as const;

/** A calendar date as people write it: 30 juni 2026. */
export function dateWords(date: CalendarDate, frame: CardFrame): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Intl.DateTimeFormat(locales[frame.language], {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(Date.UTC(year, month - 1, day));
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

/** The unit beside a field, empty when there is none. */
export function unitWords(indicator: Indicator, { text }: CardFrame): string {
  return indicator.unit ?? text.unit[indicator.measure].other;
}

/** A value with its unit: 12,5 %. */
export function figureWords(value: ShownFigure, indicator: Indicator, frame: CardFrame): string {
  return withUnit(value, indicator, { unit: frame.text.unit[indicator.measure], frame });
}

/** A difference; between percentages it is percentage points. */
function gapWords(value: ShownFigure, indicator: Indicator, frame: CardFrame): string {
  const measure = indicator.measure === 'percent' ? 'percentagePoints' : indicator.measure;
  return withUnit(value, indicator, { unit: frame.text.unit[measure], frame });
}

function withUnit(
  value: ShownFigure,
  indicator: Indicator,
  {
    unit,
    frame,
  }: { readonly unit: { readonly one: string; readonly other: string }; readonly frame: CardFrame },
): string {
  if (value === 'suppressed') return frame.text.suppressed;
  const written = writeNumber(value, frame.language, indicator.decimals);
  const words = indicator.unit ?? (Math.abs(value) === 1 ? unit.one : unit.other);
  return words === '' ? written : `${written}\u00a0${words}`;
}

/** A number to show how one is written here. */
export function exampleWords(indicator: Indicator | undefined, { language }: CardFrame): string {
  const decimals = indicator?.decimals ?? 1;
  return writeNumber(decimals === 0 ? 12 : 12.5, language, decimals);
}

/** The target: a gap for gap indicators, none for an even distribution. */
export function targetWords(target: number, indicator: Indicator, frame: CardFrame): string {
  const words = indicator.direction === 'gap' ? gapWords : figureWords;
  return words(target, indicator, frame);
}

/** Figures by sex in one line: "Kvinnor 12,5 %, Män 14 %, Skillnad 1,5 procentenheter". */
export function figuresWords(
  figures: Figures | ShownFigures,
  indicator: Indicator,
  frame: CardFrame,
): string {
  const names = sexWords(indicator, frame);
  const part = (name: string, value: ShownFigure | undefined) =>
    value === undefined ? [] : [`${name} ${figureWords(value, indicator, frame)}`];
  const gap = 'gap' in figures ? figures.gap : undefined;
  return [
    ...part(names.women, figures.women),
    ...part(names.men, figures.men),
    ...part(names.total, figures.total),
    ...(gap === undefined ? [] : [`${frame.text.gap} ${gapWords(gap, indicator, frame)}`]),
  ].join(', ');
}

/** Names of the figures: girls and boys where the indicator is about children. */
export function sexWords(indicator: Indicator, { text }: CardFrame) {
  const isChildren = indicator.split === 'girls-boys';
  return {
    women: isChildren ? text.sex.girls : text.sex.women,
    men: isChildren ? text.sex.boys : text.sex.men,
    total: text.sex.total,
  };
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
