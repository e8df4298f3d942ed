import {
  countedKinds,
  isCountedAs,
  type Counted,
} from '../../../src/core/domain/follow-up/collection';
import type { CollectionRow, FollowUpView } from '../../../src/core/api/follow-up/follow-up-view';
import type { GoalHistoryView } from '../../../src/core/api/goals/goal-history-view';
import type { GoalPageView } from '../../../src/core/api/goals/goal-page-view';
import type { GoalStatus, GoalView, ListedGoal } from '../../../src/core/api/goals/goal-view';
import { omit } from '../../../src/core/domain/base/defined';
import type { GoalsView } from '../../../src/core/api/goals/goals-view';
import type { MineItem, MineView } from '../../../src/core/api/mine/mine-view';
import type { ReportView } from '../../../src/core/api/follow-up/report-view';
import type { RoundPreviewView } from '../../../src/core/api/follow-up/round-preview-view';
import type { RoundSummary } from '../../../src/core/api/follow-up/round-summary';
import type { Me, ViewBase } from '../../../src/core/api/base/view-base';
import type { Indicator } from '../../../src/core/domain/goals/goal';

/** The signed-in person of a view. Views say what the person may do. */
export function aMe(over: Partial<Me> = {}): Me {
  return {
    objectId: 'person-1',
    name: 'Anna Berg',
    isProcessLeader: false,
    managesBodyIds: ['12'],
    secretaryOfBodyIds: [],
    followsUp: false,
    ...over,
  };
}

export const aLeader = (): Me =>
  aMe({ isProcessLeader: true, followsUp: true, name: 'Karin Lindgren' });

export function aBase(over: Partial<ViewBase> = {}): ViewBase {
  return {
    me: aMe(),
    municipalityName: 'Granforsa kommun',
    timeZone: 'Europe/Stockholm',
    today: '2026-11-21',
    graph: 'ok',
    ...over,
  };
}

export function anIndicator(over: Partial<Indicator> = {}): Indicator {
  return {
    name: 'Andel heltidsanställda',
    measure: 'percent',
    split: 'women-men',
    direction: 'rising',
    decimals: 1,
    addsUp: false,
    source: 'Personalsystemet',
    ...over,
  };
}

export function aGoal(over: Partial<GoalView> = {}): GoalView {
  return {
    id: '101',
    key: 'VOF-1',
    title: 'Fler ska kunna arbeta heltid',
    bodyId: '12',
    bodyName: 'Vård- och omsorgsförvaltningen',
    isMeasurable: true,
    missing: [],
    indicator: anIndicator(),
    baseline: { women: 40, men: 60 },
    baselineYear: 2023,
    target: 80,
    targetOn: '2027-12-31',
    history: [
      {
        roundTitle: 'Helår 2025',
        periodTo: '2025-12-31',
        figures: { women: 52.5, men: 68, gap: 15.5 },
        attainment: 'not-met',
      },
      {
        roundTitle: 'Helår 2024',
        periodTo: '2024-12-31',
        figures: { women: 46, men: 64.2, gap: 18.2 },
        attainment: 'not-met',
        comment: 'Två enheter har infört heltid som norm.',
      },
    ],
    ...over,
  };
}

export function aStatus(over: Partial<GoalStatus> = {}): GoalStatus {
  return { attainment: 'not-met', kind: 'annual', periodTo: '2025-12-31', ...over };
}

export function aListedGoal(over: Partial<ListedGoal> = {}): ListedGoal {
  return { ...omit(aGoal(), 'history'), state: 'adopted', status: aStatus(), ...over };
}

export function aGoalHistory(over: Partial<GoalHistoryView> = {}): GoalHistoryView {
  return { ...aBase(), goalId: '101', history: aGoal().history, ...over };
}

export function aGoalPage(over: Partial<GoalPageView> = {}): GoalPageView {
  const base = { goalId: '101', responsibleNames: ['Erik Nyström'], reporterName: 'Anna Berg' };
  return { ...aBase(), ...base, comments: [], mayComment: true, ...over };
}

export function aRound(over: Partial<RoundSummary> = {}): RoundSummary {
  return {
    id: '7',
    key: 'helar-2026',
    title: 'Helår 2026',
    state: 'open',
    kind: 'annual',
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    dueOn: '2027-01-31',
    daysLeft: 71,
    partlyMetFrom: 0.75,
    smallCountsBelow: 5,
    shownIn: 'årsredovisningen 2026',
    openedByName: 'Karin Lindgren',
    openedAt: '2026-11-20T08:00:00Z',
    ...over,
  };
}

export function aReport(over: Partial<ReportView> = {}): ReportView {
  return {
    id: '501',
    key: 'helar-2026:VOF-1',
    eTag: '"1"',
    revision: 1,
    state: 'submitted',
    figures: { women: 61, men: 72.5, gap: 11.5 },
    attainment: 'not-met',
    comment: 'Heltid som norm är infört på fyra av sex enheter.',
    reportedByName: 'Anna Berg',
    reportedAt: '2026-11-21T09:30:00Z',
    faults: [],
    ...over,
  };
}

