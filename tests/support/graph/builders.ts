import type { New, Stored } from '../../../src/core/ports';
import type { Body } from '../../../src/core/domain/organisation/body';
import type { Goal } from '../../../src/core/domain/goals/goal';
import type { ConversationReference, Delivery } from '../../../src/core/domain/messages/ledger';
import type {
  Report,
  ReportIn,
  ReportRow,
  ReportState,
} from '../../../src/core/domain/follow-up/report';
import type { Round } from '../../../src/core/domain/follow-up/round';

/** Returns the stored row with changed fields of a report. The row must be that of a report. */
export function withReport(
  { value, eTag }: Stored<ReportRow>,
  change: Partial<Report>,
): Stored<ReportRow> {
  return { eTag, value: { ...value, ...change } as Report };
}

export const trace = { by: 'Karin Lindgren', handling: 'Rapporterade' };

export const aBody = (changes: Partial<New<Body>> = {}): New<Body> => ({
  key: 'BUN',
  name: 'Barn- och utbildningsnämnden',
  kind: 'board',
  processLeaders: [],
  countsOnly: false,
  ...changes,
});

export const aGoal = (bodyId: string, changes: Partial<New<Goal>> = {}): New<Goal> => ({
  key: 'BUN-1',
  title: 'Flickor och pojkar når gymnasieexamen i samma utsträckning',
  bodyId,
  state: 'adopted',
  indicator: {
    name: 'Gymnasieelever med examen inom 4 år',
    measure: 'percent',
    split: 'girls-boys',
    direction: 'rising',
    decimals: 1,
    addsUp: false,
    source: 'Kolada N60960',
  },
  baseline: { women: 83, men: 79 },
  baselineYear: 2024,
  target: 88,
  targetOn: '2027-12-31',
  source: 'Exempel',
  ...changes,
});

export const aRound = (changes: Partial<New<Round>> = {}): New<Round> => ({
  key: 'helar-2026',
  title: 'Helår 2026',
  state: 'open',
  kind: 'annual',
  periodFrom: '2026-01-01',
  periodTo: '2026-12-31',
  dueOn: '2027-01-29',
  shownIn: 'årsredovisningen 2026',
  leftOutGoalKeys: [],
  ...changes,
});

export function aReport<S extends ReportState = 'submitted'>(
  ids: { readonly roundId: string; readonly goalId: string },
  changes: { readonly state?: S } & Partial<Omit<New<ReportIn<NoInfer<S>>>, 'state'>> = {},
): New<ReportIn<S>> {
  const submitted: New<ReportIn<'submitted'>> = {
    key: 'helar-2026:BUN-1',
    ...ids,
    state: 'submitted',
    figures: { women: 85.5, men: 81 },
    attainment: 'not-met',
    comment: 'Läslyftet har gett resultat.',
    reportedByName: 'Anna Bergqvist',
    reportedByObjectId: '0f0f0f0f-0000-4000-8000-000000000001',
    reportedAt: '2026-11-21T10:00:00.000Z',
    revision: 1,
    faults: [],
  };
  // S is the state in `changes`, or `submitted` when they have none.
  const report: object = { ...submitted, ...changes };
  return report as New<ReportIn<S>>;
}

export const aDelivery = (
  changes: Partial<Omit<New<Delivery>, 'kind' | 'details'>> = {},
): New<Delivery> => ({
  key: 'reminder-board:helar-2026:channel:19:abc@thread.tacv2:7',
  kind: 'reminder-board',
  details: { boardKey: 'BUN' },
  recipient: {
    kind: 'channel',
    teamId: '0f0f0f0f-0000-4000-8000-000000000002',
    channelId: '19:abc@thread.tacv2',
  },
  state: 'sending',
  stateAt: '2026-11-21T10:00:00.000Z',
  ...changes,
});

export const aConversation = (
  changes: Partial<New<ConversationReference>> = {},
): New<ConversationReference> => ({
  key: 'person:0f0f0f0f-0000-4000-8000-000000000001',
  recipient: { kind: 'person', objectId: '0f0f0f0f-0000-4000-8000-000000000001' },
  conversationId: 'a:1',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  locale: 'sv-SE',
  seenAt: '2026-11-21T10:00:00.000Z',
  ...changes,
});
