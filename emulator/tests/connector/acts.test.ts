import { aCard, startEmulator, type Emulator } from '../support/host-emulator';
import type { Received } from './product';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
}, 180_000);
afterAll(() => emulator.stop());

type Activity = Received['activity'];
interface ActResult {
  readonly id: string;
  readonly channelId: string;
  readonly kind: string;
  readonly error?: { readonly code: string; readonly message: string };
}

/** Does an act of a person. The emulator sends the bot its activity in the background. */
const act = (name: string, body: object) =>
  emulator.page<ActResult>('POST', '/_emulator/acts', {
    userId: emulator.person(name).id,
    ...body,
  });
const next = async (isWanted: (one: Activity) => boolean) =>
  (await emulator.product.next(isWanted)).activity;
const eventType = (one: Activity) => (one['channelData'] as { eventType?: string }).eventType;
const nextEvent = (wanted: string) => next((one) => eventType(one) === wanted);

const team = (at = 0) => {
  const found = emulator.teams[at];
  if (found === undefined) throw new Error('No such team');
  return found;
};
const general = (at = 0) => team(at).channels[0]?.id ?? '';
const goals = (at = 0) => team(at).channels[1]?.id ?? '';
const post = (conversation: string, text = 'Hej') =>
  emulator.bot('POST', `/v3/conversations/${conversation}/activities`, { type: 'message', text });

describe('A person’s own message', () => {
  test('the bot receives each edit, deletion and restoration, with the same id', async () => {
    const { id } = await act('Anna', { act: 'sendMessage', text: 'tolv procent' });
    await act('Anna', { act: 'editMessage', messageId: id, text: '12,5 %' });
    const edited = await nextEvent('editMessage');
    await act('Anna', { act: 'deleteMessage', messageId: id });
    const deleted = await nextEvent('softDeleteMessage');
    await act('Anna', { act: 'undeleteMessage', messageId: id });
    const back = await nextEvent('undeleteMessage');
    expect(edited).toMatchObject({ type: 'messageUpdate', id, text: '12,5 %' });
    expect(deleted).toMatchObject({ type: 'messageDelete', id });
    expect(deleted).not.toHaveProperty('text');
    expect(back).toMatchObject({ type: 'messageUpdate', id, text: '12,5 %' });
    expect(back.conversation.conversationType).toBe('personal');
  });

  test('in a channel the bot receives edits of messages that mention it, and no others', async () => {
    const place = { conversationId: goals() };
    const unrelated = await act('Karin', { ...place, act: 'sendMessage', text: 'oss emellan' });
    const mentioning = await act('Karin', {
      ...place,
      act: 'sendMessage',
      text: 'hur går det',
      mentionsBot: true,
    });
    await act('Karin', { ...place, act: 'editMessage', messageId: unrelated.id, text: 'tyst' });
    await act('Karin', {
      ...place,
      act: 'editMessage',
      messageId: mentioning.id,
      text: 'hur går det nu',
    });
    const received = await next((one) => String(one['text']).includes('nu'));
    expect(received).toMatchObject({ id: mentioning.id, text: '<at>Jämna</at> hur går det nu' });
    expect(emulator.product.received.some(({ activity }) => activity['id'] === unrelated.id)).toBe(
      false,
    );
    const { messages } = await emulator.page<{ messages: readonly { text: string }[] }>(
      'GET',
      `/host/conversations/${encodeURIComponent(goals())}?user=${emulator.person('Karin').id}`,
    );
    expect(messages.map(({ text }) => text)).toEqual(['tyst', '@Jämna hur går det nu']);
  });

  test('a person cannot change another person’s message', async () => {
    const { id } = await act('Karin', {
      act: 'sendMessage',
      conversationId: goals(),
      text: 'mitt',
    });
    const place = { conversationId: goals(), messageId: id };
    const { error } = await act('Johan', { ...place, act: 'deleteMessage' });
    expect(error?.code).toBe('notFound');
  });
});

test('the bot receives reactions to its own messages, with the id of the message', async () => {
  const { body } = await post(goals());
  const on = { conversationId: goals(), messageId: body.id, reaction: 'heart' };
  await act('Karin', { ...on, act: 'addReaction' });
  const added = await next((one) => 'reactionsAdded' in one);
  await act('Karin', { ...on, act: 'removeReaction' });
  const removed = await next((one) => 'reactionsRemoved' in one);
  expect(added).toMatchObject({ type: 'messageReaction', replyToId: body.id });
  expect(added['reactionsAdded']).toEqual([{ type: 'heart' }]);
  expect(removed['reactionsRemoved']).toEqual([{ type: 'heart' }]);
  expect(added.conversation.id).toBe(`${goals()};messageid=${String(body.id)}`);
});

