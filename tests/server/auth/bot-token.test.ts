import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { generateKeyPair } from 'jose';
import { clientId, startBot, tenantId } from '../../support/bot/bot-server';
import type { RunningBot } from '../../support/bot/bot-server';

describe('the token check of the bot', () => {
  let running: RunningBot;
  beforeAll(async () => {
    running = await startBot();
  });
  afterAll(() => running.stop());

  const hello = (own: Readonly<Record<string, unknown>> = {}) =>
    JSON.stringify(running.activity({ type: 'message', text: 'Hej', ...own }));
  const withClaims = async (claims: Readonly<Record<string, unknown>>) =>
    running.send(hello(), `Bearer ${await running.token(claims)}`);
  const secondsFromNow = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
  const calls = () => running.connector.calls.length;

  test('the bot accepts a token of the Bot Framework, and answers with its own token', async () => {
    const answer = await withClaims({});
    expect(answer).toEqual({ status: 200, body: {} });
    expect(running.connector.calls.at(-1)?.authorization).toBe('Bearer connector-token');
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['for another bot', { aud: 'ffffffff-0000-4000-8000-000000000001' }],
    ['of another issuer', { iss: 'https://sts.windows.net/x/' }],
    [
      'of Entra, which every signed-in user of the tab has',
      {
        iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
        aud: `api://${clientId}`,
        scp: 'access_as_user',
        tid: tenantId,
      },
    ],
    ['that has expired', { exp: secondsFromNow(-400), nbf: secondsFromNow(-4000) }],
    ['for another connector', { serviceurl: 'https://smba.trafficmanager.net/other/' }],
    ['without a connector', { serviceurl: undefined }],
  ])('a token %s is refused', async (_what, claims) => {
    const before = calls();
    expect((await withClaims(claims)).status).toBe(401);
    expect(calls()).toBe(before);
  });

  test('no token, half a token and another scheme are refused', async () => {
    const token = await running.token();
    for (const authorization of [undefined, 'Bearer', 'Bearer a.b.c', token, `Basic ${token}`]) {
      expect((await running.send(hello(), authorization)).status).toBe(401);
    }
  });

  test.each(['before', 'behind'])(
    'a request with a forged header %s a valid one is refused',
    async (where) => {
      const good = `Bearer ${await running.token()}`;
      const { privateKey } = await generateKeyPair('RS256');
      const claims = { iss: 'https://api.botframework.com', aud: clientId };
      const serviceurl = running.connector.serviceUrl;
      const forged = `Bearer ${await running.tokens.sign({ ...claims, serviceurl }, privateKey)}`;
      const Authorization = where === 'before' ? [forged, good] : [good, forged];
      const call = request(`${running.url}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization },
      });
      call.end(hello());
      const [answer] = (await once(call, 'response')) as [IncomingMessage];
      expect(answer.resume().statusCode).toBe(401);
    },
  );

  test('a token signed with another key is refused', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const claims = { iss: 'https://api.botframework.com', aud: clientId };
    const serviceurl = running.connector.serviceUrl;
    const forged = await running.tokens.sign({ ...claims, serviceurl }, privateKey);
    expect((await running.send(hello(), `Bearer ${forged}`)).status).toBe(401);
  });

  test('a token whose payload was changed is refused', async () => {
    const [header, , signature] = (await running.token()).split('.');
    const payload = Buffer.from(
      JSON.stringify({ iss: 'https://api.botframework.com', aud: clientId, exp: 9_999_999_999 }),
    ).toString('base64url');
    const answer = await running.send(hello(), `Bearer ${header}.${payload}.${signature}`);
    expect(answer.status).toBe(401);
  });

  test('the bot calls no other host, even when the token names it', async () => {
    const serviceUrl = 'https://attacker.example/teams/';
    const token = await running.token({ serviceurl: serviceUrl });
    const answer = await running.send(hello({ serviceUrl }), `Bearer ${token}`);
    expect(answer.status).toBe(401);
  });

  test.each([
    ['http on another host than this machine', 'http://smba.trafficmanager.net/teams/'],
    ['user-info before our host', 'https://me:secret@HOST/teams/'],
    ['our host as a name’s beginning', 'http://HOST.attacker.example/'],
    ['no address at all', 'javascript:alert(1)'],
  ])('%s is refused as the address of a connector', async (_what, pattern) => {
    const serviceUrl = pattern.replace('HOST', running.connector.host);
    const token = await running.token({ serviceurl: serviceUrl });
    expect((await running.send(hello({ serviceUrl }), `Bearer ${token}`)).status).toBe(401);
  });

  test('people of another organisation get 403, and nothing about them is recorded', async () => {
    const before = calls();
    const other = '99999999-0000-4000-8000-000000000001';
    const conversation = { id: 'a:1', conversationType: 'personal', tenantId: other };
    const both = { conversation, channelData: { tenant: { id: other } } };
    const mixed = { channelData: { tenant: { id: other } } };
    const none = { conversation: { id: 'a:1', conversationType: 'personal' }, channelData: {} };
    for (const own of [both, mixed, none]) {
      expect((await running.post({ type: 'message', text: 'Hej', ...own })).status).toBe(403);
    }
    expect(calls()).toBe(before);
    expect(running.product.tables.conversations.all()).toHaveLength(1);
  });

  test('a body that is not an activity or is too large is refused', async () => {
    const bearer = `Bearer ${await running.token()}`;
    expect((await running.send('{', bearer)).status).toBe(400);
    expect((await running.send('[]', bearer)).status).toBe(401);
    expect((await running.send('null', bearer)).status).toBe(401);
    const huge = hello({ text: 'a'.repeat(1_100_000) });
    expect((await running.send(huge, bearer)).status).toBe(413);
  });

  test('environment variables cannot switch off the token check or replace the bot’s secret', async () => {
    const kept = { ...process.env };
    process.env['DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS'] = 'true';
    process.env['CLIENT_SECRET'] = 'from-the-environment';
    const another = await startBot();
    try {
      const text = JSON.stringify(another.activity({ type: 'message', text: 'Hej' }));
      const { privateKey } = await generateKeyPair('RS256');
      const { serviceUrl: serviceurl } = another.connector;
      const claims = { iss: 'https://api.botframework.com', aud: clientId, serviceurl };
      const forged = await another.tokens.sign(claims, privateKey);
      expect((await another.send(text, undefined)).status).toBe(401);
      expect((await another.send(text, `Bearer ${forged}`)).status).toBe(401);
      await another.post({ type: 'message', text: 'Hej' });
      expect(another.connector.calls.at(-1)?.authorization).toBe('Bearer connector-token');
    } finally {
      process.env = kept;
      await another.stop();
    }
  });
});