export function anItem(over: Partial<MineItem> = {}): MineItem {
  return {
    round: aRound(),
    goal: aGoal(),
    standing: 'missing',
    owed: true,
    can: { 'report.submit': true, 'report.decline': true },
    ...over,
  };
}

export function aMineView(over: Partial<MineView> = {}): MineView {
  return {
    ...aBase(),
    items: [anItem()],
    duties: [],
    dutyCount: 0,
    ...over,
  };
}

export function aGoalsView(over: Partial<GoalsView> = {}): GoalsView {
  return {
    ...aBase(),
    bodies: [
      {
        id: '1',
        key: 'KF',
        name: 'Kommunfullmäktige',
        kind: 'council',
        lacksMeasurableGoal: false,
      },
      {
        id: '2',
        key: 'VON',
        name: 'Vård- och omsorgsnämnden',
        kind: 'board',
        parentId: '1',
        lacksMeasurableGoal: true,
      },
      {
        id: '12',
        key: 'VOF',
        name: 'Vård- och omsorgsförvaltningen',
        kind: 'administration',
        parentId: '2',
        managerName: 'Anna Berg',
        lacksMeasurableGoal: false,
      },
    ],
    goals: [
      aListedGoal({
        id: '100',
        key: 'KF-1',
        title: 'Jämställdhet i alla verksamheter',
        bodyId: '1',
        bodyName: 'Kommunfullmäktige',
      }),
      aListedGoal({ parentGoalId: '100' }),
    ],
    goalsWithoutBody: [],
    isEmpty: false,
    ...over,
  };
}

/** The rights of a person who may do nothing with a goal of the round. */
export const noRowRights: CollectionRow['can'] = {
  'report.accept': false,
  'report.take-back-acceptance': false,
  'report.send-back': false,
  'report.renew-as-asked': false,
  'round.nudge': false,
  'goal.set-reporter': false,
};

export function aRow(over: Partial<CollectionRow> = {}): CollectionRow {
  return {
    bodyId: '12',
    bodyName: 'Vård- och omsorgsförvaltningen',
    boardId: '2',
    boardName: 'Vård- och omsorgsnämnden',
    goal: aGoal(),
    standing: 'missing',
    reporterName: 'Anna Berg',
    can: noRowRights,
    ...over,
  };
}

export const noCounts: Readonly<Record<Counted, number>> = {
  reported: 0,
  accepted: 0,
  'sent-back': 0,
  missing: 0,
  late: 0,
  'not-reported': 0,
  checking: 0,
};

export function aFollowUpView(over: Partial<FollowUpView> = {}): FollowUpView {
  const rows = over.rows ?? [aRow()];
  return {
    ...aBase({ me: aLeader() }),
    round: aRound(),
    rounds: [aRound()],
    asked: 45,
    reported: 31,
    boards: [
      {
        boardId: '2',
        boardName: 'Vård- och omsorgsnämnden',
        asked: rows.length,
        counts: countsOf(rows),
      },
    ],
    rows,
    sums: [],
    deliveries: [],
    brokenRows: [],
    newRound: {
      year: '2026',
      periodFrom: '2026-01-01',
      periodTo: '2026-12-31',
      dueOn: '2027-01-29',
    },
    can: {
      'round.prepare': true,
      'round.open': true,
      'round.change-due-date': true,
      'round.add-goals': true,
      'round.leave-out-goals': true,
      'round.take-new-words': true,
      'round.cancel': true,
      'round.close': true,
      'round.reopen': false,
      'round.export': true,
    },
    ...over,
  };
}

export function countsOf(rows: readonly CollectionRow[]): Readonly<Record<Counted, number>> {
  const counts = { ...noCounts };
  for (const kind of countedKinds)
    counts[kind] = rows.filter((row) => isCountedAs(row, kind)).length;
  return counts;
}

export function aPreview(over: Partial<RoundPreviewView> = {}): RoundPreviewView {
  return {
    ...aBase({ me: aLeader() }),
    round: aRound({ state: 'planned' }),
    recipients: [
      {
        name: 'Anna Berg',
        mail: 'anna.berg@granforsa.example',
        bodyNames: ['Vård- och omsorgsförvaltningen'],
        goalTitles: ['Fler ska kunna arbeta heltid'],
      },
    ],
    unreachable: [
      {
        bodyName: 'Simhallen',
        reason: 'no-manager',
        goalTitles: ['Lika många flickor som pojkar'],
      },
    ],
    channels: [
      { boardName: 'Vård- och omsorgsnämnden', hasChannel: true },
      { boardName: 'Kommunstyrelsen', hasChannel: false },
    ],
    leftOut: [
      {
        goalKey: 'KS-3',
        goalTitle: 'Trygga platser',
        bodyName: 'Kommunstyrelsen',
        bodyKey: 'KS',
        reason: 'not-measurable',
        missing: ['baseline', 'target'],
      },
    ],
    ...over,
  };
}
