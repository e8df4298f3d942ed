import { randomUUID } from 'node:crypto';
import { request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { startStack, type Stack } from '../support/stack';
import { startSecondInstance, type Instance } from '../support/flows/second-instance';
import { decodeJwt } from 'jose';
import { emulatorAt, until } from '../support/flows/emulator';

jest.setTimeout(120_000);

// A server as it runs in a tenant: without a secret, behind a gateway that rewrites the header Host.
const domain = 'jamna.granforsa.example';

let stack: Stack;
let server: Instance;
let bearer: string;
beforeAll(async () => {
  stack = await startStack();
  const { info, host } = stack;
  server = await startSecondInstance(stack, {
    APP_DOMAIN: domain,
    CLIENT_SECRET: '',
    MANAGED_IDENTITY_CLIENT_ID: info.managedIdentities[0]?.clientId ?? '',
    IDENTITY_ENDPOINT: `${host}/msi/token`,
    IDENTITY_HEADER: info.identityHeader,
  });
  const userId = info.users.find(({ displayName }) => displayName.startsWith('Karin'))?.id;
  const clientId = info.productClientId;
  const answer = await fetch(`${host}/_emulator/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ clientId, userId, scope: `${clientId}/access_as_user` }),
  });
  bearer = `Bearer ${((await answer.json()) as { access_token: string }).access_token}`;
});
afterAll(async () => {
  await server.program.stop();
  await stack.stop();
});

test('it reads the lists with the token that the managed identity vouches for', async () => {
  const answer = await until('the goals', async () => {
    const view = await fetch(`${server.product}/api/views/goals`, {
      headers: { Authorization: bearer },
    });
    return view.status === 200 && view;
  });
  expect(await answer.text()).toContain('BUF-GR-B-1');
});

test('the bot’s answers are signed in the same way', async () => {
  const { info, host } = stack;
  const emulator = emulatorAt(host, info);
  const issued = (await emulator.control('POST', '/token', {
    clientId: info.productClientId,
    issuer: 'bot-framework',
  })) as { access_token: string };
  const userId = emulator.userId('Karin Lindgren');
  const tenant = { id: info.tenantId };
  const activity = {
    type: 'message',
    id: randomUUID(),
    text: 'hej',
    channelId: 'msteams',
    serviceUrl: decodeJwt(issued.access_token)['serviceurl'],
    from: { id: '29:1karin', aadObjectId: userId },
    conversation: {
      id: `19:${userId}_${info.productClientId}@unq.gbl.spaces`,
      conversationType: 'personal',
      tenantId: tenant.id,
    },
    channelData: { tenant },
  };
  await emulator.greetings();
  const before = (await emulator.posted()).length;
  const answer = await fetch(`${server.product}/api/messages`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${issued.access_token}`,
    },
    body: JSON.stringify(activity),
  });
  expect(answer.status).toBe(200);
  await until('the answer', async () => (await emulator.posted()).length > before);
  expect(server.program.output()).not.toContain('bot.answer-not-posted');
});

async function post(headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  const call = request(`${server.product}/api/acts/round.prepare`, {
    method: 'POST',
    headers: {
      Authorization: bearer,
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
      ...headers,
    },
  });
  call.end('{}');
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  return answer.resume().statusCode;
}

test.each([
  [
    'with the gateway’s own Host',
    { Host: 'internal.gateway:8080', Origin: `https://${domain}` },
    400,
  ],
  ['with the server’s Host', { Host: domain, Origin: `https://${domain}` }, 400],
  ['of a program, which sends no Origin', { Host: 'internal.gateway:8080' }, 400],
  [
    'of a page that the gateway’s name would serve',
    { Host: 'evil.example', Origin: 'https://evil.example' },
    403,
  ],
  ['over plain http', { Host: domain, Origin: `http://${domain}` }, 403],
  ['of a page on another port', { Host: domain, Origin: `https://${domain}:8443` }, 403],
  ['of a page without an origin', { Host: domain, Origin: 'null' }, 403],
] as const)('a post %s is answered as it should', async (_, headers, status) => {
  expect(await post(headers)).toBe(status);
});
