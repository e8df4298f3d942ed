import { definedOnly, type Loose } from '../../core/domain/base/defined';
import {
  isReported,
  type Attainment,
  type Outcome,
  type Report,
  type ReportRow,
} from '../../core/domain/follow-up/report';
import type { Figures } from '../../core/domain/goals/goal';
import type { New } from '../../core/ports';
import { followUp } from '../../core/text/list/follow-up/sv';
import type { Cells } from './cells';
import { choiceColumn, type Column } from './description';
import type { Fields } from './list-map';
import { isUnreported, readRowState, readState } from './report-state';

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

function readFigures(cells: Cells): Figures {
  return definedOnly<Figures>({
    women: cells.number('Women'),
    men: cells.number('Men'),
    total: cells.number('Total'),
    womenPersons: cells.number('WomenPersons'),
    menPersons: cells.number('MenPersons'),
    totalPersons: cells.number('TotalPersons'),
  });
}

/** Reads what a person has reported. */
function readOutcome(cells: Cells): Loose<Outcome> {
  return {
    attainmentReason: cells.text('AttainmentReason'),
    comment: cells.text('Comment'),
    evidenceUrl: cells.text('EvidenceUrl'),
    figures: readFigures(cells),
    attainment: cells.choice<Attainment>('Attainment', attainmentWords) ?? 'cannot-be-assessed',
    reportedByName: cells.text('ReportedByName') ?? '',
    reportedByObjectId: cells.text('ReportedByObject') ?? '',
    reportedAt: cells.instant('ReportedAt') ?? '1970-01-01T00:00:00.000Z',
  };
}

/**
 * Reads a row's state with what a report has in it. A row that the round asks with, and into which a person has typed an outcome, is
 * submitted.
 */
export function readReported(cells: Cells) {
  const state = readRowState(cells);
  const outcome = definedOnly<Outcome>(readOutcome(cells));
  if (!isUnreported(state)) return { ...outcome, ...readState(cells, state) };
  const isTyped = Object.keys(outcome.figures).length > 0 || cells.text('Attainment') !== undefined;
  return isTyped ? { ...outcome, ...readState(cells, 'submitted') } : { state };
}

function writeOutcome(report: New<Report>): Fields {
  const { figures, attainment } = report;
  return {
    Women: figures.women,
    Men: figures.men,
    Total: figures.total,
    WomenPersons: figures.womenPersons,
    MenPersons: figures.menPersons,
    TotalPersons: figures.totalPersons,
    Attainment: attainmentWords[attainment],
    AttainmentReason: report.attainmentReason,
    Comment: report.comment,
    EvidenceUrl: report.evidenceUrl,
    ReportedByName: report.reportedByName,
    ReportedByObject: report.reportedByObjectId,
    ReportedAt: report.reportedAt,
  };
}

const noOutcome: Fields = {
  ...{ Women: undefined, Men: undefined, Total: undefined },
  ...{ WomenPersons: undefined, MenPersons: undefined, TotalPersons: undefined },
  ...{ Attainment: undefined, AttainmentReason: undefined, Comment: undefined },
  ...{ EvidenceUrl: undefined, ReportedByName: undefined, ReportedByObject: undefined },
  ReportedAt: undefined,
};

/** Makes the cells that `readReported` reads, apart from those of the state. A row that nobody has reported has them empty. */
export function writeReported(row: New<ReportRow>): Fields {
  return isReported(row) ? writeOutcome(row) : noOutcome;
}
