import { definedOnly } from '../../core/domain/base/defined';
import type { Attainment, Report, ReportedGoal } from '../../core/domain/follow-up/report';
import type { Figures } from '../../core/domain/goals/goal';
import { boardAbove } from '../../core/domain/organisation/organisation';
import type { New } from '../../core/ports';
import { followUp } from '../../core/text/list/follow-up/sv';
import { required } from '../columns/cells';
import { controlColumns, readFaults, writeFaults, type FaultyColumns } from '../columns/control';
import {
  choiceColumn,
  keyColumn,
  traceColumns,
  type Column,
  type ListDescription,
} from '../columns/description';
import { readState, stateColumns, writeState } from '../columns/report-state';
import { lookupTo, type Fields, type ListMap, type WriteContext } from '../columns/list-map';

const { reportState: stateWords, attainment: attainmentWords } = followUp;

const stateIs = (word: string) =>
  `<Eq><FieldRef Name="WorkState" /><Value Type="Choice">${word}</Value></Eq>`;
const newestFirst = [{ column: 'ReportedAt', ascending: false }];
const figures = ['Women', 'Men', 'Total', 'Attainment'];

/** Makes a column for the number of people behind a figure that is not itself a number of people. */
const personColumn = (name: string, displayName: string): Column => ({
  ...{ kind: 'number', name, displayName, whole: true },
  description: 'För andelar, medelvärden och belopp. Är antalet litet visas värdet inte för alla.',
});

/** The list Rapporter holds one row for each goal and round that somebody has reported. */
const description: ListDescription<'reports'> = {
  name: 'reports',
  displayName: 'Rapporter',
  description: 'Målens utfall i varje omgång. Ändringar här syns i Teams inom en halv minut.',
  titleDisplayName: 'Rapport',
  columns: [
    keyColumn('Kod', 'Omgångens och målets kod. Ändra den inte.'),
    { kind: 'lookup', name: 'Round', displayName: 'Omgång', to: 'rounds' },
    { kind: 'lookup', name: 'Goal', displayName: 'Mål', to: 'goals' },
    {
      kind: 'text',
      name: 'BoardName',
      displayName: 'Nämnd',
      description: 'Fylls i när rapporten sparas.',
    },
    {
      kind: 'text',
      name: 'BodyName',
      displayName: 'Organ',
      description: 'Fylls i när rapporten sparas.',
    },
    choiceColumn('WorkState', 'Tillstånd', stateWords),
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
    ...stateColumns,
    { kind: 'number', name: 'Revision', displayName: 'Utgåva', whole: true, technical: true },
    { kind: 'text', name: 'EditedByName', displayName: 'Ändrad i listan av' },
    { kind: 'instant', name: 'EditedAt', displayName: 'Ändrad i listan' },
    ...controlColumns(
      'Fylls i av Jämna när ett värde inte går ihop. Rapporten räknas då inte med i summor.',
    ),
    ...traceColumns,
  ],
  views: [
    {
      name: 'Per nämnd',
      columns: [
        'Title',
        'BodyName',
        'WorkState',
        ...figures,
        'ReportedByName',
        'ReportedAt',
        'Control',
      ],
      orderBy: newestFirst,
      groupBy: 'BoardName',
      isDefault: true,
    },
    {
      name: 'Att granska',
      columns: [
        'Title',
        'BoardName',
        'BodyName',
        ...figures,
        'Comment',
        'ReportedByName',
        'ReportedAt',
      ],
      where: stateIs(stateWords.submitted),
      orderBy: [{ column: 'ReportedAt', ascending: true }],
    },
    {
      name: 'Återsända',
      columns: ['Title', 'BoardName', 'BodyName', 'SentBackReason', 'SentBackByName', 'SentBackAt'],
      where: stateIs(stateWords['sent-back']),
      orderBy: [{ column: 'SentBackAt', ascending: true }],
    },
    {
      name: 'Kontrolleras',
      columns: [
        'Title',
        'BoardName',
        'BodyName',
        ...figures,
        'Control',
        'EditedByName',
        'EditedAt',
      ],
      where: '<IsNotNull><FieldRef Name="Control" /></IsNotNull>',
      orderBy: [{ column: 'EditedAt', ascending: false }],
    },
    {
      name: 'Senaste året',
      columns: ['Title', 'BoardName', 'WorkState', ...figures, 'ReportedAt'],
      where:
        '<Geq><FieldRef Name="ReportedAt" /><Value Type="DateTime"><Today OffsetDays="-365" /></Value></Geq>',
      orderBy: newestFirst,
    },
  ],
  pills: {
    WorkState: {
      [stateWords.submitted]: 'warning',
      [stateWords['sent-back']]: 'bad',
      [stateWords.accepted]: 'good',
    },
    Attainment: {
      [attainmentWords.met]: 'good',
      [attainmentWords['partly-met']]: 'warning',
      [attainmentWords['not-met']]: 'bad',
      [attainmentWords['cannot-be-assessed']]: 'neutral',
    },
  },
  teamsLink: { column: 'Key', page: 'follow-up' },
};

