import fc from 'fast-check';
import { cardFaults, partsOf, wordsOf } from '../../support/bot/card-schema';
import { clientId, from, startBot } from '../../support/bot/bot-server';
import type { Answer, RunningBot } from '../../support/bot/bot-server';
import { people } from '../../support/bot/granforsa';

const good = {
  action: 'report.submit',
  schema: 1,
  roundId: '21',
  goalId: '11',
  stamp: 'none',
  women: '82,5',
  men: '84',
};

/** Fails when an invoke's answer is empty or invalid: Teams would treat it as a failure and send the invoke again. */
function expectAnswer({ status, body }: Answer): void {
  expect(status).toBe(200);
  expect(body.statusCode).toBe(200);
  const isCard = body.type === 'application/vnd.microsoft.card.adaptive';
  if (isCard) expect(cardFaults(body.value)).toEqual([]);
  else {
    expect(body.type).toBe('application/vnd.microsoft.activity.message');
    expect(String(body.value).length).toBeGreaterThan(10);
  }
}

describe('invalid presses', () => {
  let running: RunningBot;
  const saved = () => running.product.tables.reports.all();
  beforeEach(async () => {
    running = await startBot();
  });
  afterEach(() => running.stop());

  test.each<[string, unknown]>([
    ['another version', { ...good, schema: 2 }],
    ['a button that we no longer have', { ...good, action: 'approve-report' }],
    ['a version before rounds had ids', { action: 'report', schema: 0, goal: 'SK-1' }],
  ])('a card of %s is replaced by a new one that names the reason', async (_what, data) => {
    const answer = await running.press(data);
    expectAnswer(answer);
    expect(wordsOf(answer.body.value)).toContain('Kortet var gammalt');
    expect(partsOf(answer.body.value, 'Input.Text')).not.toEqual([]);
    expect(saved()).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['no data', null],
    ['nothing at all', undefined],
    ['a text', 'report.submit'],
    ['a list', [good]],
    ['a path as a round', { ...good, roundId: '../21' }],
    ['a number as a goal', { ...good, goalId: 11 }],
    ['an object in a field', { ...good, women: { $gt: 0 } }],
    ['a huge field', { ...good, comment: 'å'.repeat(60_000) }],
  ])('%s as data gets a valid answer and saves nothing', async (_what, data) => {
    expectAnswer(await running.press(data));
    expect(saved()).toEqual([]);
  });

  test('any data gets a valid answer and changes no other person’s goal', async () => {
    const anyData = fc.oneof(
      fc.anything(),
      fc.record({
        action: fc.constantFrom('report.submit', 'cannot-assess', 'report.decline', 'open-goal'),
        schema: fc.constantFrom(1, 1, 2),
        roundId: fc.constantFrom('21', '22', 'x'),
        goalId: fc.constantFrom('12', '13', '99'),
        stamp: fc.string(),
        women: fc.string(),
        total: fc.string(),
        reason: fc.string(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(anyData, async (data) => {
        expectAnswer(await running.press(data));
        expect(saved()).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('fields that a card does not have are ignored', async () => {
    const more = { ...good, reportedByName: 'Någon annan', state: 'accepted', revision: 99 };
    expectAnswer(await running.press(more));
    expect(saved()[0]?.value).toMatchObject({
      reportedByName: 'Maja Modig',
      state: 'submitted',
      revision: 1,
    });
  });

  test('an invoke that does not come from a card gets a valid answer', async () => {
    for (const name of ['signin/tokenExchange', 'task/fetch', 'fileConsent/invoke', undefined]) {
      expectAnswer(await running.post({ type: 'invoke', name, value: null }));
    }
    expectAnswer(await running.post({ type: 'invoke', from: null }));
  });

  describe('from a client that only knows Action.Submit', () => {
    const submit = (own: Readonly<Record<string, unknown>> = {}) =>
      running.post({ type: 'message', value: good, replyToId: '1700', ...own });

    test('a press saves the report and replaces the card in the chat', async () => {
      expect((await submit()).status).toBe(200);
      expect(saved()).toHaveLength(1);
      const [call] = running.connector.calls;
      expect(call).toMatchObject({
        method: 'PUT',
        path: '/teams/v3/conversations/a:1maja/activities/1700',
      });
      const card = call?.body.attachments?.[0]?.content;
      expect(cardFaults(card)).toEqual([]);
      expect(wordsOf(card)).toContain('Tack, rapporten är sparad');
    });

    test('a deleted card is posted again', async () => {
      running.connector.next.push({
        status: 404,
        body: { error: { code: 'ActivityNotFoundInConversation' } },
      });
      await submit();
      expect(running.connector.calls.map(({ method }) => method)).toEqual(['PUT', 'POST']);
    });

    test('the same message delivered again saves and sends nothing more', async () => {
      await submit({ id: 'same' });
      await submit({ id: 'same' });
      expect(running.product.tables.reports.traces).toHaveLength(1);
      expect(running.connector.calls).toHaveLength(1);
    });

    test('another person gets a refusal as text', async () => {
      await submit({ from: from(people.other) });
      expect(saved()).toEqual([]);
      expect(running.connector.calls[0]?.body).toMatchObject({
        text: expect.stringContaining('finns inte längre, eller så har du inte rätt') as unknown,
        textFormat: 'plain',
      });
    });
  });

  test('a press with the bot’s own id as sender saves nothing', async () => {
    expectAnswer(await running.press(good, { from: { id: `28:${clientId}`, name: 'Jämna' } }));
    expect(saved()).toEqual([]);
  });
});
