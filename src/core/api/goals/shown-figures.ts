/** A figure as a person may see it: the number, or that it is hidden because it counts too few people. */
export type ShownFigure = number | 'suppressed';

/** Figures after suppression; what was not reported is absent. */
export interface ShownFigures {
  readonly women?: ShownFigure;
  readonly men?: ShownFigure;
  readonly total?: ShownFigure;
  /** |women − men| in the indicator's measure, when both are shown. */
  readonly gap?: ShownFigure;
}
