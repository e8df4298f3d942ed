import { omit } from '../../../src/core/domain/base/defined';
import { pressActions } from '../../../src/bot/cards/base/press';
import { wordsOf } from '../../support/bot/card-schema';
import { randomUUID } from 'node:crypto';
import { createTurn } from '../../../src/bot/handlers/turn';
import type { Connector } from '../../../src/bot/notices/connector';
import { fakeProduct, type Lists } from '../../support/bot/fake-context';
import { clientId, from, tenantId } from '../../support/bot/bot-server';
import { aReport, aRound, goals, people } from '../../support/bot/granforsa';

/** The open round that asks the manager for goal 11, and rounds that only process leaders may see. */
const open = aRound();
const hidden = [
  aRound({ id: '22', key: 'plan-2027', title: 'Hemlig omgång', state: 'planned' }),
  aRound({ id: '23', key: 'struken', title: 'Struken omgång', state: 'cancelled' }),
].map((round) => omit(round, 'openedAt', 'openedByName', 'openedByObjectId'));
const reports = [
  aReport({ id: '32', key: 'helar-2026:FK-1', goalId: '12', figures: { women: 30, men: 3 } }),
];

/** Ids as a forged press may name them. `existing` ones are there, and not for the person who presses. */
const roundIds = { planned: '22', cancelled: '23', missing: '4711', malformed: '../22', empty: '' };
const goalIds = {
  existing: '12',
  unreported: '13',
  missing: '4711',
  malformed: '../12',
  empty: '',
};

/** Every kind of press, those of other versions and of no card of ours included. */
const kinds: readonly (readonly [name: string, data: Readonly<Record<string, unknown>>])[] = [
  ...pressActions.map((action) => [action, { action, schema: 1 }] as const),
  ['an old card', { action: 'report.submit', schema: 0 }],
  ['a button that is gone', { action: 'approve-report', schema: 1 }],
  ['no action', { schema: 1 }],
];
const typed = { stamp: 'none', women: '82,5', men: '84', reason: 'x', declineReason: 'x' };

/** The two ways in which Teams delivers a press. */
const doors = ['Action.Execute', 'Action.Submit'] as const;
type Door = (typeof doors)[number];

const settings = {
  clientId,
  tenantId,
  serviceUrlHosts: [],
  token: () => Promise.resolve(''),
  teamsAppId: 'eeeeeeee-0000-4000-8000-000000000001',
  tabDomain: 'jamna.granforsa.example',
};

/** Makes the bot's turn behind the check of tokens, with a connector that keeps what the bot posts. */
function begin(lists: Lists) {
  const product = fakeProduct(lists);
  const posted: unknown[] = [];
  const take = (...call: readonly unknown[]) => {
    posted.push(call);
    return Promise.resolve({ kind: 'ok' } as const);
  };
  const connector: Connector = { createChat: take, createThread: take, post: take, put: take };
  const turn = createTurn({ settings, deps: product, connector });

  /** Presses as the person, and returns all that they are shown. */
  const press = async (data: object, objectId: string, door: Door = 'Action.Execute') => {
    posted.length = 0;
    const shape =
      door === 'Action.Execute'
        ? { type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: door, data } } }
        : { type: 'message', value: data, replyToId: '1700' };
    const answer = await turn({
      id: randomUUID(),
      serviceUrl: 'https://smba.example/teams',
      locale: 'sv-SE',
      from: from(objectId),
      recipient: { id: `28:${clientId}` },
      conversation: { id: 'a:1', conversationType: 'personal', tenantId },
      ...shape,
    });
    return { ...answer, posted: [...posted] };
  };
  return { product, press };
}

describe('what is not there and what one may not see are the same answer to a press', () => {
  const lists = { goals, rounds: [open, ...hidden], reports };
  const table = doors.flatMap((door) => kinds.map(([name, data]) => [door, name, data] as const));
  const askers = [
    ['a person whom the round asks', people.manager],
    ['a person whom no round asks', people.other],
  ] as const;

  test.each(table)('%s of %s: rounds', async (door, _name, data) => {
    const { press } = begin(lists);
    for (const [, objectId] of askers) {
      for (const goalId of ['11', '12']) {
        const seen = new Set<string>();
        for (const roundId of Object.values(roundIds)) {
          const answer = await press({ ...data, ...typed, roundId, goalId }, objectId, door);
          seen.add(JSON.stringify(answer));
        }
        expect([...seen]).toHaveLength(1);
        expect([...seen].join()).not.toMatch(/Hemlig|Struken/);
      }
    }
  });

  test.each(table)('%s of %s: goals', async (door, _name, data) => {
    const { press } = begin(lists);
    for (const [, objectId] of askers) {
      const seen = new Set<string>();
      for (const goalId of Object.values(goalIds)) {
        const asked = { ...data, ...typed, roundId: '21', goalId };
        seen.add(JSON.stringify(await press(asked, objectId, door)));
      }
      expect([...seen]).toHaveLength(1);
      expect([...seen].join()).not.toContain('Antal män bland personalen');
    }
  });

  test('no forged press saves anything', async () => {
    const { press, product } = begin(lists);
    for (const [, data] of kinds) {
      for (const roundId of Object.values(roundIds)) {
        await press({ ...data, ...typed, roundId, goalId: '11' }, people.manager);
      }
    }
    expect(product.tables.reports.traces).toEqual([]);
  });

  const showRound = (roundId: string) => ({ action: 'show-round', schema: 1, roundId });

  test('a process leader sees the card of a round that has not opened', async () => {
    const ofCouncil = goals.map((goal) => ({ ...goal, bodyId: '1' }));
    const { press } = begin({ ...lists, goals: ofCouncil });
    const { body } = await press(showRound('22'), people.leader);
    expect(wordsOf(body)).toContain('Hemlig omgång');
  });

  test('a reporter whom a goal names, and who follows no body, sees the card', async () => {
    const reporter = { mail: 'x@granforsa.example', objectId: people.other, name: 'X' };
    const { press } = begin({ ...lists, goals: goals.map((goal) => ({ ...goal, reporter })) });
    const { body } = await press(showRound('21'), people.other);
    expect(wordsOf(body)).toContain('Helår 2026');
  });
});
