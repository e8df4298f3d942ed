import { writeNumber } from '../domain/base/numbers';
import { figureFields, type FigureField } from '../domain/goals/figures';
import type { Indicator, Measure } from '../domain/goals/goal';
import { shownTargets, type Aimed } from '../domain/goals/targets';
import type { ShownFigure, ShownFigures } from '../domain/goals/small-numbers';
import type { Language } from '../domain/base/language';

/** A word that follows a number: one day, two days. */
interface Counted {
  readonly one: string;
  readonly other: string;
}

/** The words with which figures are written, as a card or a page holds them. */
export interface FigureWords {
  readonly unit: Readonly<Record<Measure, Counted>>;
  readonly percentagePoints: Counted;
  readonly sex: Readonly<Record<'women' | 'men' | 'girls' | 'boys' | 'total', string>>;
  readonly gap: (value: string) => string;
  /** In place of a figure that counts too few people. */
  readonly suppressed: string;
}

/** Figures in words: the one way in which cards and pages write a value, a difference and a set of figures. */
export interface FigureText {
  /** The word beside a field that is not filled in; empty when there is none. */
  unit(indicator: Indicator): string;
  /** `Kvinnor`, or `Flickor` where the indicator is about children. */
  label(field: FigureField, indicator: Indicator): string;
  /** The label inside a sentence: `kvinnor`. */
  labelInside(field: FigureField, indicator: Indicator): string;
  /** `12,5 %`. */
  value(value: ShownFigure, indicator: Indicator): string;
  /** A difference: percent differ by percentage points, everything else by its own unit. */
  gap(value: ShownFigure, indicator: Indicator): string;
  /** `90 %`, a difference for a gap, or `kvinnor 40 %, män 45 %`; undefined without a target, as for an even distribution. */
  target(aimed: Aimed, indicator: Indicator): string | undefined;
  /** `Kvinnor 12,5 %`, `Män 10 %`, `Skillnad 2,5 procentenheter`: one part a figure. */
  parts(figures: ShownFigures, indicator: Indicator): readonly string[];
}

const girlsAndBoys = { women: 'girls', men: 'boys', total: 'total' } as const;

/** English writes the percent sign close to the number; Swedish and Finnish put a space between. */
function withUnit(written: string, unit: string, language: Language): string {
  if (unit === '') return written;
  return unit === '%' && language === 'en' ? `${written}%` : `${written}\u00a0${unit}`;
}

/** Writes figures in a language with these words. */
export function figureTextIn(language: Language, words: FigureWords): FigureText {
  /** A unit of the indicator's own has one form. */
  const unitOf = ({ unit, measure }: Indicator): Counted =>
    unit === undefined ? words.unit[measure] : { one: unit, other: unit };
  const counted = (value: ShownFigure, indicator: Indicator, unit: Counted): string => {
    if (value === 'suppressed') return words.suppressed;
    const written = writeNumber(value, language, indicator.decimals);
    return withUnit(written, Math.abs(value) === 1 ? unit.one : unit.other, language);
  };
  const text: FigureText = {
    unit: (indicator) => unitOf(indicator).other,
    label: (field, { split }) => words.sex[split === 'girls-boys' ? girlsAndBoys[field] : field],
    labelInside: (field, indicator) => text.label(field, indicator).toLocaleLowerCase(language),
    value: (value, indicator) => counted(value, indicator, unitOf(indicator)),
    gap(value, indicator) {
      const unit = unitOf(indicator);
      return counted(value, indicator, unit.other === '%' ? words.percentagePoints : unit);
    },
    target(aimed, indicator) {
      const targets = shownTargets(aimed, indicator).map(({ field, value }) => {
        if (indicator.direction === 'gap') return text.gap(value, indicator);
        const written = text.value(value, indicator);
        if (field === undefined) return written;
        return `${text.labelInside(field, indicator)} ${written}`;
      });
      return targets.length === 0 ? undefined : targets.join(', ');
    },
    parts: (figures, indicator) => [
      ...figureFields.flatMap((field) => {
        const value = figures[field];
        const label = text.label(field, indicator);
        return value === undefined ? [] : [`${label} ${text.value(value, indicator)}`];
      }),
      ...(figures.gap === undefined ? [] : [words.gap(text.gap(figures.gap, indicator))]),
    ],
  };
  return text;
}
