import { sendDueMessages } from '../../../src/core/acts/messages/send-due-messages';
import type { Delivery } from '../../../src/core/domain/messages/ledger';
import type { World } from '../../../src/core/domain/world';
import { aConversation, aGoal, aRound, aWorld, boardChannel } from './builders';
import {
  anInstance,
  clockContext,
  listsOf,
  type FakeMessenger,
  type Instance,
  type Lists,
} from './fake-context';

const goals = [
  aGoal({ id: '1', key: 'G-1' }),
  aGoal({ id: '2', key: 'G-2' }),
  aGoal({ id: '3', key: 'G-3', bodyId: 'unit2' }),
];
const channel = aConversation('kanal', {
  key: 'channel:19:board@thread.tacv2',
  recipient: { kind: 'channel', ...boardChannel },
});
const conversations = [aConversation('Chef'), aConversation('Annan'), channel];

/** Starts one instance of the product in a municipality with three goals and an open round. */
export function beginRound(overrides: Partial<World> = {}, refusesDuplicates = true) {
  const world = aWorld({ goals, rounds: [aRound()], ...overrides });
  const lists = listsOf({ world, conversations, refusesDuplicates });
  return { lists, instance: anInstance(lists) };
}

/** Sends the messages that are due, as the tick of an instance does. */
export const run = (instance: Instance) => sendDueMessages(clockContext(instance));
export const keysOf = (messenger: FakeMessenger) => messenger.sent.map(({ key }) => key).toSorted();
export const rowsOf = (lists: Lists) =>
  [...lists.deliveries.rows.values()].map(({ value }) => value);
export const rowOf = (lists: Lists, key: string): Delivery | undefined =>
  lists.deliveries.byKey(key)?.value;

export const chefCard = 'round-card:helar-2026:oid-chef:once';
export const annanCard = 'round-card:helar-2026:oid-annan:once';
export const post = 'board-post:helar-2026:19:board@thread.tacv2:BUN.once';
