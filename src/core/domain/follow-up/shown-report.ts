import { omit } from '../base/defined';
import { hasSuppressed, type ShownFigures } from '../goals/small-numbers';
import type { AnyReport, Attainment, Report } from './report';

/** An attainment as a reader may see it; `suppressed` beside a suppressed figure. */
export type ShownAttainment = Attainment | 'suppressed';

/**
 * What happens to each field of a report beside a suppressed figure. `withheld`: what a person wrote or linked, and what
 * follows from the figures. A field of a report that is missing here does not compile.
 *
 * The attainment is withheld because a suppressed number of people has few possible values, 0-4 with the limit 5, and the
 * attainment nearly always tells which of them it is not: "met" with the target 2 excludes 0 and 1, and "met" with the
 * target 0 leaves one value (docs/decisions/0026-small-numbers-and-what-gives-them-away.md).
 */
const besideSuppressed = {
  id: 'shown',
  key: 'shown',
  roundId: 'shown',
  goalId: 'shown',
  asAsked: 'shown',
  dueOn: 'shown',
  revision: 'shown',
  state: 'shown',
  reportedByName: 'shown',
  reportedByObjectId: 'shown',
  reportedAt: 'shown',
  sentBackByName: 'shown',
  sentBackAt: 'shown',
  acceptedByName: 'shown',
  acceptedAt: 'shown',
  acceptedBySamePerson: 'shown',
  editedByName: 'shown',
  editedAt: 'shown',
  correction: 'withheld',
  correctionReason: 'withheld',
  takenIn: 'withheld',
  figures: 'suppressed',
  attainment: 'suppressed',
  attainmentReason: 'withheld',
  comment: 'withheld',
  evidenceUrl: 'withheld',
  sentBackReason: 'withheld',
  hasStrayCells: 'shown',
  faults: 'withheld',
} as const satisfies Record<keyof AnyReport, 'shown' | 'suppressed' | 'withheld'>;

type Table = typeof besideSuppressed;
type WithheldField = {
  [F in keyof Table]: Table[F] extends 'withheld' ? F : never;
}[keyof Table];

/** A report as a reader may see it. A field that is absent was not reported, or is withheld beside a suppressed figure. */
export type ShownReport = Omit<AnyReport, WithheldField | 'figures' | 'attainment'> &
  Partial<Pick<AnyReport, WithheldField>> & {
    readonly figures: ShownFigures;
    readonly attainment: ShownAttainment;
  };

const withheldFields = Object.entries(besideSuppressed).flatMap(([field, what]) =>
  // The cast is safe: the names are those of the table above.
  what === 'withheld' ? [field as WithheldField] : [],
);

/**
 * Returns the report as a reader may see it, for whom `figures` has the figures with small numbers suppressed. A suppressed
 * figure takes along the attainment and everything that a person wrote or linked, since "one is left" tells the number too.
 */
export function shownReport(report: Report, figures: ShownFigures): ShownReport {
  if (!hasSuppressed(figures)) return { ...report, figures };
  return {
    ...omit<AnyReport, WithheldField>(report, ...withheldFields),
    figures,
    attainment: 'suppressed',
  };
}
