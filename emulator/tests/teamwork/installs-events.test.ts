import { createRemoteJWKSet, jwtVerify } from 'jose';
import { startEmulator, type Emulator } from '../support/host-emulator';
import { teamsAdministration } from '../support/clients';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
}, 180_000);
afterAll(() => emulator.stop());

/** Installs or removes the product's app as an application that may do so for all people and teams. */
async function graph(method: string, path: string, body?: object): Promise<Response> {
  const token = await fetch(`${emulator.host}/_emulator/token`, {
    method: 'POST',
    body: JSON.stringify({ clientId: teamsAdministration }),
  });
  const { access_token: bearer } = (await token.json()) as { readonly access_token: string };
  return fetch(`${emulator.host}/v1.0${path}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const idIn = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { readonly value: readonly { readonly id: string }[] }).value[0]?.id ??
  '';

test('row 73: an installation or removal through Graph sends the bot the same signed events as one in Teams', async () => {
  const emma = emulator.person('Emma');
  const path = `/users/${emma.id}/teamwork/installedApps`;
  const app = await idIn(await graph('GET', '/appCatalogs/teamsApps'));
  const bind = {
    'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${app}`,
  };
  expect((await graph('POST', path, bind)).status).toBe(201);
  const isFor = (from: unknown) =>
    (from as { aadObjectId?: string } | undefined)?.aadObjectId === emma.id;
  const added = await emulator.product.next(
    (one) => one.type === 'installationUpdate' && isFor(one['from']),
  );
  expect(added.activity).toMatchObject({
    action: 'add',
    conversation: { conversationType: 'personal' },
  });
  const keys = createRemoteJWKSet(new URL(`${emulator.host}/botframework/v1/.well-known/keys`));
  const { payload } = await jwtVerify(added.token, keys, { audience: emulator.botId });
  expect(payload.iss).toBe('https://api.botframework.com');
  const installation = await idIn(await graph('GET', path));
  expect((await graph('DELETE', `${path}/${installation}`)).status).toBe(204);
  const removed = await emulator.product.next(
    (one) => one.type === 'installationUpdate' && one['action'] === 'remove' && isFor(one['from']),
  );
  expect(removed.activity.conversation.id).toBe(added.activity.conversation.id);
}, 180_000);
