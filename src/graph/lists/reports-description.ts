import type { Attainment, ReportState } from '../../core/domain/follow-up/report';
import type { Words } from '../columns/cells';
import { keyColumn, traceColumns, type ListDescription } from '../columns/description';

/** Words of the column Tillstånd. */
export const reportStateWords: Words<ReportState> = {
  submitted: 'Rapporterad',
  'sent-back': 'Återsänd',
  accepted: 'Godtagen',
};

/** Words of the column Måluppfyllelse. */
export const attainmentWords: Words<Attainment> = {
  met: 'Uppfyllt',
  'partly-met': 'Delvis uppfyllt',
  'not-met': 'Ej uppfyllt',
  'cannot-be-assessed': 'Kan inte bedömas',
};

const stateIs = (word: string) =>
  `<Eq><FieldRef Name="WorkState" /><Value Type="Choice">${word}</Value></Eq>`;
const newestFirst = [{ column: 'ReportedAt', ascending: false }];
const figures = ['Women', 'Men', 'Total', 'Attainment'];

/** Rapporter: one row for each goal and round that somebody has reported. */
export const reportsDescription: ListDescription = {
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
    {
      kind: 'choice',
      name: 'WorkState',
      displayName: 'Tillstånd',
      choices: Object.values(reportStateWords),
    },
    { kind: 'number', name: 'Women', displayName: 'Kvinnor eller flickor' },
    { kind: 'number', name: 'Men', displayName: 'Män eller pojkar' },
    { kind: 'number', name: 'Total', displayName: 'Totalt' },
    {
      kind: 'choice',
      name: 'Attainment',
      displayName: 'Måluppfyllelse',
      choices: Object.values(attainmentWords),
    },
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
    { kind: 'note', name: 'SentBackReason', displayName: 'Skäl till återsändning' },
    { kind: 'text', name: 'SentBackByName', displayName: 'Återsänd av' },
    { kind: 'instant', name: 'SentBackAt', displayName: 'Återsänd den' },
    { kind: 'text', name: 'AcceptedByName', displayName: 'Godtagen av' },
    { kind: 'instant', name: 'AcceptedAt', displayName: 'Godtagen den' },
    { kind: 'number', name: 'Revision', displayName: 'Utgåva', whole: true, technical: true },
    { kind: 'text', name: 'EditedByName', displayName: 'Ändrad i listan av' },
    { kind: 'instant', name: 'EditedAt', displayName: 'Ändrad i listan' },
    {
      kind: 'note',
      name: 'Control',
      displayName: 'Kontroll',
      description:
        'Fylls i av Jämna när ett värde inte går ihop. Rapporten räknas då inte med i summor.',
    },
    { kind: 'note', name: 'ControlCodes', displayName: 'Kontrollkoder', technical: true },
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
      where: stateIs(reportStateWords.submitted),
      orderBy: [{ column: 'ReportedAt', ascending: true }],
    },
    {
      name: 'Återsända',
      columns: ['Title', 'BoardName', 'BodyName', 'SentBackReason', 'SentBackByName', 'SentBackAt'],
      where: stateIs(reportStateWords['sent-back']),
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
      [reportStateWords.submitted]: 'warning',
      [reportStateWords['sent-back']]: 'bad',
      [reportStateWords.accepted]: 'good',
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
