import { followUp } from '../../core/text/list/follow-up/sv';
import { both, isOneOf, isPast, isWithinDays, type ListView } from './description';

const stateWords = followUp.reportState;

/**
 * How many days back a view of many rows looks from today, by the due date of the round. With two rounds of 2,000 goals a year that
 * is 4,000 rows at most; SharePoint shows no view whose first condition leaves 5,000.
 */
const daysBack = 180;
const recent = isWithinDays('DueOn', daysBack);

const hasControl = '<IsNotNull><FieldRef Name="Control" /></IsNotNull>';
const newestFirst = [{ column: 'ReportedAt', ascending: false }];
const byBoard = [{ column: 'BoardName', ascending: true }];
const figures = ['Women', 'Men', 'Total', 'Attainment'];
const place = ['Title', 'BoardName', 'BodyName'];

/** The views of the list Rapporter. Rows that ask belong to open rounds alone, and few are sent back at a time. */
export const reportViews: readonly ListView[] = [
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
      'Key',
    ],
    where: recent,
    orderBy: newestFirst,
    groupBy: 'BoardName',
    isDefault: true,
  },
  {
    name: 'Saknas',
    columns: [...place, 'DueOn', 'Key'],
    where: isOneOf('WorkState', stateWords.asked),
    orderBy: byBoard,
  },
  {
    name: 'Försenade',
    columns: [...place, 'WorkState', 'DueOn', 'Key'],
    where: both(isOneOf('WorkState', stateWords.asked, stateWords['sent-back']), isPast('DueOn')),
    orderBy: [{ column: 'DueOn', ascending: true }],
  },
  {
    name: 'Att granska',
    columns: [...place, ...figures, 'Comment', 'ReportedByName', 'ReportedAt', 'Key'],
    where: both(recent, isOneOf('WorkState', stateWords.submitted)),
    orderBy: [{ column: 'ReportedAt', ascending: true }],
  },
  {
    name: 'Återsända',
    columns: [...place, 'SentBackReason', 'SentBackByName', 'SentBackAt', 'Key'],
    where: isOneOf('WorkState', stateWords['sent-back']),
    orderBy: [{ column: 'SentBackAt', ascending: true }],
  },
  {
    name: 'Ej rapporterade',
    columns: [...place, 'DueOn', 'Key'],
    where: both(recent, isOneOf('WorkState', stateWords['not-reported'])),
    orderBy: byBoard,
  },
  {
    name: 'Kontrolleras',
    columns: [...place, ...figures, 'Control', 'EditedByName', 'EditedAt', 'Key'],
    where: both(recent, hasControl),
    orderBy: [{ column: 'EditedAt', ascending: false }],
  },
];
