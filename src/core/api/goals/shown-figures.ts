/** A figure as a person may see it: the number, or `suppressed` when it counts too few people. */
export type ShownFigure = number | 'suppressed';

/** Figures after suppression of small counts. A figure that was not reported is absent. */
export interface ShownFigures {
  readonly women?: ShownFigure;
  readonly men?: ShownFigure;
  readonly total?: ShownFigure;
  /** |women − men| in the indicator's measure; present when both figures are. */
  readonly gap?: ShownFigure;
}
