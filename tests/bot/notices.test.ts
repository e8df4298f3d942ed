import type { Message, Messenger } from '../../src/core/ports';
import type { ConversationReference, Delivery } from '../../src/core/domain/messages/ledger';
import { cardFaults, partsOf, wordsOf } from '../support/bot/card-schema';
import { startBot, tenantId } from '../support/bot/bot-server';
import type { RunningBot } from '../support/bot/bot-server';
import type { Lists } from '../support/bot/fake-context';
import { aReport, aRound, bodies, channelId, people, teamId } from '../support/bot/granforsa';

const toManager = { kind: 'person', objectId: people.manager } as const;
const toChannel = { kind: 'channel', teamId, channelId } as const;
const roundCard: Message = {
  key: `round-card:helar-2026:${people.manager}:once`,
  kind: 'round-card',
  recipient: toManager,
  roundId: '21',
  details: {},
};
const boardPost: Message = {
  key: `board-post:helar-2026:${channelId}:BUN.once`,
  kind: 'board-post',
  recipient: toChannel,
  roundId: '21',
  details: { boardKey: 'BUN' },
};

describe('sending', () => {
  let running: RunningBot;
  const start = async (lists: Lists = {}, own: Partial<ConversationReference> = {}) => {
    running = await startBot(lists);
    const { serviceUrl } = running.connector;
    const reference = { serviceUrl, seenAt: '2027-01-04T08:00:00Z' };
    const { conversations } = running.product.tables;
    const chat = {
      conversationId: 'a:1maja',
      recipient: toManager,
      key: `person:${people.manager}`,
    };
    const trace = { by: 'test', handling: 'Noterade konversationen' };
    await conversations.create({ ...reference, ...chat, locale: 'sv-SE', ...own }, trace);
    const general = { kind: 'channel', teamId, channelId: '19:general@thread.tacv2' } as const;
    await conversations.create(
      {
        ...reference,
        recipient: general,
        conversationId: general.channelId,
        key: 'channel:general',
      },
      trace,
    );
  };
  const send = (message: Message) => running.bot.messenger.send(message, running.product.world());
  const calls = () => running.connector.calls;
  const sentWords = () =>
    wordsOf(calls().at(-1)?.body.attachments ?? calls().at(-1)?.body.activity);
  const rowOf = (
    message: Message,
    own: Partial<Omit<Delivery, 'kind' | 'details'>> = {},
  ): Delivery => ({
    ...message,
    id: '41',
    state: 'sent',
    stateAt: '2027-01-04T08:00:00Z',
    conversationId: 'a:1maja',
    activityId: '1700',
    ...own,
  });
  const update = (delivery: Delivery, message = roundCard) =>
    running.bot.messenger.update(delivery, message, running.product.world());
  afterEach(() => running.stop());

  test('a person’s card goes to the chat that is known, and says what was shown', async () => {
    await start();
    const outcome = await send(roundCard);
    expect(calls()).toHaveLength(1);
    expect(calls()[0]).toMatchObject({
      method: 'POST',
      path: '/teams/v3/conversations/a:1maja/activities',
      authorization: 'Bearer connector-token',
    });
    expect(outcome).toEqual({
      kind: 'sent',
      conversationId: 'a:1maja',
      activityId: '1700000000001',
      shownHash: running.bot.messenger.hash(roundCard, running.product.world()),
    });
    const attachment = calls()[0]?.body.attachments?.[0];
    expect(attachment?.contentType).toBe('application/vnd.microsoft.card.adaptive');
    expect(cardFaults(attachment?.content)).toEqual([]);
    expect(calls()[0]?.body.text).toBeUndefined();
    expect(sentWords()).toContain('Lena Lind, processledare, ber dig rapportera för Helår 2026.');
  });

  test('a person whose chat is not known gets one, by object id and tenant', async () => {
    await start();
    running.connector.next.push({ status: 201, body: { id: 'a:1bo' } });
    const recipient = { kind: 'person', objectId: people.busy } as const;
    expect(await send({ ...roundCard, recipient })).toMatchObject({ conversationId: 'a:1bo' });
    expect(calls()[0]).toMatchObject({
      path: '/teams/v3/conversations',
      body: { members: [{ id: people.busy }], tenantId, channelData: { tenant: { id: tenantId } } },
    });
    expect(calls()[1]?.path).toBe('/teams/v3/conversations/a:1bo/activities');
  });

  test('a board’s post is a new thread by the channel’s bare id, and names units but no person', async () => {
    await start();
    const outcome = await send(boardPost);
    expect(calls()[0]).toMatchObject({
      path: '/teams/v3/conversations',
      body: { channelData: { channel: { id: channelId } } },
    });
    expect(outcome).toMatchObject({
      kind: 'sent',
      conversationId: '19:x@thread.tacv2;messageid=1700000000001',
      activityId: '1700000000001',
    });
    expect(sentWords()).toContain('Barn- och utbildningsnämnden: 0 av 4 mål är rapporterade.');
    expect(sentWords()).toContain('Förskolan Kotten (3)');
    expect(sentWords()).not.toMatch(/Maja|Bo Busk|Lena/);
  });

  test('a board that wants counts only gets counts only', async () => {
    const countsOnly = bodies.map((body) => ({ ...body, countsOnly: body.key === 'BUN' }));
    await start({ bodies: countsOnly, reports: [aReport()] });
    await send(boardPost);
    expect(sentWords()).toContain('1 av 4 mål är rapporterade');
    expect(sentWords()).toContain('3 rapporter saknas');
    expect(sentWords()).not.toMatch(/Kotten|Skogsskolan/);
  });

  test.each([
    [403, { code: 'BotNotInConversationRoster' }, 'BotNotInConversationRoster'],
    [
      403,
      { code: 'ConversationBlockedByUser', subCode: 'MessageWritesBlocked' },
      'MessageWritesBlocked',
    ],
    [404, { code: 'ConversationNotFound' }, 'ConversationNotFound'],
    [401, { code: 'BotNotRegistered' }, 'BotNotRegistered'],
    [413, { code: 'MessageSizeTooBig' }, 'MessageSizeTooBig'],
    [400, undefined, 'http-400'],
  ])('%d is a definite no with its code', async (status, error, reason) => {
    await start();
    running.connector.next.push({ status, body: error === undefined ? {} : { error } });
    expect(await send(roundCard)).toEqual({ kind: 'refused', reason });
    expect(calls()).toHaveLength(1);
  });

  test.each([
    [{ 'Retry-After': '17' }, 17],
    [{ 'Retry-After': 'soon' }, 30],
    [undefined, 30],
  ])('429 with %j is for later, after so many seconds', async (headers, retryAfterSeconds) => {
    await start();
    running.connector.next.push({ status: 429, ...(headers && { headers }) });
    expect(await send(roundCard)).toEqual({ kind: 'later', retryAfterSeconds });
    expect(calls()).toHaveLength(1);
  });

  test.each(['reset', 502, 504, 500, 412, 302] as const)(
    'after %s nobody knows whether it was posted, so it is not sent again',
    async (how) => {
      await start();
      const headers = { Location: 'http://127.0.0.1:9/elsewhere' };
      running.connector.next.push(how === 'reset' ? how : { status: how, headers });
      expect((await send(roundCard)).kind).toBe('unknown');
      expect(calls()).toHaveLength(1);
    },
  );

  test('when no connection was made at all, it is for later', async () => {
    await start();
    await running.connector.close();
    expect(await send(roundCard)).toEqual({ kind: 'later', retryAfterSeconds: 60 });
  });

  test('a lost answer when a chat is opened is for later: nothing can have been shown', async () => {
    await start();
    running.connector.next.push('reset');
    const recipient = { kind: 'person', objectId: people.busy } as const;
    expect(await send({ ...roundCard, recipient })).toMatchObject({ kind: 'later' });
  });

  test('who has removed the bot is not written to', async () => {
    await start({}, { unreachable: 'bot-removed' });
    expect(await send(roundCard)).toEqual({ kind: 'refused', reason: 'bot-removed' });
    expect(calls()).toEqual([]);
  });

  test.each(['http://evil.example/', 'https://smba.trafficmanager.net/'])(
    'a stored address of another host, %s, is not called',
    async (serviceUrl) => {
      await start({}, { serviceUrl });
      expect(await send(roundCard)).toEqual({ kind: 'refused', reason: 'address-not-allowed' });
    },
  );

  describe('a living card', () => {
    test('is replaced in place, by its id', async () => {
      await start({ rounds: [aRound({ state: 'cancelled' })] });
      const outcome = await update(rowOf(roundCard));
      expect(calls()[0]).toMatchObject({
        method: 'PUT',
        path: '/teams/v3/conversations/a:1maja/activities/1700',
        body: { id: '1700' },
      });
      expect(outcome).toMatchObject({
        kind: 'sent',
        conversationId: 'a:1maja',
        activityId: '1700',
      });
      expect(sentWords()).toContain('Helår 2026 är inställd. Du behöver inte svara.');
      expect(partsOf(calls()[0]?.body, 'Action.Execute')).toEqual([]);
    });

    test('is tried again when the answer is lost: replacing twice is harmless', async () => {
      await start();
      running.connector.next.push('reset', { status: 502 });
      expect(await update(rowOf(roundCard))).toMatchObject({ kind: 'sent' });
      expect(calls()).toHaveLength(3);
    });

    test('that is gone is a definite no after one more try', async () => {
      await start();
      const gone = { status: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } };
      running.connector.next.push(gone, gone, gone);
      expect(await update(rowOf(roundCard))).toEqual({
        kind: 'refused',
        reason: 'ActivityNotFoundInConversation',
        isGone: true,
      });
      expect(calls()).toHaveLength(2);
    });

    test('has another hash when what it shows is another, and the same when it is not', async () => {
      await start();
      const hash: Messenger['hash'] = (...of) => running.bot.messenger.hash(...of);
      const world = running.product.world();
      const moved = { ...world, rounds: [aRound({ dueOn: '2027-02-05' })] };
      const reported = { ...world, reports: [aReport()] };
      expect(hash(roundCard, world)).toBe(hash(roundCard, { ...world }));
      expect(hash(roundCard, moved)).not.toBe(hash(roundCard, world));
      expect(hash(roundCard, reported)).not.toBe(hash(roundCard, world));
      expect(hash(boardPost, reported)).not.toBe(hash(boardPost, world));
      expect(hash(roundCard, reported)).toMatch(/^[0-9a-f]{16}$/);
    });

    test('shows after an answer exactly what the answer showed', async () => {
      await start();
      const data = {
        action: 'report.submit',
        schema: 1,
        roundId: '21',
        goalId: '11',
        stamp: 'none',
      };
      const { body } = await running.press({ ...data, women: '82,5', men: '84' });
      await update(rowOf(roundCard));
      expect(calls()[0]?.body.attachments?.[0]?.content).toEqual(body.value);
    });
  });
});
