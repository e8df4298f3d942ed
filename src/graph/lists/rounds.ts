import { definedOnly } from '../../core/domain/base/defined';
import type { Reopening, Round } from '../../core/domain/follow-up/round';
import { kindOfPeriod, type RoundKind } from '../../core/domain/follow-up/round-kind';
import { followUp } from '../../core/text/list/follow-up/sv';
import { required, type Cells } from '../columns/cells';
import {
  choiceColumn,
  keyColumn,
  traceColumns,
  type ListDescription,
} from '../columns/description';
import type { ListMap } from '../columns/list-map';
import { keptColumn, readRoundAsAsked, writeKept } from '../columns/kept';
import { dateForColumn } from '../columns/local-date';

const { roundState: stateWords, roundKind: kindWords } = followUp;

/** The list Uppföljningsomgångar holds the rounds, in which the outcomes of goals are asked for. */
const description: ListDescription<'rounds'> = {
  name: 'rounds',
  displayName: 'Uppföljningsomgångar',
  description: 'När målens utfall efterfrågas. Öppna, ändra och ställ in omgångar i Teams.',
  titleDisplayName: 'Omgång',
  columns: [
    keyColumn('Kod', 'Görs av namnet när omgången förbereds. Ändra den inte.'),
    choiceColumn('WorkState', 'Tillstånd', stateWords),
    choiceColumn('Kind', 'Slag', kindWords),
    { kind: 'date', name: 'PeriodFrom', displayName: 'Period från' },
    { kind: 'date', name: 'PeriodTo', displayName: 'Period till' },
    { kind: 'date', name: 'DueOn', displayName: 'Rapporteras senast' },
    { kind: 'text', name: 'ShownIn', displayName: 'Visas i' },
    { kind: 'instant', name: 'OpenedAt', displayName: 'Öppnad' },
    { kind: 'text', name: 'OpenedByName', displayName: 'Öppnad av' },
    {
      kind: 'text',
      name: 'OpenedByObject',
      displayName: 'Öppnad av, i katalogen',
      technical: true,
    },
    { kind: 'instant', name: 'EndedAt', displayName: 'Avslutad eller inställd' },
    { kind: 'instant', name: 'ReopenedAt', displayName: 'Öppnad igen' },
    { kind: 'text', name: 'ReopenedByName', displayName: 'Öppnad igen av' },
    { kind: 'note', name: 'ReopenReason', displayName: 'Varför öppnad igen' },
    {
      kind: 'note',
      name: 'LeftOutGoals',
      displayName: 'Mål som inte är med',
      description: 'Koder, en per rad.',
    },
    keptColumn,
    ...traceColumns,
  ],
  views: [
    {
      name: 'Omgångar',
      columns: [
        'Title',
        'WorkState',
        'Kind',
        'PeriodFrom',
        'PeriodTo',
        'DueOn',
        'ShownIn',
        'OpenedByName',
        'ReopenedByName',
        'ReopenReason',
      ],
      orderBy: [{ column: 'DueOn', ascending: false }],
      isDefault: true,
    },
    {
      name: 'Försenade',
      columns: ['Title', 'WorkState', 'DueOn', 'ShownIn'],
      where: `<And><Eq><FieldRef Name="WorkState" /><Value Type="Choice">${stateWords.open}</Value></Eq><Lt><FieldRef Name="DueOn" /><Value Type="DateTime"><Today /></Value></Lt></And>`,
      orderBy: [{ column: 'DueOn', ascending: true }],
    },
  ],
  pills: {
    WorkState: {
      [stateWords.planned]: 'neutral',
      [stateWords.opening]: 'neutral',
      [stateWords.open]: 'warning',
      [stateWords.closing]: 'neutral',
      [stateWords.closed]: 'good',
      [stateWords.cancelled]: 'neutral',
    },
  },
  teamsLink: { column: 'Key', page: 'follow-up', place: 'round' },
};

/** Reads what the round keeps. */
function readAsked(cells: Cells) {
  const { kept, isSpoiled } = readRoundAsAsked(cells);
  return { asAsked: kept, isAsAskedSpoiled: isSpoiled };
}

/** Reads the period and the kind. A row that an older version of the product wrote has no kind; the period then says it. */
function readPeriod(cells: Cells): Pick<Round, 'periodFrom' | 'periodTo' | 'kind'> {
  const periodFrom = required(cells.date('PeriodFrom'), 'Period från');
  const periodTo = required(cells.date('PeriodTo'), 'Period till');
  const kind = cells.choice<RoundKind>('Kind', kindWords) ?? kindOfPeriod(periodFrom, periodTo);
  return { periodFrom, periodTo, kind };
}

/** Reads the reopening of a round that has the time of one. A person may have emptied the name and the reason. */
function readReopening(cells: Cells): Reopening | undefined {
  const at = cells.instant('ReopenedAt');
  if (at === undefined) return undefined;
  return {
    at,
    byName: cells.text('ReopenedByName') ?? '',
    reason: cells.text('ReopenReason') ?? '',
  };
}

/** Reads rows of Uppföljningsomgångar as rounds, and writes them. */
export const list: ListMap<'rounds'> = {
  description,
  read: (cells, id) =>
    definedOnly<Round>({
      openedAt: cells.instant('OpenedAt'),
      openedByName: cells.text('OpenedByName'),
      openedByObjectId: cells.text('OpenedByObject'),
      endedAt: cells.instant('EndedAt'),
      reopening: readReopening(cells),
      ...readAsked(cells),
      id,
      key: required(cells.text('Key'), 'Kod'),
      title: required(cells.text('Title'), 'Omgång'),
      state: required(cells.choice('WorkState', stateWords), 'Tillstånd'),
      ...readPeriod(cells),
      dueOn: required(cells.date('DueOn'), 'Rapporteras senast'),
      shownIn: cells.text('ShownIn') ?? '',
      leftOutGoalKeys: (cells.text('LeftOutGoals') ?? '').split(/\s+/).filter((key) => key !== ''),
    }),
  write: (round) => ({
    Key: round.key,
    Title: round.title,
    WorkState: stateWords[round.state],
    Kind: kindWords[round.kind],
    PeriodFrom: dateForColumn(round.periodFrom),
    PeriodTo: dateForColumn(round.periodTo),
    DueOn: dateForColumn(round.dueOn),
    ShownIn: round.shownIn,
    OpenedAt: round.openedAt,
    OpenedByName: round.openedByName,
    OpenedByObject: round.openedByObjectId,
    EndedAt: round.endedAt,
    ReopenedAt: round.reopening?.at,
    ReopenedByName: round.reopening?.byName,
    ReopenReason: round.reopening?.reason,
    // A cell that somebody has changed stays as it is until it is put right.
    ...(round.isAsAskedSpoiled === true ? {} : { AsAsked: writeKept(round.asAsked) }),
    LeftOutGoals: round.leftOutGoalKeys.length === 0 ? undefined : round.leftOutGoalKeys.join('\n'),
  }),
};
