import { until } from '../support/until';
import { aCard, startEmulator, type Emulator } from '../support/host-emulator';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
}, 180_000);
afterAll(() => emulator.stop());
afterEach(() => emulator.product.answer(() => ({ status: 200 })));

const path = (place: string, rest = '') =>
  `/host/conversations/${encodeURIComponent(place)}${rest}`;
const cardType = 'application/vnd.microsoft.card.adaptive';

interface ConversationView {
  readonly messages: readonly {
    readonly id: string;
    readonly ownCard?: { readonly body: readonly { readonly text: string }[] };
    readonly undelivered?: boolean;
  }[];
}

/** Sends a card to a person's chat. @returns functions that press its button and read what the person sees */
async function aCardFor(name: string) {
  const { id: userId } = emulator.person(name);
  const chat = await emulator.bot('POST', '/v3/conversations', {
    members: [{ id: userId }],
    tenantId: emulator.tenantId,
  });
  const place = String(chat.body.id);
  const sent = await emulator.bot('POST', `/v3/conversations/${place}/activities`, {
    type: 'message',
    attachments: [aCard('Rapportera')],
  });
  const id = String(sent.body.id);
  return {
    place,
    id,
    press: (kind: 'execute' | 'submit' = 'execute') =>
      emulator.page<{ kind: string; text?: string }>('POST', path(place, `/messages/${id}/press`), {
        userId,
        kind,
        verb: 'report',
        data: { action: 'report', women: '12,5' },
        locale: 'sv-SE',
      }),
    read: async () =>
      (await emulator.page<ConversationView>('GET', `${path(place)}?user=${userId}`)).messages[0],
  };
}

const answerWith = (value: unknown, type = cardType, statusCode = 200) =>
  emulator.product.answer((one) =>
    one.type === 'invoke' ? { status: 200, body: { statusCode, type, value } } : { status: 200 },
  );

describe('A button of a card', () => {
  test('Action.Execute arrives as an invoke with the data, and the answer replaces the card', async () => {
    const card = await aCardFor('Anna');
    answerWith(aCard('Kvitto').content);
    expect(await card.press()).toEqual({ kind: 'card' });
    const { activity } = await emulator.product.next((one) => one.type === 'invoke');
    expect(activity).toMatchObject({
      name: 'adaptiveCard/action',
      replyToId: card.id,
      locale: 'sv-SE',
      from: { aadObjectId: emulator.person('Anna').id, name: 'Anna Bergqvist' },
      value: {
        trigger: 'manual',
        action: { type: 'Action.Execute', verb: 'report', data: { women: '12,5' } },
      },
    });
    expect((await card.read())?.ownCard?.body[0]?.text).toBe('Kvitto');
  });

  test('in a channel only the person who pressed sees the answer, until the bot updates the message', async () => {
    const channel = emulator.teams[0]?.channels[1]?.id ?? '';
    const post = await emulator.bot('POST', '/v3/conversations', {
      channelData: { channel: { id: channel } },
      activity: { type: 'message', attachments: [aCard('Alla')] },
    });
    const [karin, other] = [emulator.person('Karin').id, emulator.person('Johan').id];
    answerWith(aCard('Bara du').content);
    const at = path(channel, `/messages/${String(post.body.activityId)}/press`);
    await emulator.page('POST', at, { userId: karin, kind: 'execute', verb: 'report' });
    const see = async (user: string) =>
      (await emulator.page<ConversationView>('GET', `${path(channel)}?user=${user}`)).messages[0]
        ?.ownCard;
    expect(await see(karin)).toBeDefined();
    expect(await see(other)).toBeUndefined();
    await emulator.bot(
      'PUT',
      `/v3/conversations/${channel}/activities/${String(post.body.activityId)}`,
      {
        type: 'message',
        attachments: [aCard('Nytt för alla')],
      },
    );
    expect(await see(karin)).toBeUndefined();
  });

  test('an answer that is a message is shown below the card', async () => {
    const card = await aCardFor('Maria');
    answerWith('Omgången är stängd.', 'application/vnd.microsoft.activity.message');
    expect(await card.press()).toEqual({ kind: 'message', text: 'Omgången är stängd.' });
  });

  test('an invoke with an empty answer is sent once more, and then the person sees an error', async () => {
    const card = await aCardFor('Eva');
    const before = emulator.product.received.length;
    expect(await card.press()).toEqual({ kind: 'failed' });
    const invokes = emulator.product.received
      .slice(before)
      .filter((r) => r.activity.type === 'invoke');
    expect(invokes).toHaveLength(2);
  });

  test('the person sees an error when the bot answers with an error, or with a card above version 1.5', async () => {
    const card = await aCardFor('Lars');
    answerWith({ code: 'bad', message: 'nej' }, 'application/vnd.microsoft.error', 500);
    expect(await card.press()).toEqual({ kind: 'failed' });
    answerWith(aCard('Ny', '1.6').content);
    expect(await card.press()).toEqual({ kind: 'failed' });
    expect((await card.read())?.ownCard).toBeUndefined();
  });

  test('an HTTP error shows the person that the app cannot be reached', async () => {
    const card = await aCardFor('Petra');
    emulator.product.answer(() => ({ status: 500 }));
    expect(await card.press()).toEqual({ kind: 'unreachable' });
  });

  describe('without an answer in time', () => {
    const presses = () =>
      emulator.product.received.filter(({ activity }) => activity.type === 'invoke');
    afterEach(() => emulator.page('DELETE', '/_emulator/switches'));

    test.each([
      { slowInvokes: 'dropped', times: 1 },
      { slowInvokes: 'redelivered', times: 2 },
    ])(
      'row 98: the person sees that the app cannot be reached, and the press is $slowInvokes',
      async ({ slowInvokes, times }) => {
        await emulator.page('PUT', '/_emulator/switches', { answerLimitMs: 300, slowInvokes });
        const card = await aCardFor(slowInvokes === 'dropped' ? 'Helena' : 'Gunilla');
        emulator.product.answer((one) => (one.type === 'invoke' ? 'hang' : { status: 200 }));
        const before = presses().length;
        expect(await card.press()).toEqual({ kind: 'unreachable' });
        const sent = presses().slice(before);
        expect(sent).toHaveLength(times);
        expect(new Set(sent.map(({ activity }) => activity['id'])).size).toBe(times);
      },
    );
  });

  test('Action.Submit arrives as a message with a value and no text', async () => {
    const card = await aCardFor('Daniel');
    expect(await card.press('submit')).toEqual({ kind: 'sent' });
    const { activity } = await emulator.product.next(
      (one) => one.type === 'message' && 'value' in one,
    );
    expect(activity).toMatchObject({ replyToId: card.id, value: { women: '12,5' } });
    expect(activity).not.toHaveProperty('text');
  });
});

