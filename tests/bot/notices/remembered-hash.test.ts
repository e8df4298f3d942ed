import { createMessenger } from '../../../src/bot/notices/messenger';
import type { Connector } from '../../../src/bot/notices/connector';
import { personalMessage } from '../../../src/core/domain/messages/messages';
import { boardMessage } from '../../../src/core/domain/messages/due-notices';
import { livingToCompare, type Compared } from '../../../src/core/domain/messages/living-messages';
import { messageOf } from '../../../src/core/domain/messages/messages';
import type { Message } from '../../../src/core/domain/messages/ledger';
import { valuesOf } from '../../../src/core/domain/base/row-list';
import type { Actor } from '../../../src/core/domain/base/actor';
import type { Context } from '../../../src/core/ports';
import { aMunicipality, changeSomeRow, names } from '../../support/core/random-edits';
import { randomSource } from '../../support/core/random';
import type { RenewedLists } from '../../support/core/renewed-lists';

const unused = () => Promise.reject(new TypeError('A hash sends nothing.'));
const connector: Connector = {
  createChat: unused,
  createThread: unused,
  post: unused,
  put: unused,
};
const settings = {
  clientId: 'client',
  tenantId: 'tenant',
  teamsAppId: 'app',
  tabDomain: 'jamna.granforsa.example',
  serviceUrlHosts: [],
  token: unused,
};

const messengerOf = (contextFor: (actor: Actor) => Context) => {
  const log = { info: () => undefined, alarm: () => undefined };
  const membership = { standingOf: () => Promise.resolve('member' as const) };
  const inBackground = <R>(work: () => R) => work();
  const limits = { activities: { take: () => 0 }, refusals: { take: () => 0 } };
  const deps = { contextFor, log, membership, limits, inBackground };
  return createMessenger({ settings, deps, connector });
};

/** The cards of everybody and the posts of the board, in all rounds. */
function livingMessages(lists: RenewedLists): readonly Message[] {
  const board = lists.rows('bodies').find(({ id }) => id === 'board');
  return lists.rows('rounds').flatMap((round): readonly Message[] => {
    const cards = names.map((name) => {
      const to = { round, objectId: `oid-${name.toLowerCase()}` };
      return personalMessage('round-card', to, { occasion: 'once', details: {} });
    });
    const post = board && boardMessage('board-post', { round, board }, 'once');
    return [...cards, ...(post === undefined ? [] : [post])];
  });
}

test.each([1, 2, 3])(
  'after any changes, a remembered hash is that of a card made now (seed %i)',
  (seed) => {
    const random = randomSource(seed);
    const lists = aMunicipality();
    const messenger = messengerOf((actor) => lists.as(actor));
    const system = { objectId: '', name: '', kind: 'system' } as const;
    for (let step = 0; step < 60; step += 1) {
      changeSomeRow(random, lists);
      const anew = messengerOf((actor) => lists.asFresh(actor));
      const [world, fresh] = [lists.as(system).world(), lists.asFresh(system).world()];
      for (const message of livingMessages(lists))
        expect([message.key, messenger.hash(message, world)]).toEqual([
          message.key,
          anew.hash(message, fresh),
        ]);
    }
  },
);

const system = { objectId: '', name: '', kind: 'system' } as const;

/** Puts the living messages into the ledger as sent ones. */
function sendAll(lists: RenewedLists): void {
  for (const [at, message] of livingMessages(lists).entries()) {
    const sent = { state: 'sent', stateAt: '2026-12-01T09:00:00Z', activityId: 'x' } as const;
    lists.put('deliveries', { ...message, ...sent, id: String(5_000 + at) });
  }
}

test.each([4, 5])(
  'after any changes, each message whose card is another one is compared (seed %i)',
  (seed) => {
    const random = randomSource(seed);
    const lists = aMunicipality();
    sendAll(lists);
    let last: Compared | undefined;
    let [compared, living] = [0, 0];
    const known = new Map<string, string>();
    for (let step = 0; step < 40; step += 1) {
      for (let change = 0; change <= step % 3; change += 1) changeSomeRow(random, lists);
      const [world, { tables }] = [lists.as(system).world(), lists.as(system)];
      const deliveries = valuesOf(tables.deliveries.all());
      const conversations = valuesOf(tables.conversations.all());
      const state = { world, deliveries, conversations, today: world.today };
      const now = '2026-12-14T10:00:00Z';
      const all = livingToCompare({ ...state, now }, undefined).rows;
      const ids = new Set(livingToCompare({ ...state, now }, last).rows.map(({ id }) => id));
      const anew = messengerOf((actor) => lists.asFresh(actor));
      const fresh = lists.asFresh(system).world();
      for (const row of all) {
        const hash = anew.hash(messageOf(row), fresh);
        const isSame = known.get(row.id) === hash;
        expect([row.key, isSame || ids.has(row.id)]).toEqual([row.key, true]);
        known.set(row.id, hash);
      }
      last = { state, open: new Set() };
      compared += ids.size;
      living += all.length;
    }
    expect(compared).toBeLessThan(living);
  },
);
