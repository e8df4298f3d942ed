import { omit } from '../../../src/core/domain/base/defined';
import {
  aBody,
  aConversation,
  aDelivery,
  aGoal,
  anIndicator,
  anOrganisation,
  aPerson,
  aReport,
  aRound,
  aWorld,
} from './builders';
import type { RandomSource } from './random';
import { renewedLists, type RenewedLists } from './renewed-lists';

/** The people of the municipality; the last one has no role. */
export const names = [
  'Ledare',
  'Chef',
  'Ersättare',
  'Annan',
  'Förvaltningschef',
  'Sekreterare',
  'Okänd',
];
const bodyIds = ['council', 'board', 'admin', 'unit', 'unit2', 'gone'];
const goalIds = ['1', '2', '3', '4', '5', '6', '7', '8'];
const people = anIndicator({ name: 'Deltagare', measure: 'people', decimals: 0, addsUp: true });

/** Makes a municipality of eight goals and three rounds. */
export function aMunicipality(): RenewedLists {
  const goals = goalIds.map((id) =>
    aGoal({ id, bodyId: bodyIds[Number(id) % bodyIds.length] ?? '', indicator: people }),
  );
  const rounds = [
    aRound({ id: '800', key: 'helar-2025', state: 'closed', periodTo: '2025-12-31' }),
    aRound({ id: '900' }),
    aRound({ id: '901', key: 'delar-2026', dueOn: '2026-12-20' }),
  ];
  return renewedLists(aWorld({ goals, rounds, reports: [], bodies: anOrganisation() }));
}

let nextId = 5000;

function someReport(random: RandomSource, lists: RenewedLists) {
  const reports = lists.rows('reports');
  const isNew = reports.length === 0 || random.below(3) === 0;
  const { id, key } = isNew
    ? { id: String((nextId += 1)), key: `K:${String(nextId)}` }
    : random.pick(reports);
  return aReport({
    ...{ id, key, goalId: random.pick(goalIds), roundId: random.pick(['800', '900', '901']) },
    state: random.pick(['submitted', 'sent-back', 'accepted'] as const),
    figures: { women: random.below(9), men: random.below(9) },
    reportedByObjectId: `oid-${random.pick(names).toLowerCase()}`,
    sentBackAt: '2026-11-22T09:00:00Z',
  });
}

const edits: readonly ((random: RandomSource, lists: RenewedLists) => void)[] = [
  ...Array.from({ length: 8 }, () => (random: RandomSource, lists: RenewedLists) => {
    lists.put('reports', someReport(random, lists));
  }),
  (random, lists) => {
    const goal = random.pick(lists.rows('goals'));
    const state = random.pick(['draft', 'adopted', 'adopted', 'closed'] as const);
    lists.put('goals', { ...goal, state, bodyId: random.pick(bodyIds) });
  },
  (random, lists) => {
    const goal = random.pick(lists.rows('goals'));
    lists.put('goals', { ...goal, reporter: aPerson(random.pick(names)) });
  },
  (random, lists) => {
    lists.put('goals', aGoal({ id: String((nextId += 1)), bodyId: random.pick(bodyIds) }));
  },
  (random, lists) => {
    const body = random.pick(lists.rows('bodies'));
    lists.put('bodies', { ...body, manager: aPerson(random.pick(names)) });
  },
  (random, lists) => {
    const body = random.pick(lists.rows('bodies'));
    lists.put('bodies', { ...body, secretary: aPerson(random.pick(names)) });
  },
  (random, lists) => {
    // The managers of its administrations report the goals of a board that has no manager.
    const boards = lists.rows('bodies').filter(({ kind }) => kind === 'board');
    lists.put('bodies', omit(random.pick(boards), 'manager', 'substitute'));
  },
  (random, lists) => {
    const [council = aBody()] = lists.rows('bodies');
    lists.put('bodies', { ...council, processLeaders: [aPerson(random.pick(names))] });
  },
  (random, lists) => {
    const round = random.pick(lists.rows('rounds'));
    const state = random.pick(['open', 'open', 'closed', 'planned'] as const);
    const leftOutGoalKeys = [`G-${random.pick(goalIds)}`];
    lists.put('rounds', { ...round, state, leftOutGoalKeys });
  },
  (random, lists) => {
    const name = random.pick(names).toLowerCase();
    const key = `round-card:${String((nextId += 1))}`;
    const recipient = { kind: 'person', objectId: `oid-${name}` } as const;
    lists.put('deliveries', aDelivery({ id: String(nextId), key, kind: 'round-card', recipient }));
  },
  (random, lists) => {
    lists.put('conversations', aConversation(random.pick(names)));
  },
];

/** Changes one row as an act, a person in SharePoint or the worker may. */
export function changeSomeRow(random: RandomSource, lists: RenewedLists): void {
  random.pick(edits)(random, lists);
}
