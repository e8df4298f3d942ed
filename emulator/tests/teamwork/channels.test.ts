import { until } from '../support/until';
import { teamsAdministration } from '../support/clients';
import { startEmulator, type Body, type Caller, type Emulator } from '../support/emulator';

let emulator: Emulator;
let admin: Caller;
let karin: Caller;

const SCOPES = [
  'ChannelMessage.Send',
  'ChannelMessage.Read.All',
  'TeamsActivity.Send',
  'Team.ReadBasic.All',
  'Channel.ReadBasic.All',
  'ChannelMember.Read.All',
  'TeamMember.Read.All',
];

/** Calls Graph for a person through the product's app. */
async function person(name: string, scopes: readonly string[] = SCOPES): Promise<Caller> {
  const clientId = emulator.info.productClientId;
  const scope = scopes.map((one) => `https://graph.microsoft.com/${one}`).join(' ');
  return emulator.bearer(await emulator.token({ clientId, userId: idOf(name), scope }));
}

const idOf = (name: string) =>
  emulator.info.users.find(({ displayName }) => displayName.startsWith(name))?.id ?? '';

interface HostState {
  readonly teams: readonly {
    readonly id: string;
    readonly memberIds: readonly string[];
    readonly channels: readonly { readonly id: string }[];
  }[];
}

let place: { team: string; channel: string; messages: string };

beforeAll(async () => {
  emulator = await startEmulator();
  admin = emulator.bearer(await emulator.token({ clientId: teamsAdministration }));
  karin = await person('Karin');
  const state = (await (await fetch(`${emulator.http}/host/state`)).json()) as HostState;
  const team = state.teams.find(({ memberIds }) => memberIds.includes(idOf('Karin')));
  const [id, channel] = [team?.id ?? '', team?.channels[1]?.id ?? ''];
  const messages = `/teams/${id}/channels/${encodeURIComponent(channel)}/messages`;
  place = { team: id, channel, messages };
}, 180_000);
afterAll(() => emulator.stop());

/** Reads the messages that Karin sees in the channel on the host page. */
async function hostMessages(): Promise<readonly Body[]> {
  const at = `${emulator.http}/host/conversations/${encodeURIComponent(place.channel)}`;
  const answer = await fetch(`${at}?user=${idOf('Karin')}`);
  return ((await answer.json()) as { messages: readonly Body[] }).messages;
}

const words = (content: string) => ({ body: { content } });

