import type { Body } from '../../../src/core/domain/organisation/body';
import type { Goal, Indicator } from '../../../src/core/domain/goals/goal';
import type { ReportIn, ReportState } from '../../../src/core/domain/follow-up/report';
import type { Round } from '../../../src/core/domain/follow-up/round';

/** The people of the small municipality Granforsa, by object id. */
export const people = {
  leader: 'aaaaaaaa-0000-4000-8000-000000000001',
  manager: 'aaaaaaaa-0000-4000-8000-000000000002',
  other: 'aaaaaaaa-0000-4000-8000-000000000003',
  /** Reports three goals. */
  busy: 'aaaaaaaa-0000-4000-8000-000000000004',
} as const;

export const channelId = '19:barn-och-utbildning@thread.tacv2';
export const teamId = 'bbbbbbbb-0000-4000-8000-000000000001';

const body = (id: string, key: string, own: Partial<Body>): Body => ({
  id,
  key,
  name: key,
  kind: 'unit',
  processLeaders: [],
  countsOnly: false,
  ...own,
});
const person = (objectId: string, name: string) => ({
  mail: `${name}@granforsa.example`,
  objectId,
  name,
});

export const bodies: readonly Body[] = [
  body('1', 'KF', {
    name: 'Kommunfullmäktige',
    kind: 'council',
    processLeaders: [person(people.leader, 'Lena Lind')],
  }),
  body('2', 'BUN', {
    name: 'Barn- och utbildningsnämnden',
    kind: 'board',
    parentId: '1',
    channel: { teamId, channelId },
  }),
  body('3', 'BUN-SK', {
    name: 'Skogsskolan',
    parentId: '2',
    manager: person(people.manager, 'Maja Modig'),
  }),
  body('4', 'BUN-FK', {
    name: 'Förskolan Kotten',
    parentId: '2',
    manager: person(people.busy, 'Bo Busk'),
  }),
];

export const percent: Indicator = {
  name: 'Andel elever som känner sig trygga',
  measure: 'percent',
  split: 'girls-boys',
  direction: 'rising',
  decimals: 1,
  addsUp: false,
};

export function aGoal(own: Partial<Goal> & Pick<Goal, 'id' | 'key' | 'bodyId'>): Goal {
  return {
    title: `Mål ${own.key}`,
    state: 'adopted',
    indicator: percent,
    baseline: { women: 71.5, men: 80 },
    baselineYear: 2024,
    target: 90,
    targetOn: '2027-12-31',
    ...own,
  };
}

export const goals: readonly Goal[] = [
  aGoal({ id: '11', key: 'SK-1', bodyId: '3', title: 'Flickor och pojkar är trygga i skolan' }),
  aGoal({
    id: '12',
    key: 'FK-1',
    bodyId: '4',
    indicator: {
      ...percent,
      name: 'Antal män bland personalen',
      measure: 'people',
      split: 'women-men',
      decimals: 0,
      addsUp: true,
      direction: 'even',
    },
    baseline: { women: 30, men: 3 },
  }),
  aGoal({
    id: '13',
    key: 'FK-2',
    bodyId: '4',
    indicator: { ...percent, split: 'total', measure: 'days', direction: 'falling' },
    baseline: { total: 12 },
    target: 8,
  }),
  aGoal({
    id: '14',
    key: 'FK-3',
    bodyId: '4',
    indicator: { ...percent, direction: 'gap' },
    target: 2,
  }),
];

export function aRound(own: Partial<Round> = {}): Round {
  return {
    id: '21',
    key: 'helar-2026',
    title: 'Helår 2026',
    state: 'open',
    kind: 'annual',
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    dueOn: '2027-01-29',
    shownIn: 'årsredovisningen 2026',
    openedAt: '2027-01-04T08:00:00Z',
    openedByName: 'Lena Lind',
    openedByObjectId: people.leader,
    leftOutGoalKeys: [],
    ...own,
  };
}

export function aReport<S extends ReportState = 'submitted'>(
  own: { readonly state?: S } & Partial<Omit<ReportIn<NoInfer<S>>, 'state'>> = {},
): ReportIn<S> {
  const submitted: ReportIn<'submitted'> = {
    id: '31',
    key: 'helar-2026:SK-1',
    roundId: '21',
    goalId: '11',
    state: 'submitted',
    figures: { women: 82.5, men: 84 },
    attainment: 'partly-met',
    reportedByName: 'Maja Modig',
    reportedByObjectId: people.manager,
    reportedAt: '2027-01-10T09:00:00Z',
    revision: 1,
    faults: [],
  };
  // S is the state that is given, else the one that stands here.
  return { ...submitted, ...own } as ReportIn<S>;
}
