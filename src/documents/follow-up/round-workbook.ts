import writeExcelFile, { type Cell } from 'write-excel-file/node';
import { personFields } from '../../core/domain/goals/figures';
import type { Indicator } from '../../core/domain/goals/goal';
import type { documentTexts } from '../../core/text/document/document-texts';
import { faultText } from '../../core/text/error/error-texts';
import type { Language } from '../../core/domain/base/language';
import { cellsOf, type Cells } from './workbook-cells';
import type { RoundWorkbook, WorkbookRow } from './workbook-content';

type ColumnName = keyof (typeof documentTexts)['sv']['columns'];

const headerStyle = {
  fontWeight: 'bold',
  backgroundColor: '#DCE6E4',
  wrap: true,
  alignVertical: 'top',
} as const;

function unitOf(indicator: Indicator | undefined, cells: Cells): string | undefined {
  return indicator === undefined
    ? undefined
    : (indicator.unit ?? cells.text.measure[indicator.measure]);
}

interface Column {
  readonly name: ColumnName;
  /** The width in characters. */
  readonly width: number;
  readonly cell: (row: WorkbookRow, cells: Cells, language: Language) => Cell;
}

const decimalsOf = (row: WorkbookRow) => row.indicator?.decimals ?? 1;

/** The columns for the outcome before the first correction. */
const firstColumns: readonly Column[] = [
  ...(['women', 'men', 'total'] as const).map((field) => ({
    name: ({ women: 'firstWomen', men: 'firstMen', total: 'firstTotal' } as const)[field],
    width: 14,
    cell: (row: WorkbookRow, { figure }: Cells) =>
      figure(row.correction?.first?.figures[field], decimalsOf(row)),
  })),
  {
    name: 'firstAttainment',
    width: 18,
    cell: ({ correction }, { written, text }) =>
      written(correction?.first && text.attainment[correction.first.attainment]),
  },
];

function stateText({ standing, daysLate }: WorkbookRow, text: Cells['text']): string {
  const word = text.state[standing];
  return daysLate === undefined ? word : text.lateBy(word, daysLate);
}

