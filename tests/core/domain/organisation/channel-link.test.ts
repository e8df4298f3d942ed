import fc from 'fast-check';
import { channelOf, linkOf } from '../../../../src/core/domain/organisation/channel-link';

const teamId = '11111111-2222-3333-4444-555555555555';
const channelId = '19:board-channel_1@thread.tacv2';
const path = `/l/channel/${encodeURIComponent(channelId)}/Allm%C3%A4nt`;
const query = `?groupId=${teamId}&tenantId=66666666-7777-8888-9999-000000000000`;
const link = `https://teams.microsoft.com${path}${query}`;

test.each([
  ['as Teams writes it', link, channelId],
  ['of the new host', link.replace('teams.microsoft.com', 'teams.cloud.microsoft'), channelId],
  [
    'with an id that is not encoded',
    link.replace(encodeURIComponent(channelId), channelId),
    channelId,
  ],
  ['with an upper-case team', link.replace(teamId, teamId.toUpperCase()), channelId],
  ['of an older channel', link.replace('tacv2', 'skype'), channelId.replace('tacv2', 'skype')],
])('a link %s names the channel', (_, text, expected) => {
  const tenantId = '66666666-7777-8888-9999-000000000000';
  expect(channelOf(text)).toEqual({ teamId, channelId: expected, tenantId });
});

test.each([
  ['no address', 'Allmänt'],
  ['not https', link.replace('https:', 'http:')],
  ['another host', link.replace('teams.microsoft.com', 'teams.microsoft.com.example')],
  ['no team', link.replace('groupId', 'group')],
  ['a team that is no id', link.replace(teamId, 'team-1')],
  ['a chat instead of a channel', link.replace('/l/channel/', '/l/chat/')],
  ['an id of another form', link.replace('tacv2', 'v2')],
  ['an id with a message', link.replace('tacv2', 'tacv2;messageid=1')],
  ['a malformed escape', link.replace('%3A', '%zz')],
])('a link with %s names no channel', (_, text) => {
  expect(channelOf(text)).toBeUndefined();
});

test('every written link is read as the same channel', () => {
  const word = fc.string({ unit: fc.constantFrom(...'aZ09_-'.split('')), minLength: 1 });
  fc.assert(
    fc.property(fc.uuid(), word, (team, name) => {
      const channel = { teamId: team, channelId: `19:${name}@thread.tacv2` };
      expect(channelOf(linkOf(channel))).toEqual(channel);
    }),
    { seed: 14 },
  );
});
