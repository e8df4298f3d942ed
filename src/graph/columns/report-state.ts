import {
  statePart,
  type Report,
  type ReportState,
  type StatePart,
} from '../../core/domain/follow-up/report';
import type { New } from '../../core/ports';
import { followUp } from '../../core/text/list/follow-up/sv';
import type { Cells } from './cells';
import type { Column } from './description';
import type { Fields } from './list-map';

const stateWords = followUp.reportState;

/** Columns for why, by whom and when a report got its state. */
export const stateColumns: readonly Column[] = [
  { kind: 'note', name: 'SentBackReason', displayName: 'Skäl till återsändning' },
  { kind: 'text', name: 'SentBackByName', displayName: 'Återsänd av' },
  { kind: 'instant', name: 'SentBackAt', displayName: 'Återsänd den' },
  { kind: 'text', name: 'AcceptedByName', displayName: 'Godtagen av' },
  { kind: 'instant', name: 'AcceptedAt', displayName: 'Godtagen den' },
  { kind: 'boolean', name: 'AcceptedBySamePerson', displayName: 'Godtagen av samma person' },
];

/** Reads a report's state with the columns of that state. A word that is no state is unreadable, and counts as submitted. */
export function readState(cells: Cells): StatePart {
  return statePart(cells.choice<ReportState>('WorkState', stateWords) ?? 'submitted', {
    sentBackReason: cells.text('SentBackReason'),
    sentBackByName: cells.text('SentBackByName'),
    sentBackAt: cells.instant('SentBackAt'),
    acceptedByName: cells.text('AcceptedByName'),
    acceptedAt: cells.instant('AcceptedAt'),
    acceptedBySamePerson: cells.boolean('AcceptedBySamePerson') ? true : undefined,
  });
}

/** Makes the cells that `readState` reads. */
export function writeState(report: New<Report>): Fields {
  return {
    WorkState: stateWords[report.state],
    SentBackReason: report.sentBackReason,
    SentBackByName: report.sentBackByName,
    SentBackAt: report.sentBackAt,
    AcceptedByName: report.acceptedByName,
    AcceptedAt: report.acceptedAt,
    AcceptedBySamePerson: report.acceptedBySamePerson === true,
  };
}
