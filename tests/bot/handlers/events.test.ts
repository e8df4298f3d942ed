import { cardFaults, wordsOf } from '../../support/bot/card-schema';
import { clientId, from, startBot, tenantId } from '../../support/bot/bot-server';
import type { RunningBot } from '../../support/bot/bot-server';
import { channelId, people, teamId } from '../../support/bot/granforsa';

const inChannel = {
  conversation: {
    id: `${channelId};messageid=1700`,
    conversationType: 'channel',
    isGroup: true,
    tenantId,
  },
  channelData: {
    tenant: { id: tenantId },
    team: { id: '19:general@thread.tacv2', aadGroupId: teamId },
    channel: { id: channelId },
  },
};
const bot = { id: `28:${clientId}` };

describe('the bot answers messages and events', () => {
  let running: RunningBot;
  const references = () => running.product.tables.conversations.all().map(({ value }) => value);
  const sentTexts = () => running.connector.calls.map(({ body }) => wordsOf(body.attachments));
  beforeEach(async () => {
    running = await startBot();
  });
  afterEach(() => running.stop());

  test.each(['hej', '12,5', '<at>Jämna</at>&nbsp;82,5', ''])(
    '"%s" in a person’s chat is answered with the reports that the person owes, and no number is saved',
    async (text) => {
      expect((await running.post({ type: 'message', text })).status).toBe(200);
      expect(sentTexts()[0]).toContain('Du har 1 mål att rapportera');
      expect(sentTexts()[0]).toContain('Flickor och pojkar är trygga i skolan');
      expect(sentTexts()[0]).toContain('Siffror läser jag bara i kortets fält');
      expect(cardFaults(running.connector.calls[0]?.body.attachments?.[0]?.content)).toEqual([]);
      expect(running.product.tables.reports.all()).toEqual([]);
    },
  );

  test('a person who owes no report gets that answer, in the language of their client', async () => {
    await running.post({ type: 'message', text: 'moi', locale: 'fi-FI', from: from(people.other) });
    expect(sentTexts()[0]).toContain('Sinulla ei ole juuri nyt raportoitavaa');
  });

  test('a very long text gets an answer', async () => {
    await running.post({ type: 'message', text: 'å'.repeat(200_000) });
    expect(sentTexts()).toHaveLength(1);
  });

  test('in a channel the bot’s answer names no person’s goals', async () => {
    await running.post({ type: 'message', text: '<at>Jämna</at> status', ...inChannel });
    expect(sentTexts()[0]).toContain('Skriv till mig i en egen chatt');
    expect(sentTexts()[0]).not.toContain('Flickor och pojkar');
    expect(references()).toEqual([]);
  });

  test('a message that is delivered again is answered once', async () => {
    const again = { type: 'message', text: 'hej', id: '1' };
    await running.post(again);
    await running.post(again);
    expect(sentTexts()).toHaveLength(1);
  });

  test.each([
    { type: 'messageUpdate', text: 'rapportera 12', channelData: { tenant: { id: tenantId } } },
    { type: 'messageDelete' },
    { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
    { type: 'typing' },
    { type: 'endOfConversation' },
    { type: 'event', name: 'application/vnd.microsoft.readReceipt', value: {} },
    { type: 'somethingNew', entities: [{ type: 'unknown' }] },
    { type: 'conversationUpdate', membersAdded: [{ id: '29:1someone' }] },
    { type: 'message', conversation: null },
  ])('an activity of type $type changes nothing and is not an error', async (own) => {
    expect((await running.post(own)).status).toBe(200);
    expect(running.connector.calls).toEqual([]);
    expect(running.product.logged.filter((event) => event.startsWith('ALARM'))).toEqual([]);
  });

  test('when a person installs the app, the bot records the conversation and sends one welcome message', async () => {
    await running.post({ type: 'conversationUpdate', membersAdded: [bot] });
    await running.post({ type: 'installationUpdate', action: 'add' });
    expect(references()).toMatchObject([
      {
        key: `person:${people.manager}`,
        conversationId: 'a:1maja',
        serviceUrl: running.connector.serviceUrl,
        locale: 'sv-SE',
      },
    ]);
    expect(sentTexts()).toHaveLength(1);
    expect(sentTexts()[0]).toContain('Hej! Jag är Jämna');
  });

  test('a removed app makes the conversation unreachable, until the person writes again', async () => {
    await running.post({ type: 'installationUpdate', action: 'add' });
    await running.post({ type: 'installationUpdate', action: 'remove' });
    expect(references()).toMatchObject([{ unreachable: 'bot-removed' }]);
    await running.post({ type: 'message', text: 'hej igen' });
    expect(references()[0]?.unreachable).toBeUndefined();
  });

  test('a team’s conversation is recorded by the channel’s id and the team’s group id', async () => {
    await running.post({ type: 'installationUpdate', action: 'add', ...inChannel });
    const general = '19:general@thread.tacv2';
    expect(references()).toMatchObject(
      [channelId, general].map((id) => ({
        key: `channel:${id}`,
        recipient: { kind: 'channel', teamId, channelId: id },
        conversationId: id,
      })),
    );
    expect(sentTexts()).toEqual([]);
  });

  test('a deleted channel becomes unreachable, a restored one reachable, and a renamed one does not change', async () => {
    const channelEvent = (eventType: string) =>
      running.post({
        type: 'conversationUpdate',
        ...inChannel,
        channelData: { ...inChannel.channelData, eventType },
      });
    await running.post({ type: 'installationUpdate', action: 'add', ...inChannel });
    await channelEvent('channelDeleted');
    expect(references().map(({ unreachable }) => unreachable)).toEqual(['channel-gone', undefined]);
    await channelEvent('channelRestored');
    expect(references().map(({ unreachable }) => unreachable)).toEqual([undefined, undefined]);
    await channelEvent('channelRenamed');
    expect(references()).toHaveLength(2);
  });

  describe('events that name the team and the channel by Teams’ own ids alone', () => {
    const general = '19:general@thread.tacv2';
    const other = '19:annan@thread.tacv2';
    const install = (team: object, id = channelId) =>
      running.post({
        type: 'installationUpdate',
        action: 'add',
        conversation: { id, conversationType: 'channel', tenantId },
        channelData: { tenant: { id: tenantId }, team: { id: general, ...team } },
      });
    /** Sends an event as Teams documents it: without the group id, and with the team's id as conversation. */
    const event = (eventType: string, channel?: string) =>
      running.post({
        type: 'conversationUpdate',
        conversation: { id: general, conversationType: 'channel', tenantId },
        channelData: {
          tenant: { id: tenantId },
          team: { id: general },
          eventType,
          ...(channel !== undefined && { channel: { id: channel } }),
        },
      });
    const reasonOf = (id: string) =>
      references().find(({ key }) => key === `channel:${id}`)?.unreachable;
    const old = (id: string) => ({
      id: '900',
      key: `channel:${id}`,
      recipient: { kind: 'channel', teamId: general, channelId: id } as const,
      conversationId: id,
      serviceUrl: running.connector.serviceUrl,
      seenAt: '2027-01-11T09:00:00Z',
    });

    test('a deleted and a restored channel are found by the channel’s id, and keep their team', async () => {
      await install({ aadGroupId: teamId });
      await event('channelDeleted', channelId);
      expect(reasonOf(channelId)).toBe('channel-gone');
      await event('channelRestored', channelId);
      expect(reasonOf(channelId)).toBeUndefined();
      expect(references()[0]).toMatchObject({ recipient: { teamId } });
    });

    test('a deleted channel that only a board’s link names becomes unreachable', async () => {
      await install({ aadGroupId: teamId }, other);
      await event('channelDeleted', channelId);
      expect(reasonOf(channelId)).toBe('channel-gone');
      expect(reasonOf(other)).toBeUndefined();
    });

    test('a channel that only the link of a board names stays without a team until an event names it', async () => {
      const recipientOf = (id: string) =>
        references().find(({ key }) => key === `channel:${id}`)?.recipient;
      await event('channelDeleted', channelId);
      expect(recipientOf(channelId)).toMatchObject({ teamId: '' });
      await event('channelRestored', channelId);
      expect(recipientOf(channelId)).toMatchObject({ teamId: '' });
      expect(reasonOf(channelId)).toBeUndefined();
      const right = '0f0f0f0f-0000-4000-8000-000000000009';
      await install({ aadGroupId: right });
      expect(recipientOf(channelId)).toMatchObject({ teamId: right });
    });

    test('the archive of a team is noticed when its first channel was met only as the name of the team', async () => {
      await install({ aadGroupId: teamId });
      await event('teamArchived');
      expect(reasonOf(channelId)).toBe('channel-gone');
      await event('teamUnarchived');
      expect(reasonOf(channelId)).toBeUndefined();
    });

    test('a first channel whose id could change an address is not recorded', async () => {
      await install({ id: '19:../../evil?x=', aadGroupId: teamId });
      expect(references().map(({ conversationId }) => conversationId)).toEqual([channelId]);
    });

    test('a channel that nobody knows is not recorded, and a link does not vouch for one', async () => {
      await event('channelDeleted', other);
      await event('channelRestored', channelId);
      expect(references()).toEqual([]);
    });

    test.each([
      ['teamArchived', 'teamUnarchived'],
      ['teamDeleted', 'teamRestored'],
    ])('%s and %s concern every channel of the team', async (gone, restored) => {
      await install({ aadGroupId: teamId }, general);
      await install({ aadGroupId: teamId });
      await install({ aadGroupId: '0f0f0f0f-0000-4000-8000-000000000009' }, other);
      await event(gone);
      expect([general, channelId, other].map(reasonOf)).toEqual([
        'channel-gone',
        'channel-gone',
        undefined,
      ]);
      await event(restored);
      expect([general, channelId].map(reasonOf)).toEqual([undefined, undefined]);
    });

    test('the row of an earlier version learns its team when the app is installed', async () => {
      await running.stop();
      running = await startBot({ conversations: [] });
      await running.product.tables.conversations.create(old(channelId), { by: '', handling: '' });
      await event('channelDeleted', channelId);
      expect(reasonOf(channelId)).toBe('channel-gone');
      await event('teamRestored');
      expect(reasonOf(channelId)).toBeUndefined();
      await install({ aadGroupId: teamId });
      expect(references()[0]).toMatchObject({ recipient: { teamId, channelId } });
    });
  });

  test('a conversation whose id could change an address is not recorded', async () => {
    const conversation = { id: '../../v3/evil?x=', conversationType: 'personal', tenantId };
    expect((await running.post({ type: 'message', text: 'hej', conversation })).status).toBe(200);
    expect(references()).toEqual([]);
    expect(running.connector.calls).toEqual([]);
  });

  test('a turn succeeds when the connector is down', async () => {
    running.connector.next.push('reset');
    expect((await running.post({ type: 'message', text: 'hej' })).status).toBe(200);
    expect(running.product.logged).toContain('bot.answer-not-posted');
  });
});
