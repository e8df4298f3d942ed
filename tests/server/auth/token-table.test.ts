import { randomUUID } from 'node:crypto';
import { createLocalJWKSet } from 'jose';
import { NotSignedIn } from '../../../src/server/auth/not-signed-in';
import { tokenVerifier, type VerifyToken } from '../../../src/server/auth/verify-token';
import { connectorVerifier, type VerifyConnector } from '../../../src/server/auth/verify-bot-token';
import { listen } from '../../support/bot/microsoft';
import { everySpoiledField, spoiled, type Spoiling } from '../../support/spoiled-fields';
import { aKey, signText, type Key } from '../../support/token-forge';
import { clocksOf } from '../../support/clocks';

// Each claim and header field of both kinds of tokens, wrong in every way. A claim that is added to one of the lists
// below joins the table by itself, and is expected to be refused whenever it is wrong.

const tenantId = '5cda5cc5-ee01-4b08-af01-45b108dafa63';
const clientId = 'e55b9f18-7a19-4487-910a-3bbb8885893e';
const loginUrl = 'https://login.microsoftonline.com';
const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const now = Math.floor(Date.now() / 1000);
const day = 24 * 3_600;

type Fields = Readonly<Record<string, unknown>>;
/** What a door expects: the fields of a good token, and of each a value that belongs to somebody else. */
interface Expected {
  readonly good: Fields;
  readonly foreign: Fields;
  /** The spoilings that do not matter, because the field decides nothing, or is optional. */
  readonly harmless: Readonly<Record<string, readonly Spoiling[] | 'all but doubled'>>;
}

const times = { nbf: now, exp: now + 3_600 };
const foreignTimes = { iat: now + 900, nbf: now + 900, exp: now + 2 * day };

const person: Expected = {
  good: {
    iss: `${loginUrl}/${tenantId}/v2.0`,
    aud: clientId,
    tid: tenantId,
    oid: '55e7b818-daf2-4a1b-b284-4a40c0fbf46d',
    sub: 'pairwise',
    name: 'Karin Lindgren',
    preferred_username: 'karin.lindgren@granforsa.example',
    scp: 'access_as_user',
    azp: clientId,
    azpacr: '0',
    ver: '2.0',
    acct: 0,
    idtyp: 'user',
    idp: `https://sts.windows.net/${tenantId}/`,
    iat: now,
    ...times,
  },
  foreign: {
    iss: `${loginUrl}/${randomUUID()}/v2.0`,
    aud: randomUUID(),
    tid: randomUUID(),
    scp: 'User.Read',
    azp: randomUUID(),
    ver: '1.0',
    acct: 1,
    idtyp: 'app',
    idp: `https://sts.windows.net/${randomUUID()}/`,
    ...foreignTimes,
  },
  harmless: {
    // Another person's object id is that person's token.
    oid: ['foreign'],
    sub: 'all but doubled',
    name: 'all but doubled',
    preferred_username: 'all but doubled',
    azpacr: 'all but doubled',
    idtyp: ['missing'],
    idp: ['missing'],
  },
};
const connector: Expected = {
  good: {
    iss: 'https://api.botframework.com',
    aud: clientId,
    serviceurl: serviceUrl,
    iat: now,
    ...times,
  },
  foreign: {
    iss: `${loginUrl}/${tenantId}/v2.0`,
    aud: randomUUID(),
    serviceurl: 'https://evil.example/',
    ...foreignTimes,
  },
  // Microsoft's page on connector authentication names no `iat`.
  harmless: { iat: ['missing'] },
};
const goodHeader: Fields = { alg: 'RS256', kid: 'teams', typ: 'JWT' };
const foreignHeader: Fields = { alg: 'none', kid: 'foreign' };

let key: Key;
let verifyPerson: VerifyToken;
let verifyConnector: VerifyConnector;
let close: () => Promise<void>;
beforeAll(async () => {
  key = await aKey('teams', { endorsements: ['msteams'] });
  const server = await listen((_, answer) => answer.end(JSON.stringify({ keys: [key.jwk] })));
  close = server.close;
  const keys = createLocalJWKSet({ keys: [key.jwk] });
  verifyPerson = tokenVerifier({ tenantId, clientId, loginUrl }, clocksOf(Date.now), keys);
  verifyConnector = connectorVerifier(
    {
      clientId,
      botIssuer: 'https://api.botframework.com',
      botKeysUrl: server.url,
      serviceUrlHosts: ['smba.trafficmanager.net'],
    },
    clocksOf(Date.now),
  );
});
afterAll(() => close());

const doors = [
  { door: 'the tab', expected: person, enter: (bearer: string) => verifyPerson(bearer) },
  {
    door: 'the bot',
    expected: connector,
    enter: async (bearer: string) => {
      const check = await verifyConnector(bearer);
      check({ type: 'message', channelId: 'msteams', serviceUrl });
    },
  },
];

describe.each(doors)('at the door of $door', ({ expected, enter }) => {
  const { good, foreign, harmless } = expected;
  const isHarmless = (name: string, how: Spoiling) => {
    const known = harmless[name];
    return known === 'all but doubled' ? how !== 'doubled' : known?.includes(how) === true;
  };
  const table = everySpoiledField(Object.keys(good)).map((line) => ({
    ...line,
    answer: isHarmless(line.name, line.how) ? 'taken' : 'refused',
  }));

  test.each(table)('a token whose $name is $how is $answer', async ({ name, how, answer }) => {
    const other = foreign[name] ?? (name === 'oid' ? randomUUID() : 'other');
    const token = await signText(key, goodHeader, spoiled(good, name, how, other));
    const entered = enter(`Bearer ${token}`);
    if (answer === 'taken') await expect(entered).resolves.not.toBe('refused');
    else await expect(entered).rejects.toBeInstanceOf(NotSignedIn);
  });

  test.each(everySpoiledField(Object.keys(goodHeader)).filter(({ name }) => name !== 'typ'))(
    'a token whose header has $name $how is refused',
    async ({ name, how }) => {
      const head = spoiled(goodHeader, name, how, foreignHeader[name]);
      const token = await signText(key, head, good);
      await expect(enter(`Bearer ${token}`)).rejects.toBeInstanceOf(NotSignedIn);
    },
  );
});
