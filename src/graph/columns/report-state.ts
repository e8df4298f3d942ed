import {
  reportStates,
  statePart,
  type ReportRow,
  type ReportState,
  type RowState,
  type StatePart,
  type UnreportedState,
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

/** Reads a row's state. A word that is no state is unreadable, and counts as submitted. */
export function readRowState(cells: Cells): RowState {
  return cells.choice<RowState>('WorkState', stateWords) ?? 'submitted';
}

/** True for the state of a row that nobody has reported. */
export function isUnreported(state: RowState): state is UnreportedState {
  return !reportStates.some((reported) => reported === state);
}

/** Reads the columns that only the report's state has. */
export function readState(cells: Cells, state: ReportState): StatePart {
  return statePart(state, {
    sentBackReason: cells.text('SentBackReason'),
    sentBackByName: cells.text('SentBackByName'),
    sentBackAt: cells.instant('SentBackAt'),
    acceptedByName: cells.text('AcceptedByName'),
    acceptedAt: cells.instant('AcceptedAt'),
    acceptedBySamePerson: cells.boolean('AcceptedBySamePerson') ? true : undefined,
  });
}

/** Makes the cells that `readState` reads. */
export function writeState(report: New<ReportRow>): Fields {
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
