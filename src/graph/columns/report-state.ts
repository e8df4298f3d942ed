import {
  reportStates,
  statePart,
  type ReportState,
  type RowState,
  type StatePart,
  type TypedParts,
  type UnreportedState,
} from '../../core/domain/follow-up/report';
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

/** Reads a row's state; undefined when the cell is empty or has a word that is no state. */
export function readRowState(cells: Cells): RowState | undefined {
  return cells.choice<RowState>('WorkState', stateWords);
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

/** Makes the cells of the state and those that `readState` reads. */
export function writeState(state: RowState, marks: TypedParts): Fields {
  return {
    WorkState: stateWords[state],
    SentBackReason: marks.sentBackReason,
    SentBackByName: marks.sentBackByName,
    SentBackAt: marks.sentBackAt,
    AcceptedByName: marks.acceptedByName,
    AcceptedAt: marks.acceptedAt,
    AcceptedBySamePerson: marks.acceptedBySamePerson === true,
  };
}
