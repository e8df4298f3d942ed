import { definedOnly } from '../../core/domain/base/defined';
import {
  isReported,
  type Attainment,
  type Outcome,
  type ReportRow,
  type ReportState,
  type TypedParts,
} from '../../core/domain/follow-up/report';
import type { Figures } from '../../core/domain/goals/goal';
import type { New } from '../../core/ports';
import { followUp } from '../../core/text/list/follow-up/sv';
import type { Cells } from './cells';
import { choiceColumn, type Column } from './description';
import type { Fields } from './list-map';
import { isUnreported, readRowState, readState, writeState } from './report-state';

const attainmentWords = followUp.attainment;

/** Makes a column for the number of people behind a figure that is not itself a number of people. */
const personColumn = (name: string, displayName: string): Column => ({
  ...{ kind: 'number', name, displayName, whole: true },
  description: 'För andelar, medelvärden och belopp. Är antalet litet visas värdet inte för alla.',
});

/** Columns for what a person has reported. */
export const outcomeColumns: readonly Column[] = [
  { kind: 'number', name: 'Women', displayName: 'Kvinnor eller flickor' },
  { kind: 'number', name: 'Men', displayName: 'Män eller pojkar' },
  { kind: 'number', name: 'Total', displayName: 'Totalt' },
  personColumn('WomenPersons', 'Antal kvinnor eller flickor bakom värdet'),
  personColumn('MenPersons', 'Antal män eller pojkar bakom värdet'),
  personColumn('TotalPersons', 'Antal personer bakom värdet'),
  choiceColumn('Attainment', 'Måluppfyllelse', attainmentWords),
  { kind: 'note', name: 'AttainmentReason', displayName: 'Motivering' },
  { kind: 'note', name: 'Comment', displayName: 'Kommentar' },
  { kind: 'note', name: 'EvidenceUrl', displayName: 'Underlag' },
  { kind: 'text', name: 'ReportedByName', displayName: 'Rapporterad av' },
  {
    kind: 'text',
    name: 'ReportedByObject',
    displayName: 'Rapporterad av, i katalogen',
    technical: true,
  },
  { kind: 'instant', name: 'ReportedAt', displayName: 'Rapporterad' },
];

function readFigures(cells: Cells): Figures | undefined {
  const figures = definedOnly<Figures>({
    women: cells.number('Women'),
    men: cells.number('Men'),
    total: cells.number('Total'),
    womenPersons: cells.number('WomenPersons'),
    menPersons: cells.number('MenPersons'),
    totalPersons: cells.number('TotalPersons'),
  });
  return Object.keys(figures).length === 0 ? undefined : figures;
}

/** Reads the attainment. One that cannot be read leaves the report without one that counts, and has a fault. */
function readAttainment(cells: Cells): Attainment | undefined {
  const attainment = cells.choice<Attainment>('Attainment', attainmentWords);
  return cells.unreadable.has('Attainment') ? 'cannot-be-assessed' : attainment;
}

/** Reads what is there of what a person has reported. */
function readOutcome(cells: Cells): Partial<Outcome> {
  return definedOnly<Partial<Outcome>>({
    figures: readFigures(cells),
    attainment: readAttainment(cells),
    attainmentReason: cells.text('AttainmentReason'),
    comment: cells.text('Comment'),
    evidenceUrl: cells.text('EvidenceUrl'),
    reportedByName: cells.text('ReportedByName'),
    reportedByObjectId: cells.text('ReportedByObject'),
    reportedAt: cells.instant('ReportedAt'),
  });
}

/** Returns the outcome when everything is there that a report must have; undefined otherwise. */
function wholeOutcome(outcome: Partial<Outcome>): Outcome | undefined {
  const { attainment, reportedAt } = outcome;
  if (attainment === undefined || reportedAt === undefined) return undefined;
  const empty = { figures: {}, reportedByName: '', reportedByObjectId: '' };
  return { ...empty, ...outcome, attainment, reportedAt };
}

/** Returns what stands in a row without a report; undefined when nothing does. */
function typedParts(
  cells: Cells,
  outcome: Partial<Outcome>,
  state: ReportState | undefined,
): TypedParts | undefined {
  const ofState = state === undefined ? {} : readState(cells, state);
  const typed: TypedParts = { ...outcome, ...ofState };
  return Object.keys(typed).length === 0 ? undefined : typed;
}

/**
 * Reads a row's state with what a report has in it. A row that lacks the attainment or the time of the report holds no report, only
 * what somebody has typed; nor does a row whose state says that nobody has reported.
 */
export function readReported(cells: Cells) {
  const found = readRowState(cells);
  const outcome = readOutcome(cells);
  const isAsking = found !== undefined && isUnreported(found);
  const whole = isAsking ? undefined : wholeOutcome(outcome);
  if (whole !== undefined)
    return { ...whole, ...readState(cells, isAsking ? 'submitted' : (found ?? 'submitted')) };
  const typed = typedParts(cells, outcome, isAsking ? undefined : found);
  return definedOnly({ state: isAsking ? found : ('asked' as const), typed });
}

/** Makes the cells that `readReported` reads. A row that nobody has reported has what somebody has typed into it. */
export function writeReported(row: New<ReportRow>): Fields {
  const {
    figures = {},
    attainment,
    ...parts
  }: TypedParts = isReported(row) ? row : { ...row.typed };
  return {
    ...writeState(parts.state ?? row.state, parts),
    Women: figures.women,
    Men: figures.men,
    Total: figures.total,
    WomenPersons: figures.womenPersons,
    MenPersons: figures.menPersons,
    TotalPersons: figures.totalPersons,
    Attainment: attainment && attainmentWords[attainment],
    AttainmentReason: parts.attainmentReason,
    Comment: parts.comment,
    EvidenceUrl: parts.evidenceUrl,
    ReportedByName: parts.reportedByName,
    ReportedByObject: parts.reportedByObjectId,
    ReportedAt: parts.reportedAt,
  };
}
