import type { Body, Person } from '../../../src/core/domain/organisation/body';
import type { GoalComment } from '../../../src/core/domain/goals/comment';
import type { Goal, Indicator } from '../../../src/core/domain/goals/goal';
import type {
  ConversationReference,
  Delivery,
  DetailsByKind,
  MessageIn,
  MessageKind,
} from '../../../src/core/domain/messages/ledger';
import type { ReportIn, ReportState } from '../../../src/core/domain/follow-up/report';
import type { Round } from '../../../src/core/domain/follow-up/round';
import { defaultSettings, type Settings } from '../../../src/core/domain/settings/settings';
import { worldOf, type World } from '../../../src/core/domain/world';
import type { Actor } from '../../../src/core/domain/base/actor';

let lastId = 0;
const nextId = () => String((lastId += 1));

export function aPerson(name: string, overrides: Partial<Person> = {}): Person {
  return {
    mail: `${name.toLowerCase()}@granforsa.example`,
    objectId: `oid-${name.toLowerCase()}`,
    name,
    ...overrides,
  };
}

/** A person whom the directory does not know, so that the list has only the mail address. */
export function anUnknownPerson(name: string): Person {
  return { mail: `${name.toLowerCase()}@granforsa.example` };
}

export function anActor(name: string): Actor {
  return { objectId: `oid-${name.toLowerCase()}`, name, kind: 'member' };
}

export function aBody(overrides: Partial<Body> = {}): Body {
  const id = overrides.id ?? nextId();
  return {
    id,
    key: `B${id}`,
    name: `Body ${id}`,
    kind: 'unit',
    processLeaders: [],
    countsOnly: false,
    ...overrides,
  };
}

export function anIndicator(overrides: Partial<Indicator> = {}): Indicator {
  return {
    name: 'Andel behöriga',
    measure: 'percent',
    split: 'women-men',
    direction: 'rising',
    decimals: 1,
    addsUp: false,
    ...overrides,
  };
}

export function aGoal(overrides: Partial<Goal> = {}): Goal {
  const id = overrides.id ?? nextId();
  return {
    id,
    key: `G-${id}`,
    title: `Goal ${id}`,
    bodyId: 'unit',
    state: 'adopted',
    indicator: anIndicator(),
    baseline: { women: 50, men: 40 },
    baselineYear: 2023,
    target: 80,
    targetOn: '2027-12-31',
    ...overrides,
  };
}

export function aRound(overrides: Partial<Round> = {}): Round {
  return {
    id: '900',
    key: 'helar-2026',
    title: 'Helår 2026',
    state: 'open',
    kind: 'annual',
    periodFrom: '2026-01-01',
    periodTo: '2026-11-30',
    dueOn: '2026-12-15',
    shownIn: 'årsredovisningen 2026',
    leftOutGoalKeys: [],
    ...overrides,
  };
}

export function aReport<S extends ReportState = 'submitted'>(
  overrides: { readonly state?: S } & Partial<Omit<ReportIn<NoInfer<S>>, 'state'>> = {},
): ReportIn<S> {
  const submitted: ReportIn<'submitted'> = {
    id: nextId(),
    key: 'helar-2026:G-1',
    roundId: '900',
    goalId: '1',
    state: 'submitted',
    figures: { women: 60, men: 70 },
    attainment: 'not-met',
    reportedByName: 'Chef',
    reportedByObjectId: 'oid-chef',
    reportedAt: '2026-12-01T09:00:00Z',
    revision: 1,
    faults: [],
  };
  // S is the state among the overrides, else the one that stands here.
  return { ...submitted, ...overrides } as ReportIn<S>;
}

export function aComment(overrides: Partial<GoalComment> = {}): GoalComment {
  return {
    id: '600',
    key: 'c-1',
    goalId: '11',
    goalKey: 'SK-1',
    text: 'Siffrorna för fritidshemmen saknas.',
    author: { objectId: 'oid-anställd', name: 'Anställd' },
    writtenAt: '2026-11-23T09:00:00Z',
    mayPublish: false,
    ...overrides,
  };
}