describe('A team changes', () => {
  const inTeam = (body: object) => act('Karin', { teamId: team().id, ...body });
  const teamOf = (one: Activity) => (one['channelData'] as { team?: object }).team ?? {};

  test('when a team is renamed, the event has the new name, the team’s id and the team’s conversation', async () => {
    await inTeam({ act: 'renameTeam', name: 'Kommunledningen' });
    const event = await nextEvent('teamRenamed');
    expect(event).toMatchObject({
      type: 'conversationUpdate',
      conversation: { id: general(), conversationType: 'channel' },
      from: { aadObjectId: emulator.person('Karin').id },
    });
    expect(teamOf(event)).toEqual({
      id: general(),
      aadGroupId: team().id,
      name: 'Kommunledningen',
    });
    const { body } = await emulator.bot('GET', `/v3/teams/${general()}`);
    expect(body['name']).toBe('Kommunledningen');
  });

  test('the bot receives the creation, renaming, deletion and restoration of a channel, and can write in it while it exists', async () => {
    const { channelId } = await inTeam({ act: 'createChannel', name: 'Mål' });
    const channelOf = (one: Activity) => (one['channelData'] as { channel: object }).channel;
    expect(channelOf(await nextEvent('channelCreated'))).toEqual({ id: channelId, name: 'Mål' });
    expect((await post(channelId)).status).toBe(201);
    await inTeam({ act: 'renameChannel', channelId, name: 'Målen' });
    expect(channelOf(await nextEvent('channelRenamed'))).toEqual({ id: channelId, name: 'Målen' });
    await inTeam({ act: 'deleteChannel', channelId });
    expect(channelOf(await nextEvent('channelDeleted'))).toMatchObject({ id: channelId });
    expect((await post(channelId)).body.error?.code).toBe('ConversationNotFound');
    await inTeam({ act: 'restoreChannel', channelId });
    await nextEvent('channelRestored');
    expect((await post(channelId)).status).toBe(201);
    const { body } = await emulator.bot('GET', `/v3/teams/${general()}/conversations`);
    expect(body['conversations']).toContainEqual({ id: channelId, name: 'Målen' });
  });

  test('the bot receives no event of a private channel and cannot write in it', async () => {
    const { channelId } = await inTeam({
      act: 'createChannel',
      name: 'Enskilt',
      membershipType: 'private',
    });
    await inTeam({ act: 'renameChannel', channelId, name: 'Hemligt' });
    const refused = await post(channelId);
    expect([refused.status, refused.body.error?.code]).toEqual([403, 'NotEnoughPermissions']);
    await inTeam({ act: 'renameTeam', name: 'Efteråt' });
    await next((one) => JSON.stringify(teamOf(one)).includes('Efteråt'));
    expect(JSON.stringify(emulator.product.received)).not.toContain('Hemligt');
  });

  test.each([
    { archivedTeam: 'refused', status: 403 },
    { archivedTeam: 'writable', status: 201 },
  ])(
    'row 99: the bot receives the archiving of a team (switch archivedTeam: $archivedTeam)',
    async ({ archivedTeam, status }) => {
      await emulator.page('PUT', '/_emulator/switches', { archivedTeam });
      await inTeam({ act: 'archiveTeam' });
      await nextEvent('teamArchived');
      expect((await post(goals())).status).toBe(status);
      expect((await emulator.bot('GET', `/v3/conversations/${general()}/members`)).status).toBe(
        200,
      );
      await inTeam({ act: 'unarchiveTeam' });
      await nextEvent('teamUnarchived');
      expect((await post(goals())).status).toBe(201);
    },
  );

  test('a deleted team has no conversations until it is restored', async () => {
    const before = emulator.product.received.length;
    await act('Maria', { teamId: team(1).id, act: 'deleteTeam' });
    await nextEvent('teamDeleted');
    expect((await post(goals(1))).body.error?.code).toBe('ConversationNotFound');
    await act('Maria', { teamId: team(1).id, act: 'restoreTeam' });
    await nextEvent('teamRestored');
    expect((await post(goals(1))).status).toBe(201);
    const installs = emulator.product.received
      .slice(before)
      .filter(({ activity }) => activity.type === 'installationUpdate')
      .filter(({ activity }) => activity.conversation.id === general(1));
    expect(installs).toEqual([]);
  });

  test('the bot receives who joined or left a team, and the roster changes', async () => {
    const { id } = emulator.person('Emma');
    await inTeam({ act: 'addMembers', userIds: [id] });
    const added = await next((one) => JSON.stringify(one['membersAdded'] ?? []).includes(id));
    expect(eventType(added)).toBe('teamMemberAdded');
    const [{ id: mri } = { id: '' }] = added['membersAdded'] as readonly { id: string }[];
    const member = `/v3/conversations/${general()}/members/${mri}`;
    expect((await emulator.bot('GET', member)).body).toMatchObject({ objectId: id });
    await inTeam({ act: 'removeMembers', userIds: [id] });
    await next((one) => JSON.stringify(one['membersRemoved'] ?? []).includes(id));
    const gone = await emulator.bot('GET', member);
    expect([gone.status, gone.body.error?.code]).toEqual([404, 'MemberNotFoundInConversation']);
  });

  test('the bot receives no event of a team without the app', async () => {
    const body = { teamId: team(4).id, act: 'renameTeam', name: 'Tyst team' };
    await act('Karin', body);
    await inTeam({ act: 'renameTeam', name: 'Sist' });
    await next((one) => JSON.stringify(teamOf(one)).includes('Sist'));
    expect(JSON.stringify(emulator.product.received)).not.toContain('Tyst team');
  });
});