describe('A person writes', () => {
  test('the bot receives every message of the chat, with the person’s language', async () => {
    const card = await aCardFor('Marie');
    const userId = emulator.person('Marie').id;
    await emulator.page('POST', path(card.place, '/messages'), {
      userId,
      text: 'hjälp',
      locale: 'fi-FI',
    });
    const { activity } = await emulator.product.next((one) => one['text'] === 'hjälp');
    expect(activity).toMatchObject({
      type: 'message',
      locale: 'fi-FI',
      conversation: { conversationType: 'personal', id: card.place },
      recipient: { id: `28:${emulator.botId}` },
    });
  });

  test('in a channel the bot receives only messages that mention it', async () => {
    const channel = emulator.teams[0]?.channels[1]?.id ?? '';
    const userId = emulator.person('Karin').id;
    await emulator.page('POST', path(channel, '/messages'), { userId, text: 'oss emellan' });
    await emulator.page('POST', path(channel, '/messages'), {
      userId,
      text: 'hur går det',
      mentionsBot: true,
    });
    const { activity } = await emulator.product.next((one) =>
      String(one['text']).includes('hur går det'),
    );
    expect(activity['text']).toBe('<at>Jämna</at> hur går det');
    expect(activity.conversation.id).toMatch(/^19:.+;messageid=\d+$/);
    expect(activity['entities']).toContainEqual(
      expect.objectContaining({ type: 'mention', text: '<at>Jämna</at>' }),
    );
    expect(
      emulator.product.received.filter((r) => String(r.activity['text']).includes('oss emellan')),
    ).toEqual([]);
  });

  test('a message that the product does not accept is marked as undelivered', async () => {
    const card = await aCardFor('Magnus');
    emulator.product.answer(() => ({ status: 500 }));
    await emulator.page('POST', path(card.place, '/messages'), {
      userId: emulator.person('Magnus').id,
      text: 'är du där',
    });
    const seen = async () =>
      (
        await emulator.page<ConversationView>(
          'GET',
          `${path(card.place)}?user=${emulator.person('Magnus').id}`,
        )
      ).messages;
    await until(async () => (await seen()).at(-1)?.undelivered === true);
  });

  test.each([
    { slowMessages: 'redelivered', times: 2 },
    { slowMessages: 'dropped', times: 1 },
  ])(
    'row 98: a message without an answer in time is $slowMessages',
    async ({ slowMessages, times }) => {
      await emulator.page('PUT', '/_emulator/switches', { answerLimitMs: 300, slowMessages });
      const card = await aCardFor('Tomas');
      const text = `långsamt ${slowMessages}`;
      const userId = emulator.person('Tomas').id;
      emulator.product.answer((one) => (one['text'] === text ? 'hang' : { status: 200 }));
      await emulator.page('POST', path(card.place, '/messages'), { userId, text });
      const seen = async () =>
        (await emulator.page<ConversationView>('GET', `${path(card.place)}?user=${userId}`))
          .messages;
      await until(async () => (await seen()).at(-1)?.undelivered === true);
      const sent = emulator.product.received.filter(({ activity }) => activity['text'] === text);
      expect(sent).toHaveLength(times);
      expect(new Set(sent.map(({ activity }) => activity['id'])).size).toBe(1);
      await emulator.page('DELETE', '/_emulator/switches');
    },
  );

  test('a person cannot read another person’s chat', async () => {
    const card = await aCardFor('Camilla');
    const { status } = await fetch(
      `${emulator.host}${path(card.place)}?user=${emulator.person('Nils').id}`,
    );
    expect(status).toBe(404);
  });
});
