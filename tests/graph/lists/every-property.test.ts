import type {
  ConversationReference,
  Delivery,
  DetailsByKind,
  MessageKind,
} from '../../../src/core/domain/messages/ledger';
import type { GoalComment } from '../../../src/core/domain/goals/comment';
import type { Decision } from '../../../src/core/domain/decisions/decision';
import type { ImportMark } from '../../../src/core/domain/base/import-mark';
import type { Figures, Goal } from '../../../src/core/domain/goals/goal';
import {
  unreportedStates,
  type Report,
  type ReportedGoal,
  type ReportState,
  type StatePart,
  type UnreportedRow,
} from '../../../src/core/domain/follow-up/report';
import type { AsAsked } from '../../../src/core/domain/follow-up/as-asked';
import type { Round } from '../../../src/core/domain/follow-up/round';
import { cellsOf } from '../../../src/graph/columns/cells';
import { cleanFields } from '../../../src/graph/columns/clean-fields';
import type { RowMap, WriteContext } from '../../../src/graph/columns/list-map';
import { listMaps } from '../../../src/graph/list-registry';
import type { Entity } from '../../../src/core/domain/entities';
import type { New } from '../../../src/core/ports';

const context: WriteContext = {
  find: () => undefined,
  faultText: () => 'Värdet får inte vara större än 100 %.',
};
const at = '2026-11-21T10:00:00.000Z';
const objectId = '0f0f0f0f-0000-4000-8000-000000000001';

/** Writes a value to a row and reads it again. The lookups of the row are text, as in Graph's answers. */
function stored<T extends Entity>(map: RowMap<T>, value: T): T {
  const written = cleanFields(map.write(value as New<T>, context), map.description);
  const cells = Object.entries(written).map(([name, cell]) => [
    name,
    name.endsWith('LookupId') && cell !== null ? String(cell) : cell,
  ]);
  const fields = Object.fromEntries(cells) as Readonly<Record<string, unknown>>;
  return map.read(cellsOf(fields, 'Europe/Stockholm'), value.id);
}

