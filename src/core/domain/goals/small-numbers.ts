import { definedOnly, omit } from '../base/defined';
import { figureFields, gapOf, personFieldOf, withTotal, type FigureField } from './figures';
import type { Figures, Indicator } from './goal';

/** A figure as a reader may see it; `suppressed` when it counts too few people for this reader. */
export type ShownFigure = number | 'suppressed';

/** Figures as a reader may see them. A figure that nobody has reported is absent. */
export interface ShownFigures {
  readonly women?: ShownFigure;
  readonly men?: ShownFigure;
  readonly total?: ShownFigure;
  /** |women − men| in the indicator's measure, when both are shown. */
  readonly gap?: ShownFigure;
  /** How many people are behind each figure. Only a reader who may see exact figures gets them. */
  readonly womenPersons?: number;
  readonly menPersons?: number;
  readonly totalPersons?: number;
}

/** What the rules about small numbers need to know of an indicator. */
export type Counted = Pick<Indicator, 'measure' | 'addsUp' | 'split' | 'direction'>;

/** True when at least one of the figures is suppressed. */
export function hasSuppressed(figures: ShownFigures): boolean {
  return Object.values(figures).includes('suppressed');
}

/** Returns all figures with the total and the gap that follow from them, for a reader who may see them all. */
export function exactFigures(figures: Figures, indicator: Pick<Indicator, 'addsUp'>): ShownFigures {
  const gap = gapOf(figures);
  return definedOnly({ ...withTotal(figures, indicator), gap });
}

/**
 * Returns how many people a figure tells about; `undefined` when that is unknown. A figure of an even distribution in
 * percent tells about women and about men, so that the smaller of the two groups counts: 10 % women of 20 are 2 women. So does a
 * ratio of women's value to men's.
 */
function peopleBehind(
  field: FigureField,
  figures: Figures,
  { measure, split, direction }: Counted,
): number | undefined {
  if (measure === 'people') return figures[field];
  if (measure === 'ratio') return smallerGroup(figures);
  const persons = figures[personFieldOf[field]];
  const share = figures[field];
  const isShare = measure === 'percent' && split === 'total' && direction === 'even';
  if (!isShare || persons === undefined || share === undefined) return persons;
  return Math.round((persons * Math.min(share, 100 - share)) / 100);
}

/** Returns the number of people in the smaller of the groups whose numbers are known; undefined when neither is. */
function smallerGroup({ womenPersons, menPersons }: Figures): number | undefined {
  const known = [womenPersons, menPersons].filter((persons) => persons !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/**
 * Returns the figures that tell about fewer people than `smallCountsBelow`: a number of people, or a percentage, a mean or
 * an amount behind which there are few. Zero is small as well, since "no man applied" tells something about each man.
 */
export function smallFigures(
  figures: Figures,
  indicator: Counted,
  smallCountsBelow: number,
): ReadonlySet<FigureField> {
  const all = withTotal(figures, indicator);
  const isSmall = (field: FigureField) => {
    const people = peopleBehind(field, all, indicator);
    return all[field] !== undefined && people !== undefined && people < smallCountsBelow;
  };
  return new Set(figureFields.filter(isSmall));
}

/**
 * Adds the figures from which a reader could compute a hidden one (secondary suppression): the total beside a hidden sex,
 * and both sexes where they would add up to a hidden total.
 */
export function withComplements(
  hidden: ReadonlySet<FigureField>,
  { women, men }: Figures,
): ReadonlySet<FigureField> {
  if (hidden.size === 0) return hidden;
  const isSexHidden = hidden.has('women') || hidden.has('men');
  if (isSexHidden) return new Set<FigureField>([...hidden, 'total']);
  return women === undefined || men === undefined ? hidden : new Set(figureFields);
}

/**
 * Returns the figures without the hidden ones, for a reader who may not see small numbers. The gap goes with a hidden sex.
 * The numbers of people behind the figures go always, since their sums would tell the small ones.
 */
export function hideFigures(
  figures: Figures,
  indicator: Pick<Indicator, 'addsUp'>,
  hidden: ReadonlySet<FigureField>,
): ShownFigures {
  const all = exactFigures(figures, indicator);
  const shown = omit(all, ...Object.values(personFieldOf));
  const isSexHidden = hidden.has('women') || hidden.has('men');
  const suppressed = (['women', 'men', 'total', 'gap'] as const)
    .filter(
      (field) => all[field] !== undefined && (field === 'gap' ? isSexHidden : hidden.has(field)),
    )
    .map((field) => [field, 'suppressed'] as const);
  return { ...shown, ...Object.fromEntries(suppressed) };
}

/** Returns the figures for a reader who may not see small numbers, by what these figures alone give away. */
export function suppress(
  figures: Figures,
  indicator: Counted,
  smallCountsBelow: number,
): ShownFigures {
  const small = smallFigures(figures, indicator, smallCountsBelow);
  return hideFigures(figures, indicator, withComplements(small, figures));
}
