import { until } from '../support/until';
import type { Received } from './product';
import { aCard, startEmulator, type Emulator } from '../support/host-emulator';

let emulator: Emulator;
let chat: string;

beforeAll(async () => {
  emulator = await startEmulator();
  const { body } = await emulator.bot('POST', '/v3/conversations', {
    members: [{ id: anna().id }],
    tenantId: emulator.tenantId,
  });
  chat = String(body.id);
}, 180_000);
afterEach(async () => {
  await emulator.page('DELETE', '/_emulator/faults');
  await emulator.page('DELETE', '/_emulator/switches');
  emulator.product.answer(() => ({ status: 200 }));
});
afterAll(() => emulator.stop());

const anna = () => emulator.person('Anna');
const addFault = (rule: object) =>
  emulator.page('POST', '/_emulator/faults', [{ times: 1, ...rule }]);
const send = (text = 'Hej') =>
  emulator.bot('POST', `/v3/conversations/${chat}/activities`, { type: 'message', text });
const texts = async () => {
  const place = `/host/conversations/${encodeURIComponent(chat)}?user=${anna().id}`;
  const { messages } = await emulator.page<{ messages: readonly { id: string; text?: string }[] }>(
    'GET',
    place,
  );
  return messages.map(({ text }) => text);
};

describe('a fault of the connector has the connector’s own form', () => {
  test.each([
    [{ status: 401 }, 401, 'Unauthorized'],
    [{ status: 401, code: 'BotNotRegistered' }, 401, 'BotNotRegistered'],
    [{ status: 403 }, 403, 'BotNotInConversationRoster'],
    [{ code: 'MessageWritesBlocked' }, 403, 'MessageWritesBlocked'],
    [{ code: 'BotDisabledByAdmin' }, 403, 'BotDisabledByAdmin'],
    [{ status: 403, code: 'ServiceError' }, 403, 'ServiceError'],
    [{ status: 404 }, 404, 'ConversationNotFound'],
    [{ code: 'ActivityNotFoundInConversation' }, 404, 'ActivityNotFoundInConversation'],
    [{ status: 412 }, 412, 'PreconditionFailed'],
    [{ status: 413 }, 413, 'MessageSizeTooBig'],
    [{ status: 500 }, 500, 'ServiceError'],
    [{ status: 502 }, 502, 'ServiceError'],
    [{ status: 503 }, 503, 'ServiceError'],
    [{ status: 504 }, 504, 'ServiceError'],
  ])('%j', async (fault, ...expected) => {
    await addFault({ match: { path: '^/connector/.*/activities$' }, fault });
    const { status, body } = await send(`nej ${JSON.stringify(fault)}`);
    expect([status, body.error?.code]).toEqual(expected);
    expect(Object.keys(body)).toEqual(['error']);
    expect(await texts()).not.toContain(`nej ${JSON.stringify(fault)}`);
  });

  test('a 429 comes with and without Retry-After', async () => {
    await addFault({ match: { path: '/connector/' }, fault: { status: 429, retryAfter: 4 } });
    await addFault({ match: { path: '/connector/' }, fault: { status: 429 } });
    const [first, second] = [await send(), await send()];
    expect([first.body.error?.code, first.headers.get('retry-after')]).toEqual(['Throttled', '4']);
    expect([second.body.error?.code, second.headers.get('retry-after')]).toEqual([
      'Throttled',
      null,
    ]);
  });
});

describe('a message is stored although the bot gets no answer', () => {
  test('when the connection breaks afterwards', async () => {
    await addFault({ match: { path: '/activities$' }, fault: { reset: 'after' } });
    await expect(send('bröts')).rejects.toThrow();
    expect(await texts()).toContain('bröts');
  });

  test('when the connection breaks, and the message is stored seconds later', async () => {
    await addFault({ match: { path: '/activities$' }, fault: { effectAfterMs: 1_500 } });
    await expect(send('sent om sider')).rejects.toThrow();
    expect(await texts()).not.toContain('sent om sider');
    await until(async () => (await texts()).includes('sent om sider'));
  });
});

/** Returns a function that lists the wanted activities that the product received since this call. */
function listen(isWanted: (one: Received['activity']) => boolean) {
  const before = emulator.product.received.length;
  return () => emulator.product.received.slice(before).filter(({ activity }) => isWanted(activity));
}
const sendAsAnna = (text: string) =>
  emulator.page('POST', '/_emulator/acts', { userId: anna().id, act: 'sendMessage', text });
const listenForText = (text: string) => listen((one) => one['text'] === text);
const toBot = (kind: string) => ({ match: { to: 'product', path: `/api/messages#${kind}$` } });