/** Details of each kind, where a test does not care for them. */
const someDetails: DetailsByKind = {
  'round-card': {},
  'board-post': { boardKey: 'BUN' },
  'reminder-person': {},
  'reminder-board': { boardKey: 'BUN' },
  'report-sent-back': { reportKey: 'helar-2026:G-1' },
  'report-declined': { goalKey: 'G-1' },
  'comment-written': { goalKey: 'G-1', commentKey: 'c-1' },
  'edit-refused': { list: 'goals', itemId: '1', reasons: ['missing'] },
  'row-gone': { list: 'bodies', itemId: '7', bodies: 0, goals: 2, reports: 0 },
  'figure-changed': { reportKey: 'helar-2026:G-1' },
  'round-changed': { change: 'cancelled' },
};

type DeliveryOf<K extends MessageKind> = Extract<Delivery, { readonly kind: K }>;

export function aDelivery<K extends MessageKind>(
  overrides: Pick<MessageIn<K>, 'key' | 'kind'> &
    Partial<Pick<MessageIn<K>, 'details'>> &
    Partial<Omit<Delivery, 'kind' | 'details'>>,
): DeliveryOf<K> {
  const delivery: object = {
    id: nextId(),
    recipient: { kind: 'person', objectId: 'oid-chef' },
    roundId: '900',
    state: 'sent',
    stateAt: '2026-11-23T09:00:00Z',
    details: someDetails[overrides.kind],
    ...overrides,
  };
  // The details are those of the kind.
  return delivery as DeliveryOf<K>;
}

export function aConversation(
  name: string,
  overrides: Partial<ConversationReference> = {},
): ConversationReference {
  const objectId = `oid-${name.toLowerCase()}`;
  return {
    id: nextId(),
    key: `person:${objectId}`,
    recipient: { kind: 'person', objectId },
    conversationId: `a:${objectId}`,
    serviceUrl: 'https://smba.example/',
    seenAt: '2026-11-01T09:00:00Z',
    ...overrides,
  };
}

export function someSettings(overrides: Partial<Settings> = {}): Settings {
  return { ...defaultSettings, municipalityName: 'Granforsa kommun', ...overrides };
}

export const boardChannel = {
  teamId: 'eeeeeeee-1111-4000-8000-000000000001',
  channelId: '19:board@thread.tacv2',
} as const;

/**
 * Makes an organisation: a council with the process leaders Ledare and Ledare2, below it a board with a channel and a
 * secretary, below that an administration (manager Förvaltningschef), and below that two units (manager Chef with the
 * substitute Ersättare, and manager Annan).
 */
export function anOrganisation(): readonly Body[] {
  return [
    aBody({
      id: 'council',
      key: 'KF',
      name: 'Kommunfullmäktige',
      kind: 'council',
      processLeaders: [aPerson('Ledare'), aPerson('Ledare2')],
    }),
    aBody({
      id: 'board',
      key: 'BUN',
      name: 'Barn- och utbildningsnämnden',
      kind: 'board',
      parentId: 'council',
      secretary: aPerson('Sekreterare'),
      channel: boardChannel,
    }),
    aBody({
      id: 'admin',
      key: 'BUF',
      name: 'Barn- och utbildningsförvaltningen',
      kind: 'administration',
      parentId: 'board',
      manager: aPerson('Förvaltningschef'),
    }),
    aBody({
      id: 'unit',
      key: 'BUF-1',
      name: 'Björkskolan',
      parentId: 'admin',
      manager: aPerson('Chef'),
      substitute: aPerson('Ersättare'),
    }),
    aBody({
      id: 'unit2',
      key: 'BUF-2',
      name: 'Granskolan',
      parentId: 'admin',
      manager: aPerson('Annan'),
    }),
  ];
}

export function aWorld(overrides: Partial<World> = {}): World {
  const empty = worldOf({ settings: someSettings(), today: '2026-11-23' }, () => []);
  return { ...empty, bodies: anOrganisation(), ...overrides };
}
