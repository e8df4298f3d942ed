import { dueMessages, type LedgerView } from '../../../../src/core/domain/messages/due-messages';
import type { Delivery } from '../../../../src/core/domain/messages/ledger';
import type { World } from '../../../../src/core/domain/world';
import {
  aComment,
  aConversation,
  aDelivery,
  aGoal,
  aPerson,
  aWorld,
} from '../../../support/core/builders';
import { isWeekday } from '../../../support/core/fake-context';

const monday = '2026-11-23T09:00:00Z';
const about = { goalId: '1', goalKey: 'G-1' };
const comment = aComment({ ...about, writtenAt: monday });

function told(over: Partial<World> = {}, now = monday, deliveries: readonly Delivery[] = []) {
  const goals = [aGoal({ id: '1', key: 'G-1', reporter: aPerson('Annan') })];
  const world = aWorld({ goals, comments: [comment], ...over });
  const names = ['Chef', 'Annan', 'Ledare', 'Anställd', 'Tidigare'];
  const conversations = names.map((name) => aConversation(name));
  const view: LedgerView = { deliveries, conversations, now, isWorkingDay: isWeekday };
  return dueMessages(world, view).send.map(({ key }) => key);
}

const keyFor = (name: string, key = 'c-1') => `comment-written::oid-${name}:${key}`;

test('a comment is told to reporter, manager, process leaders and those who wrote before, not to its author', () => {
  const author = { objectId: 'oid-tidigare', name: 'Tidigare' };
  const before = aComment({
    ...about,
    id: '599',
    key: 'c-0',
    author,
    writtenAt: '2026-06-01T09:00:00Z',
  });
  const expected = ['chef', 'annan', 'ledare'].map((name) => keyFor(name));
  expect(told().toSorted()).toEqual(expected.toSorted());
  const withBefore = [...expected, keyFor('tidigare')];
  expect(told({ comments: [before, comment] }).toSorted()).toEqual(withBefore.toSorted());
  const byLeader = { ...comment, author: { objectId: 'oid-ledare', name: 'Ledare' } };
  expect(told({ comments: [byLeader] })).not.toContain(keyFor('ledare'));
});

test('nobody is told twice, outside sending hours, of an old comment, or of one that was typed into the list', () => {
  const recipient = { kind: 'person', objectId: 'oid-chef' } as const;
  const key = keyFor('chef');
  const sent = aDelivery({ key, kind: 'comment-written', recipient, state: 'sent' });
  expect(told({}, monday, [sent])).not.toContain(key);
  expect(told({}, '2026-11-23T22:00:00Z')).toEqual([]);
  expect(told({}, '2026-12-05T09:00:00Z')).toEqual([]);
  expect(told({}, '2026-12-04T09:00:00Z')).toHaveLength(3);
  expect(told({}, '2026-12-08T09:00:00Z')).toEqual([]);
  const typed = { ...comment };
  Reflect.deleteProperty(typed, 'author');
  expect(told({ comments: [typed] })).toEqual([]);
  expect(told({ goals: [] })).toEqual([]);
});
