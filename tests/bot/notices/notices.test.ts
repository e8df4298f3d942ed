import type { Message, Messenger } from '../../../src/core/ports';
import type { ConversationReference, Delivery } from '../../../src/core/domain/messages/ledger';
import { cardFaults, partsOf, wordsOf } from '../../support/bot/card-schema';
import { startBot, tenantId } from '../../support/bot/bot-server';
import type { RunningBot } from '../../support/bot/bot-server';
import type { Lists } from '../../support/bot/fake-context';
import { aReport, aRound, bodies, channelId, people, teamId } from '../../support/bot/granforsa';

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

describe('the messenger', () => {
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

  test('posts a person’s card in the known chat, and returns the hash of the shown card', async () => {
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

  test('opens a chat by object id and tenant when it knows none', async () => {
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

  test('starts a new thread for a board’s post, which names bodies but no person', async () => {
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

  test('sends only counts to a board that wants only counts', async () => {
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
    [403, { code: 'Anna Berg has blocked the bot', subCode: 'x'.repeat(81) }, 'http-403'],
    [403, { code: 'BotDisabledByAdmin', subCode: 7 }, 'BotDisabledByAdmin'],
  ])('answers refused after %d, with the code of Teams', async (status, error, reason) => {
    await start();
    running.connector.next.push({ status, body: error === undefined ? {} : { error } });
    expect(await send(roundCard)).toEqual({ kind: 'refused', reason });
    expect(calls()).toHaveLength(1);
  });

  test.each([
    [{ 'Retry-After': '17' }, 17],
    [{ 'Retry-After': 'soon' }, 30],
    [undefined, 30],
  ])(
    'answers later after 429 with %j, with the seconds to wait',
    async (headers, retryAfterSeconds) => {
      await start();
      running.connector.next.push({ status: 429, ...(headers && { headers }) });
      expect(await send(roundCard)).toEqual({ kind: 'later', retryAfterSeconds });
      expect(calls()).toHaveLength(1);
    },
  );

  test('calls a conversation again only when the time that Teams asked for is over', async () => {
    await start();
    running.connector.next.push({ status: 429, headers: { 'Retry-After': '600' } });
    await send(roundCard);
    expect(await send({ ...roundCard, key: 'another' })).toMatchObject({ kind: 'later' });
    expect(calls()).toHaveLength(1);
    expect((await send(boardPost)).kind).toBe('sent');
    expect(calls()).toHaveLength(2);
  });

  test('calls none after a 429 from two conversations in a row', async () => {
    await start();
    const busy = { status: 429, headers: { 'Retry-After': '600' } };
    running.connector.next.push(busy, busy);
    expect(await send(roundCard)).toEqual({ kind: 'later', retryAfterSeconds: 600 });
    expect(await send(boardPost)).toEqual({
      kind: 'later',
      retryAfterSeconds: 600,
      isForAll: true,
    });
    const recipient = { kind: 'person', objectId: people.busy } as const;
    expect(await send({ ...roundCard, recipient })).toMatchObject({
      kind: 'later',
      isForAll: true,
    });
    expect(calls()).toHaveLength(2);
  });

  test.each(['reset', 502, 504, 500, 412, 302] as const)(
    'answers unknown after %s and does not send again',
    async (how) => {
      await start();
      const headers = { Location: 'http://127.0.0.1:9/elsewhere' };
      running.connector.next.push(how === 'reset' ? how : { status: how, headers });
      expect((await send(roundCard)).kind).toBe('unknown');
      expect(calls()).toHaveLength(1);
    },
  );

  test.each([
    ['a page of a proxy', '<html>Sign in</html>'],
    ['half of an answer', '{"id":"17'],
    ['an answer without an end', `{"id":"17${'0'.repeat(70_000)}"}`],
  ])('answers unknown after a success with %s, and does not send again', async (_name, body) => {
    await start();
    running.connector.next.push({ status: 200, body });
    expect(await send(roundCard)).toEqual({ kind: 'unknown', reason: 'no-answer' });
    expect(calls()).toHaveLength(1);
  });

  test('answers refused after a refusal with a body without an end', async () => {
    await start();
    running.connector.next.push({ status: 403, body: 'x'.repeat(70_000) });
    expect(await send(roundCard)).toEqual({ kind: 'refused', reason: 'http-403' });
  });

  test('answers later when no connection could be made', async () => {
    await start();
    await running.connector.close();
    expect(await send(roundCard)).toEqual({ kind: 'later', retryAfterSeconds: 60 });
  });

  test('answers later when the answer to opening a chat is lost, since that shows nothing', async () => {
    await start();
    running.connector.next.push('reset');
    const recipient = { kind: 'person', objectId: people.busy } as const;
    expect(await send({ ...roundCard, recipient })).toMatchObject({ kind: 'later' });
  });

  test('does not write to a person who has removed the bot', async () => {
    await start({}, { unreachable: 'bot-removed' });
    expect(await send(roundCard)).toEqual({ kind: 'refused', reason: 'bot-removed' });
    expect(calls()).toEqual([]);
  });

  test.each(['http://evil.example/', 'https://smba.trafficmanager.net/'])(
    'does not call a stored address of another host, %s',
    async (serviceUrl) => {
      await start({}, { serviceUrl });
      expect(await send(roundCard)).toEqual({ kind: 'refused', reason: 'address-not-allowed' });
    },
  );

  describe('updating a card', () => {
    test('replaces the card by its id', async () => {
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

    test('tries again when the answer is lost, since replacing twice is harmless', async () => {
      await start();
      running.connector.next.push('reset', { status: 502 });
      expect(await update(rowOf(roundCard))).toMatchObject({ kind: 'sent' });
      expect(calls()).toHaveLength(3);
    });

    test('answers refused and gone after one more try when the card was deleted', async () => {
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

    test('changes the hash only when the content of the card changes', async () => {
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

    test('sends the same card as the answer to the press', async () => {
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
