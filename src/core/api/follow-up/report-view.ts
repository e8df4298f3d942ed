import type { Fault } from '../../domain/base/fault';
import type { Attainment, ReportState } from '../../domain/follow-up/report';
import type { ShownAttainment } from '../../domain/follow-up/shown-report';
import type { Instant } from '../../domain/base/time';
import type { ShownFigures } from '../../domain/goals/small-numbers';

/**
 * How the outcome was corrected in the list after the round had ended. Beside a suppressed figure, now or first, neither the first
 * outcome nor the reason is shown.
 */
export interface CorrectionView {
  readonly byName: string;
  readonly at: Instant;
  readonly reason?: string;
  /** The outcome before the first correction. Absent when nobody had reported, or when it is hidden. */
  readonly first?: { readonly figures: ShownFigures; readonly attainment: Attainment };
}

/**
 * A report as the person may see it: reasons, comment, evidence and faults are withheld beside a suppressed figure. Acts that change the report send `eTag` back.
 */
export interface ReportView {
  readonly id: string;
  readonly key: string;
  readonly eTag: string;
  readonly revision: number;
  readonly state: ReportState;
  readonly figures: ShownFigures;
  readonly attainment: ShownAttainment;
  readonly attainmentReason?: string;
  readonly comment?: string;
  readonly evidenceUrl?: string;
  readonly reportedByName: string;
  readonly reportedAt: Instant;
  readonly sentBackReason?: string;
  readonly sentBackByName?: string;
  readonly acceptedByName?: string;
  /** Present when the person who reported also accepted. */
  readonly acceptedBySamePerson?: true;
  readonly editedByName?: string;
  readonly editedAt?: Instant;
  readonly correction?: CorrectionView;
  /**
   * The rules that the row breaks. If there are any, the tab shows "Kontrolleras" and the figures are left out of sums.
   */
  readonly faults: readonly Fault[];
}
