import { createFrontDoor } from '../../src/bot/handlers/front-door';
import { botIssuer, clientId, tenantId } from '../support/bot/bot-server';

const unsigned = (claims: object) => {
  const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
  return `Bearer ${part({ alg: 'RS256', kid: 'k' })}.${part(claims)}.c2lnbmF0dXJl`;
};

describe('the guard before the SDK', () => {
  const reached: unknown[] = [];
  const door = createFrontDoor(
    {
      clientId,
      tenantId,
      botIssuer,
      botKeysUrl: 'https://login.botframework.com/v1/.well-known/keys',
      serviceUrlHosts: ['smba.trafficmanager.net'],
      token: () => Promise.resolve(''),
      teamsAppId: '',
      tabDomain: '',
    },
    // An SDK that believes everybody, as a later version does with tokens of Entra.
    (request) => {
      reached.push(request.body);
      return Promise.resolve({ status: 200 });
    },
    { info: () => undefined, alarm: () => undefined },
  );
  const body = { type: 'message', serviceUrl: 'https://smba.trafficmanager.net/emea/' };
  const statusFor = async (claims: object, given: unknown = body) =>
    (await door({ headers: { authorization: unsigned(claims) }, body: given })).status;
  beforeEach(() => reached.splice(0));

  test('stops tokens of any other issuer, whatever the SDK would say', async () => {
    const entra = `https://login.microsoftonline.com/${tenantId}/v2.0`;
    for (const iss of [entra, `${botIssuer}/`, `${botIssuer}.evil`, '', null, [botIssuer]]) {
      expect(await statusFor({ iss, aud: clientId, scp: 'access_as_user' })).toBe(401);
    }
    expect(await statusFor({})).toBe(401);
    expect(reached).toEqual([]);
  });

  test('lets the Bot Framework’s through, with the body as text or parsed, and answers with a body', async () => {
    expect(await statusFor({ iss: botIssuer })).toBe(200);
    expect(await statusFor({ iss: botIssuer }, JSON.stringify(body))).toBe(200);
    expect(reached).toEqual([body, body]);
    const answer = await door({ headers: { authorization: unsigned({ iss: botIssuer }) }, body });
    expect(answer.body).toEqual({});
  });

  test('stops addresses of connectors that are not on the list', async () => {
    const hosts = [
      'https://evil.example/',
      'http://smba.trafficmanager.net/',
      'https://smba.trafficmanager.net:444/',
    ];
    for (const serviceUrl of [...hosts, 'https://smba.trafficmanager.net./', '', 5]) {
      const status = await statusFor({ iss: botIssuer }, { ...body, serviceUrl });
      expect([400, 403]).toContain(status);
    }
    expect(reached).toEqual([]);
  });
});
