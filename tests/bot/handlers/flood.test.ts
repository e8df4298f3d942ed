import { createTurn } from '../../../src/bot/handlers/turn';
import type { Connector } from '../../../src/bot/notices/connector';
import { runningTime } from '../../../src/core/domain/base/running-time';
import { botLimits } from '../../../src/server/routes/bot-limits';
import { clientId, from, tenantId } from '../../support/bot/bot-server';
import { fakeProduct } from '../../support/bot/fake-context';
import { aReport, channelId, people, teamId } from '../../support/bot/granforsa';

const settings = {
  ...{ clientId, tenantId, serviceUrlHosts: [], token: () => Promise.resolve('') },
  ...{ teamsAppId: 'app', tabDomain: 'jamna.granforsa.example' },
};

function begin() {
  const product = fakeProduct({ reports: [aReport()] });
  let now = 0;
  const limits = botLimits(() => runningTime(now));
  const posts: string[] = [];
  const post = (_: unknown, activity: object) => {
    posts.push('text' in activity ? String(activity.text) : 'card');
    return Promise.resolve({ kind: 'ok' } as const);
  };
  const connector: Connector = { createChat: post, createThread: post, post, put: post } as never;
  const turn = createTurn({ settings, deps: { ...product, limits }, connector });
  let count = 0;
  const send = (own: object, objectId: string = people.manager) =>
    turn({
      id: String((count += 1)),
      serviceUrl: 'https://smba.example/teams',
      locale: 'sv-SE',
      from: from(objectId),
      recipient: { id: `28:${clientId}` },
      conversation: { id: `a:${objectId}`, conversationType: 'personal', tenantId },
      ...own,
    });
  const message = { type: 'message', text: 'hej' };
  const invoke = {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { data: { action: 'show-round', schema: 1, roundId: '21' } } },
  };
  const times = async (n: number, own: object, objectId?: string) => {
    for (let at = 0; at < n; at += 1) await send(own, objectId);
  };
  return { product, posts, send, times, message, invoke, later: (ms: number) => (now += ms) };
}
const words = 'Du har skickat mycket på kort tid';

test('a person who sends too many messages is told so once, and then hears nothing for a minute', async () => {
  const { posts, times, message, later } = begin();
  await times(60, message);
  expect(posts).toHaveLength(60);
  await times(200, message);
  expect(posts).toHaveLength(61);
  expect(posts[60]).toContain(words);
  later(60_000);
  await times(1, message);
  expect(posts).toHaveLength(62);
  expect(posts[61]).toBe('card');
});

test('others are answered meanwhile', async () => {
  const { posts, times, message } = begin();
  await times(100, message);
  posts.length = 0;
  await times(1, message, people.other);
  expect(posts).toEqual(['card']);
});

test('presses count too: each gets words with its answer, the connector is not called, and nothing is tried', async () => {
  const { posts, product, send, times, message, invoke } = begin();
  await times(60, message);
  posts.length = 0;
  const submit = { action: 'report.submit', schema: 1, roundId: '21', goalId: '11', women: '1' };
  for (const data of [submit, undefined]) {
    const value = data === undefined ? invoke.value : { action: { data } };
    expect((await send({ ...invoke, value })).body).toMatchObject({
      statusCode: 200,
      value: expect.stringContaining(words) as unknown,
    });
  }
  expect([posts, product.tables.reports.traces]).toEqual([[], []]);
});

test('somebody who is no member hears nothing, and is looked up no more than once a minute', async () => {
  const { posts, product, times, message } = begin();
  product.standings.set(people.manager, 'guest');
  await times(100, message);
  expect(posts).toEqual([]);
});

test('an event of the chat is delivered again, and events of a channel are not counted', async () => {
  const { product, send, times, message } = begin();
  await times(60, message);
  expect((await send({ type: 'installationUpdate', action: 'remove' })).status).toBe(503);
  const inChannel = {
    type: 'installationUpdate',
    action: 'add',
    conversation: { id: channelId, conversationType: 'channel', tenantId },
    channelData: { team: { id: '19:x', aadGroupId: teamId } },
  };
  expect((await send(inChannel)).status).toBe(200);
  // The person, the channel, and the first channel of the team, which the event names too.
  expect(product.tables.conversations.all()).toHaveLength(3);
});