/** Because of `Required`, a property that is added to the type must be given here too, and then needs a column. */
const sent = {
  id: '7',
  key: 'report-declined:helar-2026:x',
  roundId: '3',
  recipient: { kind: 'person', objectId },
  notBefore: at,
  state: 'planned',
  stateAt: at,
  reason: 'BotNotInConversationRoster',
  conversationId: 'a:1',
  activityId: '1700000000000',
  shownHash: 'abc',
} as const satisfies Required<Omit<Delivery, 'kind' | 'details'>>;
const detailsByKind: { readonly [K in MessageKind]: Required<DetailsByKind[K]> } = {
  'round-card': { dueOn: '2026-12-15', preview: objectId },
  'board-post': { boardKey: 'BUN' },
  'reminder-person': { goalKey: 'BUN-1' },
  'reminder-board': { boardKey: 'BUN' },
  'report-sent-back': { reportKey: 'helar-2026:BUN-1' },
  'report-declined': {
    goalKey: 'BUN-1',
    byName: 'Cecilia Rönnlund',
    reason: 'Kulturchefen har siffrorna; ”citat” och {klammer}',
  },
  'comment-written': {
    goalKey: 'BUN-1',
    commentKey: '3f0f8a52-8d0c-4a3c-9a52-0d3c6f8e1b11',
  },
  'edit-refused': {
    list: 'goals',
    itemId: '4',
    reasons: ['missing', 'not-above'],
    column: 'Tillstånd',
    byName: 'Karin Lindgren',
  },
  'row-gone': {
    ...{ list: 'bodies', itemId: '7', title: 'Björkskolan', rowKey: 'BUF-1' },
    ...{ bodies: 1, goals: 2, reports: 3, isJoined: true },
  },
  'figure-changed': {
    reportKey: 'helar-2026:BUN-1',
    byName: 'Cecilia Rönnlund',
    change: 'row-removed',
  },
  'round-changed': { change: 'reopened', reopenedAt: at, dueOn: '2026-12-15' },
};
const round: Required<Omit<Round, 'isAsAskedSpoiled' | 'keyInRow'>> = {
  id: '3',
  key: 'helar-2026',
  title: 'Helår 2026',
  state: 'open',
  kind: 'interim',
  periodFrom: '2026-01-01',
  periodTo: '2026-12-31',
  dueOn: '2027-01-31',
  shownIn: 'årsredovisningen 2026',
  openedAt: at,
  openedByName: 'Karin Lindgren',
  openedByObjectId: objectId,
  endedAt: at,
  reopening: {
    at,
    byName: 'Karin Lindgren',
    // Longer than a single-line column accepts.
    reason: 'Tre enheter saknade sina siffror. '.repeat(20).trim(),
  },
  asAsked: {
    partlyMetFrom: 0.8,
    smallCountsBelow: 7,
    bodies: [
      { id: '1', key: 'KF', name: 'Kommunfullmäktige', kind: 'council' },
      { id: '2', key: 'BUN', name: 'Barn- och utbildningsnämnden', kind: 'board', parentKey: 'KF' },
    ],
    goalKeys: ['BUN-1', 'SN-2'],
    filledIn: true,
  },
  leftOutGoalKeys: ['BUN-1', 'SN-2'],
};
const asAsked: Required<AsAsked> = {
  goal: {
    key: 'BUN-1',
    title: 'Flickor och pojkar når examen',
    state: 'adopted',
    indicator: {
      ...{ name: 'Med examen inom 4 år', measure: 'points', unit: 'poäng', split: 'girls-boys' },
      ...{ direction: 'rising', decimals: 1, addsUp: false, source: 'Kolada N60960' },
    },
    baseline: { women: 83, men: 79, total: 81, womenPersons: 9, menPersons: 8, totalPersons: 17 },
    baselineYear: 2024,
    target: 88,
    targetBySex: { women: 90, men: 86 },
    targetOn: '2027-12-31',
    source: 'Exempel',
  },
  goalsAbove: [{ id: '1', key: 'KF-1' }],
  bodies: [
    { id: '2', key: 'BUN', name: 'Barn- och utbildningsnämnden', kind: 'board' },
    { id: '1', key: 'KF', name: 'Kommunfullmäktige', kind: 'council' },
  ],
  boardKey: 'BUN',
  reporter: { mail: 'anna.bergqvist@granforsa.example', objectId, name: 'Anna Bergqvist' },
  filledIn: true,
};
const reported = {
  id: '9',
  key: 'helar-2026:BUN-1',
  roundId: '3',
  goalId: '4',
  asAsked,
  dueOn: '2027-01-31',
  figures: {
    ...{ women: 12.5, men: 11.9, total: 24.4 },
    ...{ womenPersons: 40, menPersons: 3, totalPersons: 43 },
  } satisfies Required<Figures>,
  attainment: 'cannot-be-assessed',
  attainmentReason: 'Underlaget saknas.',
  comment: 'Fler sjukskrivningar.',
  evidenceUrl: 'https://granforsa.example/underlag',
  reportedByName: 'Anders Hägglund',
  reportedByObjectId: objectId,
  reportedAt: at,
  revision: 4,
  editedByName: 'Karin Lindgren',
  editedAt: at,
  correction: {
    first: { figures: { women: 12.4, menPersons: 3 }, attainment: 'met' },
    byName: 'Karin Lindgren',
    at,
  },
  takenIn: { figures: { women: 12.6 }, attainment: 'not-met' },
  correctionReason: 'Fel kolumn i underlaget.',
  faults: [{ field: 'women', reason: 'too-large', values: { max: 100 } }],
} as const satisfies Required<Omit<ReportedGoal, 'hasStrayCells'>>;
type Stated<S extends ReportState> = Required<Extract<StatePart, { readonly state: S }>>;
const states: { readonly [S in ReportState]: Stated<S> } = {
  submitted: { state: 'submitted' },
  'sent-back': {
    state: 'sent-back',
    sentBackReason: 'Gäller det hela läsåret?',
    sentBackByName: 'Karin Lindgren',
    sentBackAt: at,
  },
  accepted: {
    state: 'accepted',
    acceptedByName: 'Karin Lindgren',
    acceptedAt: at,
    acceptedBySamePerson: true,
  },
};
const imported: Required<ImportMark> = {
  importKey: '0b6f9ad2-8d1c-4f0e-9a57-2b6c1d3e4f50',
  isNew: false,
  contentSum: '1k2j3h4g5f6d7s',
  at,
  byName: 'Karin Lindgren',
  earlier: ['7a1e2c3d-1111-4f0e-9a57-2b6c1d3e4f50', '8b2f3d4e-2222-4f0e-9a57-2b6c1d3e4f50'],
};
const goal: Required<Omit<Goal, 'movedToId'>> = {
  id: '4',
  key: 'BUN-1',
  title: 'Flickor och pojkar når examen',
  bodyId: '2',
  bodyKey: 'BUN',
  parentGoalId: '1',
  parentGoalKey: 'KF-1',
  state: 'adopted',
  indicator: {
    name: 'Examen inom 4 år',
    measure: 'percent',
    unit: 'elever',
    split: 'girls-boys',
    direction: 'rising',
    decimals: 1,
    addsUp: false,
    source: 'Kolada N60960',
  },
  baseline: { women: 83, men: 79, total: 81 },
  baselineYear: 2024,
  target: 88,
  targetBySex: { women: 90, men: 86 },
  targetOn: '2027-12-31',
  reporter: { mail: 'anna.bergqvist@granforsa.example', objectId, name: 'Anna Bergqvist' },
  adoptedById: '7',
  adoptedByKey: 'BUN-2026-11-26-1',
  changeReason: 'Nämnden har fått ett nytt uppdrag.',
  source: 'Exempel',
  imported,
};
const decision: Required<Decision> = {
  id: '7',
  key: 'BUN-2026-11-26-1',
  bodyId: '2',
  bodyKey: 'BUN',
  decidedOn: '2026-11-26',
  paragraph: '§ 79',
  registeredByName: 'Karin Lindgren',
  registeredByObjectId: objectId,
  faults: [{ field: 'row', reason: 'not-the-secretary' }],
};
const conversation: Required<ConversationReference> = {
  id: '5',
  key: `person:${objectId}`,
  recipient: { kind: 'person', objectId },
  conversationId: 'a:1',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  locale: 'sv-SE',
  unreachable: 'bot-blocked',
  seenAt: at,
};

