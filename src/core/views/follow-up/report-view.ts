import type { ReportView } from '../../api/follow-up/report-view';
import { definedOnly } from '../../domain/base/defined';
import type { Report } from '../../domain/follow-up/report';
import { shownReport } from '../../domain/follow-up/shown-report';
import type { Stored } from '../../ports';
import type { ViewSnapshot } from '../base/snapshot';
import { correctionView } from './correction-view';
import { shownFigures, type ShownGoal } from '../goals/shown-figures';

/** Returns the report as the actor may see it. */
export function reportView(
  snapshot: ViewSnapshot,
  stored: Stored<Report>,
  shown: ShownGoal,
): ReportView {
  const report = shownReport(stored.value, shownFigures(snapshot, shown, stored.value.figures));
  const { id, key, revision, state, figures, attainment, attainmentReason, comment } = report;
  const { evidenceUrl, reportedByName, reportedAt, faults = [] } = report;
  const { sentBackReason, sentBackByName, editedByName, editedAt } = report;
  const { acceptedByName, acceptedBySamePerson } = report;
  return definedOnly<ReportView>({
    ...{ id, key, revision, state, attainment, attainmentReason, comment, evidenceUrl },
    eTag: stored.eTag,
    ...{ figures, reportedByName, reportedAt, sentBackReason, sentBackByName },
    ...{ acceptedByName, acceptedBySamePerson },
    ...{ editedByName, editedAt, faults },
    correction: correctionView(snapshot, { report: stored.value, goal: shown.goal }, figures),
  });
}
