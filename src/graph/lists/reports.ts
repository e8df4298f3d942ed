import { definedOnly } from '../../core/domain/base/defined';
import * as v from 'valibot';
import { reasons, type Fault } from '../../core/domain/base/fault';
import type { Attainment, Report, ReportState } from '../../core/domain/follow-up/report';
import { required, type Cells } from '../columns/cells';
import { lookupTo, type Fields, type ListMap, type Names } from '../columns/list-map';
import { attainmentWords, reportsDescription, reportStateWords } from './reports-description';

/** Columns whose bad value is a fault of the report, and the field of the domain that it stands for. */
const faultyColumns: Readonly<Record<string, string>> = {
  Women: 'women',
  Men: 'men',
  Total: 'total',
  Attainment: 'attainment',
  WorkState: 'state',
};

const faultSchema = v.object({
  field: v.string(),
  reason: v.picklist(reasons),
  values: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
});
const faultsSchema = v.array(faultSchema);

/** Faults that the product wrote when it looked at the row. Nonsense counts as none: they are found again. */
function storedFaults(text: string | undefined): readonly Fault[] {
  if (text === undefined) return [];
  try {
    const parsed = v.safeParse(faultsSchema, JSON.parse(text));
    return parsed.success ? parsed.output.map((fault) => definedOnly(fault)) : [];
  } catch {
    return [];
  }
}

/** A value that is there but cannot be what its column means. */
function cellFaults(cells: Cells): readonly Fault[] {
  return [...cells.unreadable].flatMap((column): readonly Fault[] => {
    const field = faultyColumns[column];
    if (field === undefined) return [];
    return [
      {
        field,
        reason: field === 'state' || field === 'attainment' ? 'unreadable' : 'not-a-number',
      },
    ];
  });
}

function faultsOf(cells: Cells): readonly Fault[] {
  const stored = storedFaults(cells.text('ControlCodes'));
  const found = cellFaults(cells);
  const isNew = (fault: Fault) =>
    !stored.some((s) => s.field === fault.field && s.reason === fault.reason);
  return [...stored, ...found.filter(isNew)];
}

function reportTitle(
  report: { roundId: string; goalId: string; key: string },
  names: Names,
): string {
  const parts = [names.roundTitle(report.roundId), names.goalTitle(report.goalId)];
  return parts.filter((part) => part !== undefined).join(' · ') || report.key;
}

function writeFaults(faults: readonly Fault[], names: Names): Fields {
  if (faults.length === 0) return { Control: undefined, ControlCodes: undefined };
  return {
    Control: faults.map((fault) => names.faultText(fault)).join('\n'),
    ControlCodes: JSON.stringify(faults),
  };
}

/** Rapporter ↔ Report. A row with bad values is still a report: its faults say what is wrong. */
export const reports: ListMap<Report> = {
  description: reportsDescription,
  keyOf: (report) => report.key,
  read(cells, id) {
    const figures = definedOnly({
      women: cells.number('Women'),
      men: cells.number('Men'),
      total: cells.number('Total'),
    });
    const state = cells.choice<ReportState>('WorkState', reportStateWords) ?? 'submitted';
    const attainment =
      cells.choice<Attainment>('Attainment', attainmentWords) ?? 'cannot-be-assessed';
    return {
      ...definedOnly({
        attainmentReason: cells.text('AttainmentReason'),
        comment: cells.text('Comment'),
        evidenceUrl: cells.text('EvidenceUrl'),
        sentBackReason: cells.text('SentBackReason'),
        sentBackByName: cells.text('SentBackByName'),
        sentBackAt: cells.instant('SentBackAt'),
        acceptedByName: cells.text('AcceptedByName'),
        acceptedAt: cells.instant('AcceptedAt'),
        editedByName: cells.text('EditedByName'),
        editedAt: cells.instant('EditedAt'),
      }),
      id,
      key: required(cells.text('Key'), 'Kod'),
      roundId: required(cells.lookup('Round'), 'Omgång'),
      goalId: required(cells.lookup('Goal'), 'Mål'),
      state,
      figures,
      attainment,
      reportedByName: cells.text('ReportedByName') ?? '',
      reportedByObjectId: cells.text('ReportedByObject') ?? '',
      reportedAt: cells.instant('ReportedAt') ?? '1970-01-01T00:00:00.000Z',
      revision: Math.max(0, Math.round(cells.number('Revision') ?? 0)),
      faults: faultsOf(cells),
    };
  },
  write: (report, names) => ({
    Key: report.key,
    Title: reportTitle(report, names),
    RoundLookupId: lookupTo(report.roundId),
    GoalLookupId: lookupTo(report.goalId),
    BoardName: names.boardName(report.goalId),
    BodyName: names.bodyName(report.goalId),
    WorkState: reportStateWords[report.state],
    Women: report.figures.women,
    Men: report.figures.men,
    Total: report.figures.total,
    Attainment: attainmentWords[report.attainment],
    AttainmentReason: report.attainmentReason,
    Comment: report.comment,
    EvidenceUrl: report.evidenceUrl,
    ReportedByName: report.reportedByName,
    ReportedByObject: report.reportedByObjectId,
    ReportedAt: report.reportedAt,
    SentBackReason: report.sentBackReason,
    SentBackByName: report.sentBackByName,
    SentBackAt: report.sentBackAt,
    AcceptedByName: report.acceptedByName,
    AcceptedAt: report.acceptedAt,
    Revision: report.revision,
    EditedByName: report.editedByName,
    EditedAt: report.editedAt,
    ...writeFaults(report.faults, names),
  }),
};
