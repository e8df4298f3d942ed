import {
  mayHaveArrived,
  messageKey,
  messageOf,
  personalMessage,
  recipientId,
} from '../../../../src/core/domain/messages/messages';
import { aDelivery, aRound, boardChannel } from '../../../support/core/builders';

const round = aRound();
const person = { kind: 'person', objectId: 'oid-chef' } as const;
const channel = { kind: 'channel', ...boardChannel } as const;

test('a key is made of the kind, the round, the recipient and the occasion', () => {
  expect([recipientId(person), recipientId(channel)]).toEqual(['oid-chef', boardChannel.channelId]);
  expect(messageKey('round-card', { round, recipient: person }, 'once')).toBe(
    'round-card:helar-2026:oid-chef:once',
  );
  expect(messageKey('edit-refused', { recipient: person }, '7')).toBe('edit-refused::oid-chef:7');
});

test('a personal message has its key, its recipient, its round and its details', () => {
  const about = { occasion: 'nudge', details: { goalKey: 'G-1' } };
  expect(personalMessage('reminder-person', { round, objectId: 'oid-chef' }, about)).toEqual({
    key: 'reminder-person:helar-2026:oid-chef:nudge',
    kind: 'reminder-person',
    recipient: person,
    roundId: '900',
    details: { goalKey: 'G-1' },
  });
});

test('the message of a ledger row has nothing of what became of it', () => {
  const message = personalMessage(
    'round-card',
    { round, objectId: 'oid-chef' },
    { occasion: 'once', details: {} },
  );
  const row = aDelivery({
    ...message,
    state: 'refused',
    reason: 'MessageWritesBlocked',
    notBefore: '2026-11-24T07:00:00Z',
    conversationId: 'a:1',
    activityId: '2',
    shownHash: 'x',
  });
  expect(messageOf(row)).toEqual(message);
});

test.each([
  ['planned', false],
  ['sending', true],
  ['sent', true],
  ['refused', false],
  ['unknown', true],
] as const)('a message whose row is %s may have arrived: %p', (state, may) => {
  expect(mayHaveArrived(aDelivery({ key: 'k', kind: 'round-card', state }))).toBe(may);
});
