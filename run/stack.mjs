// Starts the emulator and the product together, for `npm start` and `npm run bench`.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from 'm365-list-emulator';
import { Stop, root, runProgram, startProgram, waitFor } from './programs.mjs';

/** The person who is process leader while the lists are empty: the one whom the launcher's instructions name. */
const firstProcessLeader = 'karin.lindgren@';

/** Returns the product's settings for running with the emulator (docs/architecture.md, "Settings"). */
function productSettings(port, { http: host, https, info, authority }) {
  const client = info.clients.find(({ clientId }) => clientId === info.productClientId);
  const first = info.users.filter(({ userPrincipalName }) =>
    userPrincipalName.startsWith(firstProcessLeader),
  );
  return {
    PORT: String(port),
    BIND: '127.0.0.1',
    APP_DOMAIN: `localhost:${port}`,
    TENANT_ID: info.tenantId,
    CLIENT_ID: client.clientId,
    CLIENT_SECRET: client.clientSecret,
    SITE_URL: `https://${info.siteHostname}/${info.sitePath.replace(/^\//, '')}`,
    GRAPH_URL: https,
    LOGIN_URL: https,
    BOT_KEYS_URL: `${host}/botframework/v1/.well-known/keys`,
    SERVICE_URL_HOSTS: new URL(host).host,
    HOST_ORIGINS: host,
    CLOCK_URL: `${host}/_emulator/clock`,
    // The emulator uses the same id when it fills the manifest.
    TEAMS_APP_ID: info.productClientId,
    FIRST_PROCESS_LEADERS: first.map(({ id }) => id).join(','),
    NODE_EXTRA_CA_CERTS: authority,
  };
}

async function call(url, options) {
  const answer = await fetch(url, options);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return answer.json().catch(() => undefined);
}

/** The file in the state's folder that says with which build of set-up the lists were set up. */
const stampOf = (state) => join(state, 'set-up.sha256');

function hashOfSetUp() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'dist/setup/main.js')))
    .digest('hex');
}

/**
 * Runs set-up on the emulator's site: creates the lists and, for `sample`, loads the sample municipality. A site that an
 * older version has set up gets the columns that it lacks. Does nothing when this very build has set the site up.
 */
async function setUp({ state, lists, settings, info, host, say }) {
  const siteScript = `${host}/_emulator/site-script`;
  const isThere = (await call(siteScript)) !== null;
  if (lists === 'none' && !isThere) return;
  const stamp = existsSync(stampOf(state)) ? readFileSync(stampOf(state), 'utf8') : '';
  const hash = hashOfSetUp();
  if (isThere && stamp === hash) return;
  say(isThere ? 'Bringing lists up to date …\n' : 'Setting up lists …\n');
  const administrator = info.clients.find(({ siteRole }) => siteRole === 'fullcontrol');
  const logs = join(state, 'logs');
  const env = {
    ...settings,
    CLIENT_ID: administrator.clientId,
    CLIENT_SECRET: administrator.clientSecret,
  };
  const main = 'dist/setup/main.js';
  await runProgram({
    name: 'set-up',
    args: lists === 'sample' && !isThere ? [main, '--sample'] : [main],
    env,
    logs,
  });
  const script = await runProgram({
    name: 'site-script',
    args: [main, '--print-site-script'],
    env,
    logs,
  });
  await call(siteScript, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: script,
  });
  writeFileSync(stampOf(state), hash);
}

/** Starts the emulator with the product's app package. @throws {Stop} with its last output when it does not start */
async function startWatchedEmulator({ ports, state, watch }) {
  const emulator = await startEmulator({
    httpPort: ports.http,
    httpsPort: ports.https,
    productPort: ports.product,
    state,
    appPackage: process.env.EMULATOR_APP_PACKAGE ?? join(root, 'appPackage'),
    log: join(state, 'logs', 'emulator.log'),
  }).catch((error) => {
    throw new Stop(error.message);
  });
  const { output, ended, stop } = emulator;
  watch({ name: 'emulator', output: () => output().trim(), ended, stop });
  return emulator;
}

/** Starts the emulator in a fresh state, sets up lists, and ends it, so that copies of the state can be started. */
export async function prepareState({ ports, state, lists }) {
  const emulator = await startWatchedEmulator({ ports, state, watch: () => undefined });
  const { http: host, info } = emulator;
  const settings = productSettings(ports.product, emulator);
  await setUp({ state, lists, settings, info, host, say: () => undefined });
  await emulator.stop();
}

/**
 * Starts emulator and product, runs set-up if needed, and waits until both answer.
 *
 * @param lists `sample`, `empty` or `none`; ignored when the site has been set up before
 * @param say called with lines to show to the person
 * @param watch called with each program as soon as it runs: `{ name, output(), ended, stop() }`
 */
export async function startStack({ ports, state, lists, say, watch }) {
  const emulator = await startWatchedEmulator({ ports, state, watch });
  const { http: host, info } = emulator;
  const settings = productSettings(ports.product, emulator);
  await setUp({ state, lists, settings, info, host, say });
  const product = startProgram({
    name: 'product',
    args: ['dist/server/main.js'],
    env: settings,
    logs: join(state, 'logs'),
  });
  watch(product);
  await waitFor(`http://localhost:${ports.product}/healthz`, product);
  return { host, info, settings };
}
