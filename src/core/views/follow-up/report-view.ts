import type { ReportView } from '../../api/follow-up/report-view';
import { definedOnly } from '../../domain/base/defined';
import type { Report } from '../../domain/follow-up/report';
import type { Goal } from '../../domain/goals/goal';
import type { Stored } from '../../ports';
import type { ViewSnapshot } from '../base/snapshot';
import { shownFigures } from '../goals/shown-figures';

/** Returns the report as the actor may see it. */
export function reportView(snapshot: ViewSnapshot, stored: Stored<Report>, goal: Goal): ReportView {
  const { id, key, revision, state, attainment, attainmentReason, comment } = stored.value;
  const { evidenceUrl, reportedByName, reportedAt, faults } = stored.value;
  const { sentBackReason, sentBackByName, acceptedByName, editedByName, editedAt } = stored.value;
  return definedOnly<ReportView>({
    ...{ id, key, revision, state, attainment, attainmentReason, comment, evidenceUrl },
    eTag: stored.eTag,
    figures: shownFigures(snapshot, goal, stored.value.figures),
    ...{ reportedByName, reportedAt, sentBackReason, sentBackByName, acceptedByName },
    ...{ editedByName, editedAt, faults },
  });
}
