import { faultsOfChannel } from '../../../../src/core/domain/messages/channel-rules';
import type { Body, ChannelAddress } from '../../../../src/core/domain/organisation/body';
import { channelOf } from '../../../../src/core/domain/organisation/channel-link';
import { aBody, aConversation } from '../../../support/core/builders';

const tenantId = '66666666-7777-8888-9999-000000000000';
const ours = '11111111-2222-3333-4444-555555555555';
const theirs = '22222222-2222-3333-4444-555555555555';
const met = (teamId: string, channelId: string) =>
  aConversation(channelId, {
    key: `channel:${channelId}`,
    recipient: { kind: 'channel', teamId, channelId },
  });
const known = {
  tenantId,
  conversations: [met(ours, '19:ours@thread.tacv2'), met(theirs, '19:theirs@thread.tacv2')],
};
const reasons = (channel: ChannelAddress | undefined, own: object = {}) => {
  const body = { ...aBody(), ...own, ...(channel === undefined ? {} : { channel }) };
  return faultsOfChannel(body, known).map(({ reason }) => reason);
};
const link = (teamId: string, name: string, tenant?: string) =>
  channelOf(
    `https://teams.microsoft.com/l/channel/19%3A${name}%40thread.tacv2/x?groupId=${teamId}${tenant === undefined ? '' : `&tenantId=${tenant}`}`,
  );

test.each([
  ['no channel', undefined],
  ['a channel that the bot has met in the team', link(ours, 'ours', tenantId)],
  ['the tenant in capitals', link(ours, 'ours', tenantId.toUpperCase())],
  ['no tenant', link(ours, 'ours')],
  ['a channel that the bot has not met', link(ours, 'new', tenantId)],
])('a body with %s breaks no rule', (_, channel) => {
  expect(reasons(channel)).toEqual([]);
});

test.each([
  ['another tenant', link(ours, 'ours', theirs), 'channel-of-other-tenant'],
  ['an empty tenant', link(ours, 'ours', ''), 'channel-of-other-tenant'],
  ['a tenant that is no id', link(ours, 'new', 'common'), 'channel-of-other-tenant'],
  ['a channel of another team', link(ours, 'theirs', tenantId), 'channel-of-other-team'],
  ['our channel under another team', link(theirs, 'ours'), 'channel-of-other-team'],
  [
    'our channel under a team that the bot has not met',
    link(tenantId, 'ours'),
    'channel-of-other-team',
  ],
])('a link with %s is refused by name', (_, channel, reason) => {
  expect(channel).toBeDefined();
  expect(reasons(channel)).toEqual([reason]);
});

test('a row of an earlier version, which names the team by an id of Teams, refuses no link', () => {
  const conversations = [met('19:general@thread.tacv2', '19:ours@thread.tacv2')];
  const body = { ...aBody(), channel: link(ours, 'ours') };
  expect(faultsOfChannel(body as Body, { tenantId, conversations })).toEqual([]);
});

test('a text that is no link is named', () => {
  expect(reasons(undefined, { hasUnreadableChannel: true })).toEqual(['not-a-channel-link']);
});