test('the bot receives the installation in a team and for a person as Teams sends it', async () => {
  await act('Karin', { act: 'installApp', teamId: team(4).id });
  const isOf = (id: string) => (one: Activity) => one.conversation.id === id;
  const update = await next((one) => isOf(general(4))(one) && one.type === 'conversationUpdate');
  expect(update['membersAdded']).toEqual([{ id: `28:${emulator.botId}` }]);
  expect(update['channelData']).toMatchObject({
    eventType: 'teamMemberAdded',
    settings: { selectedChannel: { id: general(4) } },
  });
  await next((one) => isOf(general(4))(one) && one['action'] === 'add');
  const { id } = emulator.person('Robert');
  await act('Robert', { act: 'installApp' });
  const isRobert = (one: Activity) => JSON.stringify(one['from']).includes(id);
  const personal = await next((one) => isRobert(one) && one.type === 'conversationUpdate');
  expect(personal['membersAdded']).toEqual([
    { id: `28:${emulator.botId}` },
    expect.objectContaining({ aadObjectId: id }),
  ]);
});

test('Teams shows suggested actions in a chat, and not in a channel', async () => {
  const suggestedActions = {
    actions: [
      ...['Ja', 'Nej', '3', '4', '5', '6', '7'].map((title) => ({ type: 'imBack', title })),
      { type: 'openUrl', title: 'Länk' },
    ],
  };
  const chat = await emulator.bot('POST', '/v3/conversations', {
    members: [{ id: emulator.person('Nils').id }],
    tenantId: emulator.tenantId,
  });
  const places = [chat.body.id ?? '', goals(2)];
  const shown = [];
  for (const place of places) {
    const message = { type: 'message', text: 'Klart?', suggestedActions };
    await emulator.bot('POST', `/v3/conversations/${place}/activities`, message);
    const user = place === chat.body.id ? 'Nils' : 'Maria';
    const { messages } = await emulator.page<{
      messages: readonly { suggestedActions?: unknown[] }[];
    }>('GET', `/host/conversations/${encodeURIComponent(place)}?user=${memberOf(user, place)}`);
    shown.push(messages.at(-1)?.suggestedActions?.length);
  }
  expect(shown).toEqual([6, undefined]);
});

/** Finds a person who can open a conversation. */
function memberOf(name: string, place: string): string {
  if (place === goals(2)) return teamMember(2);
  return emulator.person(name).id;
}
const teamMember = (at: number) => team(at).memberIds[0] ?? '';

test.each([
  [{ act: 'sing' }, 'invalid'],
  [{ act: 'sendMessage', text: '' }, 'invalid'],
  [{ act: 'renameTeam', teamId: 'nowhere', name: 'x' }, 'notFound'],
  [{ act: 'sendMessage', conversationId: 'nowhere', text: 'x' }, 'notFound'],
  [{ act: 'addReaction', messageId: '1', reaction: 'like' }, 'notFound'],
])('%j is refused', async (body, code) => {
  expect((await act('Karin', body)).error?.code).toBe(code);
});

test('a press of a button returns what the person sees', async () => {
  const { body } = await emulator.bot('POST', `/v3/conversations/${goals()}/activities`, {
    type: 'message',
    attachments: [aCard('Rapportera')],
  });
  emulator.product.answer((one) =>
    one.type === 'invoke'
      ? {
          status: 200,
          body: {
            statusCode: 200,
            type: 'application/vnd.microsoft.activity.message',
            value: 'Tack',
          },
        }
      : { status: 200 },
  );
  const press = { act: 'pressButton', kind: 'execute', verb: 'report', messageId: body.id };
  expect(await act('Karin', { ...press, conversationId: goals() })).toEqual({
    kind: 'message',
    text: 'Tack',
  });
});