/** The columns of the sheet with the reports, in order. */
const columns: readonly Column[] = [
  { name: 'board', width: 26, cell: (row, { written }) => written(row.boardName) },
  { name: 'body', width: 30, cell: (row, { written }) => written(row.bodyName) },
  { name: 'goalKey', width: 12, cell: (row, { written }) => written(row.goalKey) },
  { name: 'goal', width: 48, cell: (row, { written }) => written(row.goalTitle) },
  { name: 'indicator', width: 36, cell: (row, { written }) => written(row.indicator?.name) },
  { name: 'unit', width: 12, cell: (row, cells) => cells.written(unitOf(row.indicator, cells)) },
  {
    name: 'direction',
    width: 20,
    cell: (row, { written, text }) =>
      written(row.indicator && text.direction[row.indicator.direction]),
  },
  { name: 'baselineYear', width: 10, cell: (row, { year }) => year(row.baselineYear) },
  {
    name: 'baselineWomen',
    width: 14,
    cell: (row, { figure }) => figure(row.baseline?.women, decimalsOf(row)),
  },
  {
    name: 'baselineMen',
    width: 14,
    cell: (row, { figure }) => figure(row.baseline?.men, decimalsOf(row)),
  },
  {
    name: 'baselineTotal',
    width: 14,
    cell: (row, { figure }) => figure(row.baseline?.total, decimalsOf(row)),
  },
  { name: 'target', width: 11, cell: (row, { figure }) => figure(row.target, decimalsOf(row)) },
  {
    name: 'targetWomen',
    width: 11,
    cell: (row, { figure }) => figure(row.targetBySex?.women, decimalsOf(row)),
  },
  {
    name: 'targetMen',
    width: 11,
    cell: (row, { figure }) => figure(row.targetBySex?.men, decimalsOf(row)),
  },
  { name: 'targetOn', width: 12, cell: (row, { date }) => date(row.targetOn) },
  {
    name: 'women',
    width: 14,
    cell: (row, { figure }) => figure(row.figures.women, decimalsOf(row)),
  },
  { name: 'men', width: 14, cell: (row, { figure }) => figure(row.figures.men, decimalsOf(row)) },
  {
    name: 'total',
    width: 14,
    cell: (row, { figure }) => figure(row.figures.total, decimalsOf(row)),
  },
  { name: 'gap', width: 12, cell: (row, { figure }) => figure(row.figures.gap, decimalsOf(row)) },
  ...personFields.map((name) => ({
    name,
    width: 14,
    cell: (row: WorkbookRow, { figure }: Cells) => figure(row.figures[name], 0),
  })),
  {
    name: 'attainment',
    width: 18,
    cell: (row, { written, text }) => written(row.attainment && text.attainment[row.attainment]),
  },
  {
    name: 'attainmentReason',
    width: 36,
    cell: (row, { written }) => written(row.attainmentReason),
  },
  { name: 'comment', width: 60, cell: (row, { written }) => written(row.comment) },
  { name: 'evidence', width: 30, cell: (row, { written }) => written(row.evidenceUrl) },
  { name: 'reportedBy', width: 22, cell: (row, { written }) => written(row.reportedByName) },
  { name: 'reportedOn', width: 17, cell: (row, { moment }) => moment(row.reportedAt) },
  { name: 'state', width: 24, cell: (row, { written, text }) => written(stateText(row, text)) },
  {
    name: 'correctedBy',
    width: 22,
    cell: ({ correction }, { written }) => written(correction?.byName),
  },
  { name: 'correctedOn', width: 17, cell: ({ correction }, { moment }) => moment(correction?.at) },
  {
    name: 'correctionReason',
    width: 36,
    cell: ({ correction }, { written }) => written(correction?.reason),
  },
  ...firstColumns,
  {
    name: 'faults',
    width: 36,
    cell: (row, { written }, language) =>
      written(row.faults.map((fault) => faultText(fault, language)).join('\n')),
  },
];

function reportsSheet(workbook: RoundWorkbook, cells: Cells) {
  const header = columns.map(({ name }) => ({ value: cells.text.columns[name], ...headerStyle }));
  const rows = workbook.rows.map((row) =>
    columns.map(({ cell }) => cell(row, cells, workbook.language)),
  );
  return {
    sheet: cells.text.roundSheet,
    data: [header, ...rows],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape' as const,
  };
}

function aboutSheet(workbook: RoundWorkbook, { text, written, date, moment, year }: Cells) {
  const { about } = text;
  const label = (value: string): Cell => ({ value, fontWeight: 'bold', alignVertical: 'top' });
  return {
    sheet: text.aboutSheet,
    data: [
      [label(about.municipality), written(workbook.municipalityName)],
      [label(about.round), written(workbook.roundTitle)],
      [label(about.kind), written(text.roundKind[workbook.roundKind])],
      [label(about.period), date(workbook.periodFrom), date(workbook.periodTo)],
      [label(about.dueOn), date(workbook.dueOn)],
      [label(about.shownIn), written(workbook.shownIn)],
      [label(about.goals), year(workbook.rows.length)],
      [label(about.exportedAt), moment(workbook.exportedAt)],
      [label(about.exportedBy), written(workbook.exportedByName)],
      [label(about.note), written(about.noteText)],
    ],
    columns: [{ width: 26 }, { width: 60 }, { width: 14 }],
  };
}

/**
 * Writes the round as an Excel workbook: one row for each goal, with figures as numbers and dates as dates. A second
 * sheet names the round, and when and by whom it was exported.
 *
 * @returns the bytes of an .xlsx file
 */
export async function roundWorkbook(workbook: RoundWorkbook): Promise<Uint8Array<ArrayBuffer>> {
  const cells = cellsOf(workbook);
  const file = writeExcelFile([reportsSheet(workbook, cells), aboutSheet(workbook, cells)]);
  return new Uint8Array(await file.toBuffer());
}
