// The product of `npm run bench:floors`: the routes of the server over a municipality in memory, behind real token checks. It
// is a child of run/bench-floors.mjs, to which it tells where it listens and what to send, and how much CPU it has used.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet } from 'jose';
import { createBot } from '../../src/bot/create-bot';
import { cardSchema, stampOf } from '../../src/bot/cards/base/press';
import type { Actor } from '../../src/core/domain/base/actor';
import { runningTime } from '../../src/core/domain/base/running-time';
import { systemActor } from '../../src/core/domain/base/actor';
import type { Person } from '../../src/core/domain/organisation/body';
import { connectorVerifier } from '../../src/server/auth/verify-bot-token';
import { tokenVerifier } from '../../src/server/auth/verify-token';
import { listen } from '../../src/server/base/http-server';
import { readSettings } from '../../src/server/base/settings';
import { productAnswers } from '../../src/server/routes/app';
import { aKey, signText, type Key } from '../support/token-forge';
import type { Context } from '../../src/core/ports';
import { leader, manager, person } from './municipality';
import { log, openFilled } from './open-filled';

const goals = 2_000;
const tenantId = '5cda5cc5-ee01-4b08-af01-45b108dafa63';
const clientId = 'e55b9f18-7a19-4487-910a-3bbb8885893e';
const serviceUrl = 'https://smba.example/';
const clocks = { now: () => Date.now(), runningNow: () => runningTime(performance.now()) };

/** Publishes the connector's keys, as Microsoft does. */
function publish(key: Key): Promise<string> {
  const text = JSON.stringify({ keys: [{ ...key.jwk, endorsements: ['msteams'] }] });
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(text);
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      done(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/keys`);
    });
  });
}

const seconds = () => Math.floor(Date.now() / 1000);
const header = (kid: string) => ({ alg: 'RS256', typ: 'JWT', kid });
const times = () => ({ iat: seconds() - 60, nbf: seconds() - 60, exp: seconds() + 3_600 });

/** Makes the token of a signed-in person, with as many claims as Entra's have. */
function personToken(key: Key, { objectId = '', name = '' }: Person): Promise<string> {
  const claims = {
    ...{ aud: clientId, iss: `https://login.microsoftonline.com/${tenantId}/v2.0`, ...times() },
    ...{ acct: 0, azp: clientId, azpacr: '1', name, oid: objectId, preferred_username: 'x@y.z' },
    ...{ rh: 'r'.repeat(60), scp: 'access_as_user', sub: 's'.repeat(43), tid: tenantId },
    ...{ uti: 'u'.repeat(22), ver: '2.0', xms_ftd: 'f'.repeat(80) },
  };
  return signText(key, header('of-entra'), claims);
}

function connectorTokenOf(key: Key): Promise<string> {
  const claims = { iss: 'https://api.botframework.com', aud: clientId, ...times() };
  return signText(key, header('of-connector'), { ...claims, serviceurl: serviceUrl });
}

/** How many managers press, in turns, so that no two of them report the same goal at the same time. */
const pressers = 200;

/** Makes presses: managers of units change the report of a goal, each time with other figures. */
function presses({ tables }: Context, count: number) {
  const roundId = tables.rounds.findByKey('helar-2026')?.value.id;
  return Array.from({ length: count }, (_, at) => {
    const unit = at % pressers;
    const turn = Math.floor(at / pressers);
    const goalKey = `M-${String(unit * 8)}`;
    const goalId = tables.goals.findByKey(goalKey)?.value.id;
    const report = tables.reports.findByKey(`helar-2026:${goalKey}`)?.value;
    // The report that the card of this press shows: each press before it has made a revision.
    const stamp = stampOf(report && { ...report, revision: report.revision + turn });
    const { name, objectId = '' } = person(1000 + unit);
    const given = { women: String(80 + (turn % 10)), men: '81', comment: 'Klart.' };
    const data = { action: 'report.submit', schema: cardSchema, roundId, goalId, stamp, ...given };
    return JSON.stringify({
      ...{ type: 'invoke', name: 'adaptiveCard/action', id: `press-${String(at)}` },
      ...{ channelId: 'msteams', serviceUrl, locale: 'sv-SE' },
      from: { id: `29:${String(unit)}`, name, aadObjectId: objectId },
      recipient: { id: `28:${clientId}`, name: 'Jämna' },
      // The conversation of the list, which the bot need not record again.
      conversation: { id: `a:${objectId}`, conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
      value: { action: { type: 'Action.Execute', verb: 'report.submit', data } },
    });
  });
}

const [entra, connector] = await Promise.all([aKey('of-entra'), aKey('of-connector')]);
const product = await openFilled({ goals, ledgerRows: 5_000 });
const settings = readSettings({
  ...{
    TENANT_ID: tenantId,
    CLIENT_ID: clientId,
    CLIENT_SECRET: 'Q8~kW3pZr5tLx9vBn2mYc7dHf4gJs6aE',
  },
  ...{ TEAMS_APP_ID: clientId, SITE_URL: 'https://granforsa.sharepoint.com/sites/jamna' },
  ...{ APP_DOMAIN: 'jamna.example' },
});
const contextFor = (actor: Actor) => product.contextFor(actor);
const bot = createBot(
  {
    ...{ clientId, tenantId, teamsAppId: clientId, tabDomain: 'jamna.example' },
    ...{ serviceUrlHosts: ['smba.example'], token: () => Promise.resolve('token') },
  },
  {
    ...{ contextFor, log, inBackground: (work) => work() },
    membership: { standingOf: () => Promise.resolve('member') },
    limits: { activities: { take: () => 0 }, refusals: { take: () => 0 } },
  },
);
const deps = {
  product: { ...product, tabSeen: () => undefined },
  verify: tokenVerifier(settings, clocks, createLocalJWKSet({ keys: [entra.jwk] })),
  verifyConnector: connectorVerifier(
    {
      ...{ clientId, botIssuer: 'https://api.botframework.com' },
      ...{ botKeysUrl: await publish(connector), serviceUrlHosts: ['smba.example'] },
    },
    clocks,
  ),
  bot,
  writeWorkbook: () => Promise.reject(new Error('not used')),
  log,
  // A fast clock, so that the limit of requests a minute counts each of them and refuses none.
  runningNow: () => runningTime(performance.now() * 1_000_000),
};
const answers = productAnswers(deps, settings, '/no-folder');
const server = await listen({ ...answers, port: 0, hostname: '127.0.0.1' });

process.on('disconnect', () => process.exit(0));
process.on('message', () => {
  process.send?.({ cpu: process.cpuUsage() });
});
process.send?.({
  port: (server.address() as AddressInfo).port,
  tokens: { leader: await personToken(entra, leader), manager: await personToken(entra, manager) },
  connectorToken: await connectorTokenOf(connector),
  connectorKey: connector.jwk,
  audience: clientId,
  presses: presses(product.contextFor(systemActor), Number(process.argv[2])),
});