describe('a delivery to the bot', () => {
  test('a message arrives twice, with the same id', async () => {
    await addFault({ ...toBot('message'), fault: { doubled: true } });
    const arrived = listenForText('dubbelt');
    await sendAsAnna('dubbelt');
    await until(() => arrived().length === 2);
    const [first, second] = arrived().map(({ activity }) => activity);
    expect(second).toEqual(first);
  });

  test('a delayed message arrives after a later one', async () => {
    await addFault({ ...toBot('message'), fault: { delayMs: 1_000 } });
    const arrived = listen((one) => ['först', 'sedan'].includes(String(one['text'])));
    await sendAsAnna('först');
    await sendAsAnna('sedan');
    await until(() => arrived().length === 2);
    expect(arrived().map(({ activity }) => activity['text'])).toEqual(['sedan', 'först']);
  });

  test('a message whose answer is lost is sent once more', async () => {
    await addFault({ ...toBot('message'), fault: { reset: 'after' } });
    const arrived = listenForText('svaret försvann');
    await sendAsAnna('svaret försvann');
    await until(() => arrived().length === 2);
    expect((await texts()).at(-1)).toBe('svaret försvann');
  });

  test('a lost message does not arrive, and later ones do', async () => {
    await addFault({ ...toBot('message'), fault: { lost: true } });
    const arrived = listenForText('borta');
    await sendAsAnna('borta');
    await sendAsAnna('efter det borttappade');
    const after = listenForText('och sist');
    await sendAsAnna('och sist');
    await until(() => after().length === 1);
    expect(arrived()).toEqual([]);
  });

  test('a message that is refused in front of the bot does not arrive and is marked as undelivered', async () => {
    await addFault({ ...toBot('message'), fault: { status: 503 } });
    const arrived = listenForText('stängt');
    await sendAsAnna('stängt');
    const place = `/host/conversations/${encodeURIComponent(chat)}?user=${anna().id}`;
    await until(async () => {
      const seen = await emulator.page<{ messages: { undelivered?: boolean }[] }>('GET', place);
      return seen.messages.at(-1)?.undelivered === true;
    });
    expect(arrived()).toEqual([]);
  });

  describe('a button', () => {
    const press = async (kind: 'execute' | 'submit' = 'execute') => {
      const { body } = await emulator.bot('POST', `/v3/conversations/${chat}/activities`, {
        type: 'message',
        attachments: [aCard('Rapportera')],
      });
      return emulator.page<{ kind: string }>('POST', '/_emulator/acts', {
        userId: anna().id,
        act: 'pressButton',
        kind,
        verb: 'report',
        messageId: body.id,
        data: { revision: 3 },
      });
    };

    test('a lost press does not arrive, and the person sees that the app cannot be reached', async () => {
      await addFault({ ...toBot('invoke'), fault: { lost: true } });
      const arrived = listen((one) => one.type === 'invoke');
      expect(await press()).toEqual({ kind: 'unreachable' });
      expect(arrived()).toEqual([]);
    });

    test.each(['execute', 'submit'] as const)(
      'a press arrives twice, with another id each time: %s',
      async (kind) => {
        await addFault({ ...toBot('(invoke|message)'), fault: { doubled: true } });
        const arrived = listen((one) => one.type === 'invoke' || 'value' in one);
        emulator.product.answer(() => ({
          status: 200,
          body: {
            statusCode: 200,
            type: 'application/vnd.microsoft.activity.message',
            value: 'Tack',
          },
        }));
        await press(kind);
        await until(() => arrived().length === 2);
        const [first, second] = arrived().map(({ activity }) => activity);
        expect(second?.['id']).not.toBe(first?.['id']);
        expect(second?.['value']).toEqual(first?.['value']);
      },
    );
  });

  test('one activity comes with a wrong token', async () => {
    await addFault({ ...toBot('message'), fault: { token: 'expired' } });
    const [first, second] = [listenForText('med gammalt pass'), listenForText('med nytt pass')];
    await sendAsAnna('med gammalt pass');
    await until(() => first().length === 1);
    await sendAsAnna('med nytt pass');
    await until(() => second().length === 1);
    const expiry = (received: readonly Received[]) => {
      const claims = Buffer.from(received[0]?.token.split('.')[1] ?? '', 'base64url').toString();
      return (JSON.parse(claims) as { exp: number }).exp * 1_000;
    };
    expect(expiry(first())).toBeLessThan(Date.now());
    expect(expiry(second())).toBeGreaterThan(Date.now());
  });
});
