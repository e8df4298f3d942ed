import { makeThrottle } from '../../src/connector/limits';
import { aCard, startEmulator, type Emulator } from '../support/host-emulator';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
}, 180_000);
afterAll(() => emulator.stop());

const channel = (at: number) => emulator.teams[at]?.channels[1]?.id ?? '';
const post = (conversation: string, activity: object) =>
  emulator.bot('POST', `/v3/conversations/${conversation}/activities`, {
    type: 'message',
    ...activity,
  });

/** Makes calls of one kind at a fixed interval until one is refused. @returns how many passed, and the refusal's Retry-After */
function allowed(kind: 'send' | 'read', everyMs: number): { calls: number; waitSeconds: string } {
  let now = 1_000_000;
  const throttle = makeThrottle(() => now);
  for (let calls = 0; ; calls += 1) {
    try {
      throttle.count(kind, 'a:1');
    } catch (error) {
      const { headers } = (error as { getResponse(): Response }).getResponse();
      return { calls, waitSeconds: headers.get('retry-after') ?? '' };
    }
    now += everyMs;
  }
}

describe('rate limits in one conversation, on a clock that the test moves', () => {
  // Each interval is long enough for the shorter windows and too short for the one that is tested.
  test.each([
    ['send', 0, 7, '1'],
    ['send', 150, 8, '1'],
    ['send', 260, 60, '15'],
    ['send', 600, 1_800, '2520'],
    ['read', 0, 14, '1'],
    ['read', 75, 16, '1'],
    ['read', 130, 120, '15'],
    ['read', 300, 3_600, '2520'],
  ] as const)(
    '%s every %i ms: %i calls pass, then Retry-After is %s',
    (kind, everyMs, ...expected) => {
      expect(Object.values(allowed(kind, everyMs))).toEqual(expected);
    },
  );

  test('fifty calls a second pass over all conversations of the tenant', () => {
    const throttle = makeThrottle(() => 1_000_000);
    for (let call = 0; call < 50; call += 1) throttle.count('send', `a:${String(call)}`);
    expect(() => throttle.count('read', 'a:51')).toThrow();
  });

  test('a refused call is not counted, and another conversation is not limited by it', () => {
    let now = 0;
    const throttle = makeThrottle(() => now);
    for (let call = 0; call < 7; call += 1) throttle.count('send', 'a:1');
    for (let call = 0; call < 20; call += 1) expect(() => throttle.count('send', 'a:1')).toThrow();
    throttle.count('send', 'a:2');
    now = 2_001;
    expect(() => throttle.count('send', 'a:1')).not.toThrow();
  });
});

test('more than fourteen reads of members in a second give 429 with Retry-After', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      emulator.bot('GET', `/v3/conversations/${channel(0)}/members`),
    ),
  );
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.body.error?.code).toBe('Throttled');
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('the size limit counts each character as two bytes and leaves images out', async () => {
  const fits = await post(channel(1), { text: 'x'.repeat(51_000) });
  const picture = { type: 'Image', url: `data:image/png;base64,${'A'.repeat(200_000)}` };
  const card = aCard('Bild');
  const content = { ...card.content, body: [picture] };
  const withPicture = await post(channel(1), { attachments: [{ ...card, content }] });
  const tooBig = await post(channel(1), { text: 'x'.repeat(51_300) });
  expect([fits.status, withPicture.status, tooBig.status]).toEqual([201, 201, 413]);
  expect(tooBig.body.error?.code).toBe('MessageSizeTooBig');
});

const cardFor = (people: number) => {
  const card = aCard('Läge');
  const userIds = Array.from({ length: people }, (_, at) => `29:${String(at)}`);
  const action = { type: 'Action.Execute', verb: 'refresh' };
  return { attachments: [{ ...card, content: { ...card.content, refresh: { action, userIds } } }] };
};

test.each([
  { refreshAbove60: 'refused', status: 400 },
  { refreshAbove60: 'accepted', status: 201 },
])(
  'row 100: a card that refreshes for 61 people is $refreshAbove60',
  async ({ refreshAbove60, status }) => {
    await emulator.page('PUT', '/_emulator/switches', { refreshAbove60 });
    expect((await post(channel(2), cardFor(60))).status).toBe(201);
    expect((await post(channel(2), cardFor(61))).status).toBe(status);
  },
);

test.each([
  ['1.4', 201],
  ['1.5', 201],
  ['1.6', 400],
  ['2.0', 400],
])('a card of version %s gives %i', async (version, status) => {
  const sent = await post(channel(3), { attachments: [aCard('Kort', version)] });
  expect(sent.status).toBe(status);
});