describe('Channel messages', () => {
  test('row 70: a person’s message is 201 and shows in the channel of the host page', async () => {
    const { status, body } = await karin.post(place.messages, {
      body: { contentType: 'html', content: '<p>Nya <b>mål</b> &amp; mått</p>' },
      subject: 'Mål',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^\d+$/) as string,
      replyToId: null,
      subject: 'Mål',
      messageType: 'message',
      from: { user: { id: idOf('Karin'), displayName: 'Karin Lindgren' }, application: null },
      body: { contentType: 'html', content: '<p>Nya <b>mål</b> &amp; mått</p>' },
      channelIdentity: { teamId: place.team, channelId: place.channel },
    });
    const shown = (await hostMessages()).find(({ id }) => id === body.id);
    expect(shown).toMatchObject({ fromUserId: idOf('Karin'), text: 'Nya mål & mått' });
  });

  test('row 70: an application cannot post whatever its permissions, and a person needs the scope and membership', async () => {
    const app = await admin.post(place.messages, words('x'));
    expect([app.status, app.body.error.code]).toEqual([401, 'Unauthorized']);
    const scopeless = await (await person('Karin', ['User.Read'])).post(place.messages, words('x'));
    expect([scopeless.status, scopeless.body.error.code]).toEqual([403, 'Forbidden']);
    const stranger = await (await person('Nils')).post(place.messages, words('x'));
    expect([stranger.status, stranger.body.error.code]).toEqual([403, 'Forbidden']);
    const nowhere = await karin.post(
      `/teams/${place.team}/channels/19:x@thread.tacv2/messages`,
      words('x'),
    );
    expect([nowhere.status, nowhere.body.error.code]).toEqual([404, 'NotFound']);
  });

  test.each([
    ['no body', {}, 400],
    ['an empty text', words(''), 400],
    ['an unknown part', { ...words('x'), farg: 'blå' }, 400],
    [
      'a card that is no text',
      { ...words('x'), attachments: [{ contentType: 'x', content: {} }] },
      400,
    ],
    ['more than 28 KB', words('x'.repeat(29_000)), 413],
  ])('row 70: a message with %s is refused', async (_, body, status) => {
    expect((await karin.post(place.messages, body)).status).toBe(status);
  });

  test('row 70: a message refers to its card by id, and the host page shows the card', async () => {
    const contentType = 'application/vnd.microsoft.card.adaptive';
    const card = {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [{ type: 'TextBlock', text: 'Kort' }],
    };
    const { body } = await karin.post(place.messages, {
      body: { contentType: 'html', content: '<attachment id="1"></attachment>' },
      attachments: [{ id: '1', contentType, content: JSON.stringify(card) }],
    });
    expect(body['attachments']).toMatchObject([
      { id: '1', contentType, content: JSON.stringify(card) },
    ]);
    const shown = (await hostMessages()).find(({ id }) => id === body.id);
    expect(shown?.['attachments']).toEqual([{ contentType, content: card }]);
  });

  test('messages come newest first, 20 a page and at most 50, and replies below their message', async () => {
    for (let at = 1; at <= 21; at += 1)
      await karin.post(place.messages, words(`Nummer ${String(at)}`));
    const first = await karin.get(place.messages);
    expect(first.body.value).toHaveLength(20);
    expect(first.body.value[0]?.['body']).toMatchObject({ content: 'Nummer 21' });
    const all = await karin.all(place.messages);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(20);
    expect((await karin.get(`${place.messages}?$top=51`)).status).toBe(400);
    const opener = first.body.value[0]?.id ?? '';
    const replies = `${place.messages}/${opener}/replies`;
    const reply = await karin.post(replies, words('Ett svar'));
    expect([reply.status, reply.body['replyToId']]).toEqual([201, opener]);
    const found = await admin.get(replies);
    expect(found.body.value.map(({ id }) => id)).toEqual([reply.body.id]);
    expect((await karin.all(place.messages)).map(({ id }) => id)).not.toContain(reply.body.id);
    expect(
      (await karin.post(`${place.messages}/${reply.body.id}/replies`, words('x'))).status,
    ).toBe(404);
    expect((await emulator.app('read').get(place.messages)).status).toBe(403);
  });

  test('Graph also returns messages that people wrote in the host page and that the bot sent', async () => {
    await fetch(
      `${emulator.http}/host/conversations/${encodeURIComponent(place.channel)}/messages`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ userId: idOf('Karin'), text: 'Skrivet i Teams' }),
      },
    );
    const { body } = await admin.get(`${place.messages}?$top=1`);
    expect(body.value[0]).toMatchObject({
      body: { contentType: 'text', content: 'Skrivet i Teams' },
      from: { user: { id: idOf('Karin') } },
    });
  });
});

describe('Teams and channels', () => {
  test('a team, its channels, one channel and the members of a channel can be read', async () => {
    const team = await karin.get(`/teams/${place.team}`);
    expect(team.body).toMatchObject({ id: place.team, isArchived: false, visibility: 'private' });
    const channels = await karin.get(`/teams/${place.team}/channels?$select=id,displayName`);
    expect(channels.body['@odata.count']).toBe(channels.body.value.length);
    const all = await karin.get(`/teams/${place.team}/allChannels`);
    expect(all.body.value.map(({ id }) => id)).toEqual(channels.body.value.map(({ id }) => id));
    const channel = `/teams/${place.team}/channels/${encodeURIComponent(place.channel)}`;
    expect((await karin.get(channel)).body.id).toBe(place.channel);
    const members = await karin.get(`${channel}/members`);
    const ofTeam = await karin.get(`/teams/${place.team}/members`);
    expect(members.body.value).toEqual(ofTeam.body.value);
  });

  test('a person reads only teams that they are in', async () => {
    const stranger = await person('Nils');
    const { status, body } = await stranger.get(`/teams/${place.team}/channels`);
    expect([status, body.error.code]).toEqual([403, 'Forbidden']);
  });
});