const faultyColumns: FaultyColumns = {
  Women: { field: 'women', reason: 'not-a-number' },
  Men: { field: 'men', reason: 'not-a-number' },
  Total: { field: 'total', reason: 'not-a-number' },
  WomenPersons: { field: 'womenPersons', reason: 'not-a-number' },
  MenPersons: { field: 'menPersons', reason: 'not-a-number' },
  TotalPersons: { field: 'totalPersons', reason: 'not-a-number' },
  Attainment: { field: 'attainment', reason: 'unreadable' },
  WorkState: { field: 'state', reason: 'unreadable' },
};

/** Makes the title of a row from the round's name and the goal's code, for people who read the list. */
function titleOf(report: New<Report>, context: WriteContext): string {
  const parts = [
    context.find('rounds', report.roundId)?.title,
    context.find('goals', report.goalId)?.key,
  ];
  return parts.filter((part) => part !== undefined).join(' · ') || report.key;
}

/** Makes the cells that name the body of a goal, and the board that the body belongs to. */
function writeBodies(goalId: string, context: WriteContext): Fields {
  const findBody = (id: string) => context.find('bodies', id);
  const body = findBody(context.find('goals', goalId)?.bodyId ?? '');
  return { BoardName: body && boardAbove(body, findBody).name, BodyName: body?.name };
}

/** Reads rows of Rapporter as reports, and writes them. A row with unreadable values is a report with faults. */
export const list: ListMap<'reports'> = {
  description,
  read(cells, id) {
    const figures = definedOnly<Figures>({
      women: cells.number('Women'),
      men: cells.number('Men'),
      total: cells.number('Total'),
      womenPersons: cells.number('WomenPersons'),
      menPersons: cells.number('MenPersons'),
      totalPersons: cells.number('TotalPersons'),
    });
    const attainment =
      cells.choice<Attainment>('Attainment', attainmentWords) ?? 'cannot-be-assessed';
    const state = readState(cells);
    const reported = definedOnly<ReportedGoal>({
      attainmentReason: cells.text('AttainmentReason'),
      comment: cells.text('Comment'),
      evidenceUrl: cells.text('EvidenceUrl'),
      editedByName: cells.text('EditedByName'),
      editedAt: cells.instant('EditedAt'),
      id,
      key: required(cells.text('Key'), 'Kod'),
      roundId: required(cells.lookup('Round'), 'Omgång'),
      goalId: required(cells.lookup('Goal'), 'Mål'),
      figures,
      attainment,
      reportedByName: cells.text('ReportedByName') ?? '',
      reportedByObjectId: cells.text('ReportedByObject') ?? '',
      reportedAt: cells.instant('ReportedAt') ?? '1970-01-01T00:00:00.000Z',
      revision: Math.max(0, Math.round(cells.number('Revision') ?? 0)),
      faults: readFaults(cells, faultyColumns),
    });
    return { ...reported, ...state };
  },
  write: (report, context) => ({
    Key: report.key,
    Title: titleOf(report, context),
    RoundLookupId: lookupTo(report.roundId),
    GoalLookupId: lookupTo(report.goalId),
    ...writeBodies(report.goalId, context),
    ...writeState(report),
    Women: report.figures.women,
    Men: report.figures.men,
    Total: report.figures.total,
    WomenPersons: report.figures.womenPersons,
    MenPersons: report.figures.menPersons,
    TotalPersons: report.figures.totalPersons,
    Attainment: attainmentWords[report.attainment],
    AttainmentReason: report.attainmentReason,
    Comment: report.comment,
    EvidenceUrl: report.evidenceUrl,
    ReportedByName: report.reportedByName,
    ReportedByObject: report.reportedByObjectId,
    ReportedAt: report.reportedAt,
    Revision: report.revision,
    EditedByName: report.editedByName,
    EditedAt: report.editedAt,
    ...writeFaults(report.faults, context),
  }),
};
