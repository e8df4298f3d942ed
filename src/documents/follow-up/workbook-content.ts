import type { Fault } from '../../core/domain/base/fault';
import type { Figures, Indicator, TargetBySex } from '../../core/domain/goals/goal';
import type { ShownFigures } from '../../core/domain/goals/small-numbers';
import type { RoundKind } from '../../core/domain/follow-up/round-kind';
import type { Standing } from '../../core/domain/follow-up/collection';
import type { ShownAttainment } from '../../core/domain/follow-up/shown-report';
import type { CalendarDate, Instant } from '../../core/domain/base/time';
import type { Language } from '../../core/domain/base/language';

/** One goal of the round with its report. Fields that were not reported are absent. */
export interface WorkbookRow {
  readonly boardName: string;
  readonly bodyName: string;
  readonly goalKey: string;
  readonly goalTitle: string;
  readonly indicator?: Indicator;
  readonly baselineYear?: number;
  readonly baseline?: Figures;
  readonly target?: number;
  readonly targetBySex?: TargetBySex;
  readonly targetOn?: CalendarDate;
  readonly figures: ShownFigures;
  readonly attainment?: ShownAttainment;
  readonly attainmentReason?: string;
  readonly comment?: string;
  readonly evidenceUrl?: string;
  readonly reportedByName?: string;
  readonly reportedAt?: Instant;
  readonly standing: Standing;
  /** For how many days the report has been late; absent when it is not. */
  readonly daysLate?: number;
  /** Who corrected the outcome after the round had ended, when and why, with the first outcome where it may be shown. */
  readonly correction?: {
    readonly byName: string;
    readonly at: Instant;
    readonly reason?: string;
    readonly first?: { readonly figures: ShownFigures; readonly attainment: ShownAttainment };
  };
  readonly faults: readonly Fault[];
}

/** The content of a round's workbook: the round at one instant, as one person may see it. */
export interface RoundWorkbook {
  readonly language: Language;
  readonly municipalityName: string;
  readonly roundTitle: string;
  readonly roundKind: RoundKind;
  readonly periodFrom: CalendarDate;
  readonly periodTo: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly shownIn: string;
  readonly exportedAt: Instant;
  readonly exportedByName: string;
  /** IANA time zone in which the workbook shows instants. */
  readonly timeZone: string;
  readonly rows: readonly WorkbookRow[];
}
