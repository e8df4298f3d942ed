import { createRemoteJWKSet, jwtVerify } from 'jose';
import { aCard, startEmulator, type Emulator } from '../support/host-emulator';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
}, 180_000);
afterAll(() => emulator.stop());

const chatWith = (id: string) => ({
  members: [{ id }],
  tenantId: emulator.tenantId,
  isGroup: false,
});
const message = (text: string) => ({ type: 'message', text });
const at = (conversation: string, activity = '') =>
  `/v3/conversations/${encodeURIComponent(conversation)}/activities${activity && `/${activity}`}`;

async function openChat(name: string): Promise<string> {
  const { body } = await emulator.bot(
    'POST',
    '/v3/conversations',
    chatWith(emulator.person(name).id),
  );
  return String(body.id);
}

const channel = (teamAt = 0, channelAt = 1) =>
  emulator.teams[teamAt]?.channels[channelAt]?.id ?? '';

interface Conversation {
  readonly messages: readonly { readonly id: string; readonly text?: string }[];
}
const messagesOf = (place: string, name: string) =>
  emulator.page<Conversation>(
    'GET',
    `/host/conversations/${encodeURIComponent(place)}?user=${emulator.person(name).id}`,
  );

describe('The bot writes', () => {
  test('the chat with a person is the same each time, and its messages survive a crash', async () => {
    const chat = await openChat('Anna');
    expect(await openChat('Anna')).toBe(chat);
    const sent = await emulator.bot('POST', at(chat), message('Hej Anna'));
    expect(sent.status).toBe(201);
    await emulator.restart();
    const { messages } = await messagesOf(chat, 'Anna');
    expect(messages.map(({ id, text }) => [id, text])).toContainEqual([sent.body.id, 'Hej Anna']);
  }, 180_000);

  test('the bot starts a thread in a channel, replies in it, and updates its first message', async () => {
    const opened = await emulator.bot('POST', '/v3/conversations', {
      channelData: { channel: { id: channel() } },
      activity: { type: 'message', attachments: [aCard('0 av 9')] },
    });
    expect(opened.body.id).toBe(`${channel()};messageid=${String(opened.body.activityId)}`);
    const answer = await emulator.bot(
      'POST',
      at(String(opened.body.id)),
      message('Fem dagar kvar'),
    );
    const changed = await emulator.bot('PUT', at(channel(), opened.body.activityId), {
      type: 'message',
      attachments: [aCard('1 av 9')],
    });
    expect([answer.status, changed.status]).toEqual([201, 200]);
    const { messages } = await messagesOf(channel(), 'Karin');
    expect(messages).toHaveLength(2);
    expect(JSON.stringify(messages[0])).toContain('1 av 9');
    expect(messages[1]).toMatchObject({ threadId: opened.body.activityId, text: 'Fem dagar kvar' });
  });

  test('a deleted message is gone and can no longer be updated', async () => {
    const chat = await openChat('Petra');
    const { body } = await emulator.bot('POST', at(chat), message('Fel'));
    expect((await emulator.bot('DELETE', at(chat, body.id))).status).toBe(200);
    const late = await emulator.bot('PUT', at(chat, body.id), message('Rätt'));
    expect([late.status, late.body.error?.code]).toEqual([404, 'ActivityNotFoundInConversation']);
    expect((await messagesOf(chat, 'Petra')).messages).toHaveLength(0);
  });

  test('text and card in one activity become two messages, and no id comes back', async () => {
    const chat = await openChat('Eva');
    const both = { ...message('Hej'), attachments: [aCard('Kort')] };
    expect((await emulator.bot('POST', at(chat), both)).body).toEqual({});
    expect((await messagesOf(chat, 'Eva')).messages).toHaveLength(2);
  });

  test('a doubled slash after the serviceUrl is accepted', async () => {
    const chat = await openChat('Maria');
    expect((await emulator.bot('POST', `/${at(chat)}`, message('Hej'))).status).toBe(201);
  });

  test('the bot reads the members of a team, and one member', async () => {
    const paged = await emulator.bot('GET', `/v3/conversations/${channel()}/pagedMembers`);
    const members = paged.body['members'] as readonly { objectId: string; id: string }[];
    const karin = members.find((m) => m.objectId === emulator.person('Karin').id);
    const one = await emulator.bot(
      'GET',
      `/v3/conversations/${channel()}/members/${String(karin?.id)}`,
    );
    expect(one.body).toMatchObject({ name: 'Karin Lindgren', userRole: 'user' });
  });
});

