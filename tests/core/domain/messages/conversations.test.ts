import {
  conversationKey,
  conversationOf,
  isPermanentRefusal,
  isReachable,
} from '../../../../src/core/domain/messages/conversations';
import type { Recipient } from '../../../../src/core/domain/messages/ledger';
import { aConversation } from '../../../support/core/builders';

const team1 = 'eeeeeeee-1111-4000-8000-000000000001';
const team2 = 'eeeeeeee-1111-4000-8000-000000000002';
const person: Recipient = { kind: 'person', objectId: 'oid-chef' };
const channel = (teamId: string, channelId: string): Recipient => ({
  kind: 'channel',
  teamId,
  channelId,
});
const chef = aConversation('Chef');
const board = aConversation('board', {
  key: 'channel:19:board',
  recipient: channel(team1, '19:board'),
});
const general = aConversation('general', {
  key: 'channel:19:general',
  recipient: channel(team1, '19:general'),
});
const all = [chef, general, board];

test('the key names the kind of recipient and its id', () => {
  expect(conversationKey(person)).toBe('person:oid-chef');
  expect(conversationKey(channel(team1, '19:board'))).toBe('channel:19:board');
});

test.each([
  ['a person in their own conversation', person, chef],
  [
    'no person through a conversation of somebody else',
    { ...person, objectId: 'oid-other' },
    undefined,
  ],
  ['a channel in its own conversation', channel(team1, '19:board'), board],
  ['another channel of the team in any of its conversations', channel(team1, '19:new'), general],
  ['no channel that it has met in another team', channel(team2, '19:board'), undefined],
  ['no channel of another team', channel(team2, '19:new'), undefined],
])('the bot reaches %s', (_, recipient, expected) => {
  expect(conversationOf(recipient, all)).toBe(expected);
  expect(isReachable(recipient, all)).toBe(expected !== undefined);
});

test('a recipient who has blocked the bot cannot be reached', () => {
  expect(isReachable(person, [{ ...chef, unreachable: 'MessageWritesBlocked' }])).toBe(false);
});

describe('a row of an earlier version, which names the team by the id that Teams uses itself', () => {
  const old = aConversation('old', {
    key: 'channel:19:old',
    recipient: channel('19:general', '19:old'),
  });

  test.each([
    ['its channel, whichever team a link names', channel(team1, '19:old'), old],
    ['its channel for a ledger row of that version', channel('19:general', '19:old'), old],
    ['no other channel by the id of Teams', channel('19:general', '19:new'), undefined],
    ['another channel by a row of this version', channel(team1, '19:new'), general],
  ])('the bot reaches %s', (_, recipient, expected) => {
    expect(conversationOf(recipient, [...all, old])).toBe(expected);
  });

  test('upper case in a team’s group id makes no other team', () => {
    expect(conversationOf(channel(team1.toUpperCase(), '19:board'), all)).toBe(board);
  });
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