const comment: Required<GoalComment> = {
  ...{ id: '6', key: '3f0f8a52-8d0c-4a3c-9a52-0d3c6f8e1b11', goalId: '4', goalKey: 'BUN-1' },
  ...{ reportId: '9', reportKey: 'helar-2026:BUN-1', mayPublish: true, writtenAt: at },
  text: 'Första raden.\nAndra raden.',
  author: { objectId, name: 'Anna Bergqvist' },
};

describe('A row keeps every property', () => {
  it('of a comment', () => {
    expect(stored(listMaps.comments, comment)).toEqual(comment);
  });
  it.each(Object.keys(detailsByKind) as MessageKind[])('of a %s in the ledger', (kind) => {
    // The details are those of the kind.
    const delivery = { ...sent, kind, details: detailsByKind[kind] } as Delivery;
    expect(stored(listMaps.deliveries, delivery)).toEqual(delivery);
  });
  it('of a round', () => {
    expect(stored(listMaps.rounds, round)).toEqual(round);
  });
  it.each(Object.values(states))('of a report that is $state', (state) => {
    const report: Report = { ...reported, ...state };
    expect(stored(listMaps.reports, report)).toEqual(report);
  });
  it.each(unreportedStates)('of a row that is %s', (state) => {
    const row: UnreportedRow = {
      ...{ id: '9', key: 'helar-2026:BUN-1', roundId: '3', goalId: '4', dueOn: '2027-01-31' },
      ...{ asAsked, revision: 4, editedByName: 'Karin Lindgren', editedAt: at, faults: [], state },
    };
    expect(stored(listMaps.reports, row)).toEqual(row);
  });
  it('of a goal', () => {
    expect(stored(listMaps.goals, goal)).toEqual(goal);
  });
  it('of a decision', () => {
    expect(stored(listMaps.decisions, decision)).toEqual(decision);
  });
  it('of a conversation', () => {
    expect(stored(listMaps.conversations, conversation)).toEqual(conversation);
  });
  it('of the conversation of a channel whose team is unknown', () => {
    const recipient = { kind: 'channel', teamId: '', channelId: '19:a@thread.tacv2' } as const;
    const ofChannel = { ...conversation, recipient };
    expect(stored(listMaps.conversations, ofChannel)).toEqual(ofChannel);
  });
});