describe('The bot is refused', () => {
  const refusals: readonly [
    string,
    () => Promise<{ status: number; body: { error?: { code: string } } }>,
    number,
    string,
  ][] = [
    [
      'a message over 100 KB',
      async () => emulator.bot('POST', at(await openChat('Annika')), message('å'.repeat(52_000))),
      413,
      'MessageSizeTooBig',
    ],
    [
      'a card newer than 1.5',
      async () =>
        emulator.bot('POST', at(await openChat('Susanne')), {
          type: 'message',
          attachments: [aCard('x', '1.6')],
        }),
      400,
      'BadArgument',
    ],
    [
      'an empty message',
      async () => emulator.bot('POST', at(await openChat('Tomas')), { type: 'message' }),
      400,
      'BadArgument',
    ],
    [
      'somebody unknown',
      () => emulator.bot('POST', '/v3/conversations', chatWith('29:nobody')),
      400,
      'BadArgument',
    ],
    [
      'somebody of another tenant',
      () => emulator.bot('POST', '/v3/conversations', chatWith(emulator.person('Olle').id)),
      400,
      'BadArgument',
    ],
    [
      'somebody without the app',
      () => emulator.bot('POST', '/v3/conversations', chatWith(emulator.person('Ingrid').id)),
      403,
      'ForbiddenOperationException',
    ],
    [
      'a conversation that is not there',
      () => emulator.bot('POST', at('a:1nothing'), message('Hej')),
      404,
      'ConversationNotFound',
    ],
    [
      'a message that is not there',
      async () => emulator.bot('PUT', at(await openChat('Henrik'), '123'), message('Hej')),
      404,
      'ActivityNotFoundInConversation',
    ],
    [
      'a channel of a team without the app',
      () => emulator.bot('POST', at(channel(4)), message('Hej')),
      403,
      'BotNotInConversationRoster',
    ],
    ['what is not built', () => emulator.bot('GET', '/v3/conversations'), 501, 'NotImplemented'],
  ];

  test.each(refusals)('%s is refused', async (_what, ask, ...expected) => {
    const { status, body } = await ask();
    expect([status, body.error?.code]).toEqual(expected);
  });

  test('a message to a person who blocked the bot is 403, and succeeds after the block is lifted', async () => {
    const chat = await openChat('Helena');
    const { id } = emulator.person('Helena');
    await emulator.page('PUT', '/host/installations', { kind: 'user', id, state: 'blocked' });
    const blocked = await emulator.bot('POST', at(chat), message('Hej'));
    expect(blocked.body.error).toMatchObject({
      code: 'ConversationBlockedByUser',
      subCode: 'MessageWritesBlocked',
    });
    await emulator.page('PUT', '/host/installations', { kind: 'user', id, state: 'installed' });
    expect((await emulator.bot('POST', at(chat), message('Hej'))).status).toBe(201);
  });

  test('more than seven messages to one conversation in a second give 429 with Retry-After', async () => {
    const chat = await openChat('Gunilla');
    const answers = await Promise.all(
      Array.from({ length: 9 }, () => emulator.bot('POST', at(chat), message('Hej'))),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]?.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await messagesOf(chat, 'Gunilla')).messages).toHaveLength(9 - refused.length);
  });

  test('a missing token, a malformed one and a token for Graph are all 401', async () => {
    const { access_token: forGraph } = await emulator.page<{ access_token: string }>(
      'POST',
      '/_emulator/token',
      { clientId: emulator.botId },
    );
    for (const token of [undefined, 'a.b.c', forGraph]) {
      const { status } = await emulator.botWith(
        token,
        'GET',
        `/v3/conversations/${channel()}/members`,
      );
      expect(status).toBe(401);
    }
  });
});

describe('The product is told', () => {
  test('each installation is sent to the product once, with a token of the Bot Framework', async () => {
    const person = emulator.person('Karin');
    const isKarin = (id: unknown) => (id as { aadObjectId?: string }).aadObjectId === person.id;
    const { activity, token } = await emulator.product.next(
      (one) =>
        one.type === 'installationUpdate' &&
        one.conversation.conversationType === 'personal' &&
        isKarin(one['from']),
    );
    const keys = createRemoteJWKSet(new URL(`${emulator.host}/botframework/v1/.well-known/keys`));
    const { payload } = await jwtVerify(token, keys, {
      issuer: 'https://api.botframework.com',
      audience: emulator.botId,
    });
    expect(payload['serviceurl']).toBe(activity['serviceUrl']);
    expect(activity).toMatchObject({
      action: 'add',
      channelId: 'msteams',
      serviceUrl: `${emulator.host}/connector/`,
      conversation: { tenantId: emulator.tenantId },
      channelData: { tenant: { id: emulator.tenantId } },
    });
    // The emulator announces people one after another in the tenant's order. When the last one's event has arrived, the store
    // has that the one before was announced.
    const [before = '', last = ''] = emulator.people
      .filter(({ hasApp }) => hasApp)
      .map(({ id }) => id)
      .slice(-2);
    const isTold = (id: string, action: string) =>
      emulator.product.next(
        (one) => one['action'] === action && JSON.stringify(one['from']).includes(id),
      );
    await isTold(last, 'add');
    const count = emulator.product.received.length;
    await emulator.restart();
    // An event that the restart repeated would arrive before this one.
    await emulator.page('PUT', '/host/installations', {
      kind: 'user',
      id: before,
      state: 'removed',
    });
    await isTold(before, 'remove');
    const again = emulator.product.received
      .slice(count)
      .filter(({ activity: a }) => a.type === 'installationUpdate' && isKarin(a['from']));
    expect(again).toHaveLength(0);
  }, 180_000);

  test('when a person removes the app, the product receives the event and the bot can no longer write in the chat', async () => {
    const { id } = emulator.person('Sofia');
    const chat = await openChat('Sofia');
    await emulator.page('PUT', '/host/installations', { kind: 'user', id, state: 'removed' });
    const { activity } = await emulator.product.next(
      (one) => one['action'] === 'remove' && one.conversation.id === chat,
    );
    expect(activity.type).toBe('installationUpdate');
    const refused = await emulator.bot('POST', at(chat), message('Hej'));
    expect(refused.body.error?.code).toBe('BotNotInConversationRoster');
  });
});
