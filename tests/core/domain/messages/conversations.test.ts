import {
  conversationKey,
  conversationOf,
  isPermanentRefusal,
  isReachable,
} from '../../../../src/core/domain/messages/conversations';
import type { Recipient } from '../../../../src/core/domain/messages/ledger';
import { aConversation } from '../../../support/core/builders';

const person: Recipient = { kind: 'person', objectId: 'oid-chef' };
const channel = (teamId: string, channelId: string): Recipient => ({
  kind: 'channel',
  teamId,
  channelId,
});
const chef = aConversation('Chef');
const board = aConversation('board', {
  key: 'channel:19:board',
  recipient: channel('team-1', '19:board'),
});
const general = aConversation('general', {
  key: 'channel:19:general',
  recipient: channel('team-1', '19:general'),
});
const all = [chef, general, board];

test('the key names the kind of recipient and its id', () => {
  expect(conversationKey(person)).toBe('person:oid-chef');
  expect(conversationKey(channel('team-1', '19:board'))).toBe('channel:19:board');
});

test.each([
  ['a person in their own conversation', person, chef],
  [
    'no person through a conversation of somebody else',
    { ...person, objectId: 'oid-other' },
    undefined,
  ],
  ['a channel in its own conversation', channel('team-1', '19:board'), board],
  ['another channel of the team in any of its conversations', channel('team-1', '19:new'), general],
  ['no channel that it has met in another team', channel('team-2', '19:board'), undefined],
  ['no channel of another team', channel('team-2', '19:new'), undefined],
])('the bot reaches %s', (_, recipient, expected) => {
  expect(conversationOf(recipient, all)).toBe(expected);
  expect(isReachable(recipient, all)).toBe(expected !== undefined);
});

test('a recipient who has blocked the bot cannot be reached', () => {
  expect(isReachable(person, [{ ...chef, unreachable: 'MessageWritesBlocked' }])).toBe(false);
});

test.each([
  ['MessageWritesBlocked', true],
  ['ConversationBlockedByUser', true],
  ['BotNotInConversationRoster', true],
  ['Throttled', false],
  ['', false],
])('the refusal %p stands until the recipient lets the bot in: %p', (reason, isPermanent) => {
  expect(isPermanentRefusal(reason)).toBe(isPermanent);
});