describe('The activity feed', () => {
  const notification = (changes: object = {}) => ({
    topic: {
      source: 'text',
      value: 'Uppföljning',
      webUrl: 'https://teams.microsoft.com/l/entity/x',
    },
    activityType: 'systemDefault',
    previewText: { content: 'Tre mål saknas' },
    templateParameters: [{ name: 'systemDefaultText', value: 'Det är dags att rapportera' }],
    ...changes,
  });
  const to = (name: string) => `/users/${idOf(name)}/teamwork/sendActivityNotification`;
  const feed = async (name: string) =>
    (await emulator.control(
      'GET',
      `/activities?userId=${idOf(name)}`,
    )) as unknown as readonly Body[];

  test('a notification is 204 and shows in the person’s feed', async () => {
    const { status } = await karin.post(to('Anna'), notification());
    expect(status).toBe(204);
    expect(await feed('Anna')).toMatchObject([
      { actor: 'Karin Lindgren', text: 'Det är dags att rapportera', preview: 'Tre mål saknas' },
    ]);
  });

  test('a notification goes to everybody in a team, or to one member', async () => {
    const path = `/teams/${place.team}/sendActivityNotification`;
    const before = (await feed('Johan')).length;
    const everybody = {
      '@odata.type': 'microsoft.graph.teamMembersNotificationRecipient',
      teamId: place.team,
    };
    expect((await karin.post(path, notification({ recipient: everybody }))).status).toBe(204);
    const one = {
      '@odata.type': 'microsoft.graph.aadUserNotificationRecipient',
      userId: idOf('Johan'),
    };
    expect((await karin.post(path, notification({ recipient: one }))).status).toBe(204);
    expect((await feed('Johan')).length).toBe(before + 2);
    expect((await karin.post(path, notification())).status).toBe(400);
    const outside = { ...one, userId: idOf('Nils') };
    expect((await karin.post(path, notification({ recipient: outside }))).status).toBe(400);
  });

  test('a notification to oneself, by another app, or where the app is not installed is refused', async () => {
    expect((await karin.post(to('Karin'), notification())).status).toBe(403);
    const other = await admin.post(to('Anna'), notification());
    expect([other.status, other.body.error.code]).toEqual([403, 'Forbidden']);
    expect(other.body.error.message).toContain(
      'is not authorized to generate custom text notifications',
    );
    const alone =
      emulator.info.users.find(({ displayName }) => displayName === 'Christer Backman')?.id ?? '';
    const path = `/users/${alone}/teamwork/sendActivityNotification`;
    expect((await karin.post(path, notification())).status).toBe(403);
  });

  test.each([
    ['a kind that the manifest does not declare', { activityType: 'uppdiktad' }],
    ['a text without its value', { templateParameters: [] }],
    ['a long preview', { previewText: { content: 'x'.repeat(151) } }],
    ['a topic without a deep link', { topic: { source: 'text', value: 'x' } }],
    [
      'a topic that is no Graph resource',
      { topic: { source: 'entityUrl', value: 'https://x.example' } },
    ],
  ])('a notification with %s is refused', async (_, changes) => {
    expect((await karin.post(to('Anna'), notification(changes))).status).toBe(400);
  });
});

describe('The bot', () => {
  test('row 70: the bot receives a message that mentions it, and no other', async () => {
    const mentions = [
      {
        id: 0,
        mentionText: 'Jämna',
        mentioned: { application: { id: emulator.info.productClientId, displayName: 'Jämna' } },
      },
    ];
    const { body } = await karin.post(place.messages, {
      body: { contentType: 'html', content: '<at id="0">Jämna</at> hur går det?' },
      mentions,
    });
    expect(body['mentions']).toMatchObject([{ mentionText: 'Jämna' }]);
    // No product listens, so the emulator marks the message as undelivered.
    await until(async () => {
      const shown = (await hostMessages()).find(({ id }) => id === body.id);
      return shown?.['undelivered'] === true && shown['text'] === '@Jämna hur går det?';
    });
    const silent = await karin.post(place.messages, words('Utan boten'));
    const shown = (await hostMessages()).find(({ id }) => id === silent.body.id);
    expect(shown?.['undelivered']).toBeUndefined();
  });
});
