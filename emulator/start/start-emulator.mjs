import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePorts } from './free-ports.mjs';
import { startProgram } from './program.mjs';

const built = fileURLToPath(new URL('../dist/', import.meta.url));
/** How long the emulator may take until it answers, in milliseconds. */
const timeoutMs = 90_000;

/**
 * Options of `startEmulator`. emulator/docs/usage.md describes the variables that they set.
 *
 * @typedef {object} EmulatorOptions
 * @property {number} [httpPort] a free port when it is left out
 * @property {number} [httpsPort] a free port when it is left out
 * @property {number} [productPort] where the app's tab and bot listen; 3978 when it is left out
 * @property {string} [state] folder that keeps lists and certificate; a temporary one, removed by `stop`, when it is left out
 * @property {string} [seed] `demo`, `empty`, or the path of a tenant file
 * @property {string} [appPackage] folder with the app's `manifest.json`
 * @property {'other' | Readonly<Record<string, unknown>>} [switches] how switches are set at the start and after a reset
 * @property {boolean} [sync] whether a write is on the disk before it is answered; `true` when it is left out
 * @property {string} [log] file that receives everything that the emulator prints
 * @property {boolean} [checkAnswers] whether `stop` compares every answer of Graph with Microsoft's description; `false` when it is
 *   left out, unless the environment has `EMULATOR_CHECK_ANSWERS=on`
 */

/**
 * What `GET /_emulator/info` answers.
 *
 * @typedef {object} EmulatorInfo
 * @property {string} tenantId
 * @property {string} siteHostname
 * @property {string} sitePath
 * @property {string} siteId
 * @property {string} productClientId
 * @property {readonly EmulatorClient[]} clients app registrations
 * @property {readonly ManagedIdentity[]} managedIdentities user-assigned managed identities
 * @property {string} identityHeader value of `IDENTITY_HEADER`; `IDENTITY_ENDPOINT` is `{http}/msi/token`
 * @property {readonly EmulatorUser[]} users
 * @property {readonly { readonly id: string, readonly displayName: string }[]} teams
 */

/**
 * An app registration. `siteRole` is its grant on the site: `read`, `write`, `owner`, `fullcontrol`, or `null` for none.
 *
 * @typedef {{ readonly clientId: string, readonly clientSecret: string, readonly siteRole: string | null, readonly displayName: string }} EmulatorClient
 */

/** @typedef {{ readonly clientId: string, readonly principalId: string, readonly displayName: string }} ManagedIdentity */

/** @typedef {{ readonly id: string, readonly userPrincipalName: string, readonly displayName: string }} EmulatorUser */

/** @typedef {'SIGHUP' | 'SIGINT' | 'SIGKILL' | 'SIGTERM'} Signal */

/**
 * A running emulator.
 *
 * @typedef {object} Emulator
 * @property {string} http address of Graph, sign-in, connector, control and the page
 * @property {string} https address of the same over https
 * @property {string} state folder that keeps lists and certificate
 * @property {string} authority file for `NODE_EXTRA_CA_CERTS`
 * @property {EmulatorInfo} info
 * @property {() => string} output the last 20,000 characters that the emulator has printed
 * @property {Promise<number | null>} ended its exit code when it has ended; `null` when a signal has ended it
 * @property {(signal?: Signal) => Promise<void>} kill ends it with SIGKILL, or another signal, and neither checks answers nor
 *   removes anything
 * @property {() => Promise<void>} stop ends it. Rejects when answers are checked and one differs from Microsoft's description
 */

/**
 * Ports, folder and journal of one emulator. `isTemporary` is true for a folder that `stop` removes, and `journal` is the file
 * for its answers, when these are checked.
 *
 * @typedef {{ httpPort: number, httpsPort: number, state: string, isTemporary: boolean, journal: string | undefined }} Resources
 */

/**
 * Chooses ports, folder and journal where the caller leaves them out.
 *
 * @param {EmulatorOptions} options
 * @returns {Promise<Resources>}
 */
async function resourcesFor(options) {
  const [freeHttp = 0, freeHttps = 0] = await freePorts(2);
  const state = options.state ?? mkdtempSync(join(tmpdir(), 'm365-list-emulator-'));
  const isChecked = options.checkAnswers ?? process.env['EMULATOR_CHECK_ANSWERS'] === 'on';
  const journal = process.env['EMULATOR_JOURNAL'] ?? join(state, 'journal.jsonl');
  return {
    httpPort: options.httpPort ?? freeHttp,
    httpsPort: options.httpsPort ?? freeHttps,
    state,
    isTemporary: options.state === undefined,
    journal: isChecked ? journal : undefined,
  };
}

/**
 * Returns the variables that the program reads, without those of options that the caller leaves out.
 *
 * @param {EmulatorOptions} options
 * @param {Resources} resources
 * @returns {Record<string, string>}
 */
function environmentOf({ productPort, seed, appPackage, switches, sync }, resources) {
  const all = {
    EMULATOR_PORT: String(resources.httpPort),
    EMULATOR_HTTPS_PORT: String(resources.httpsPort),
    EMULATOR_STATE: resources.state,
    EMULATOR_JOURNAL: resources.journal,
    EMULATOR_SEED: seed,
    EMULATOR_APP_PACKAGE: appPackage,
    EMULATOR_SWITCHES: typeof switches === 'object' ? JSON.stringify(switches) : switches,
    EMULATOR_SYNC: sync === undefined ? undefined : sync ? 'on' : 'off',
    PORT: productPort === undefined ? undefined : String(productPort),
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/**
 * Waits until the emulator answers.
 *
 * @param {string} http
 * @param {import('./program.mjs').Program} program
 */
async function untilHealthy(http, program) {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end && program.child.exitCode === null) {
    const isHealthy = await fetch(`${http}/_emulator/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isHealthy) return;
    await wait(20);
  }
  await program.end();
  throw new Error(`The emulator did not start. It printed:\n${program.output().trim()}`);
}

/**
 * Compares the answers in a journal with Microsoft's description. Removes the journal when they agree.
 *
 * @param {string} journal
 */
async function checkAnswers(journal) {
  const check = startProgram([join(built, 'check-answers.js'), journal], {});
  if ((await check.ended) !== 0) throw new Error(`Not as Graph answers:\n${check.output()}`);
  rmSync(journal, { force: true });
}

/**
 * Ends the program, checks its answers, and removes a temporary folder.
 *
 * @param {import('./program.mjs').Program} program
 * @param {Resources} resources
 */
async function stop(program, { journal, state, isTemporary }) {
  await program.end();
  try {
    if (journal !== undefined) await checkAnswers(journal);
  } finally {
    if (isTemporary) rmSync(state, { recursive: true, force: true });
  }
}

/**
 * Starts the emulator as a program of its own, and waits until it answers.
 *
 * @param {EmulatorOptions} [options]
 * @returns {Promise<Emulator>}
 */
export async function startEmulator(options = {}) {
  const main = join(built, 'main.js');
  if (!existsSync(main)) throw new Error(`${main} is missing: run "npm run build" in its folder.`);
  const resources = await resourcesFor(options);
  const program = startProgram([main], environmentOf(options, resources), options.log);
  const http = `http://localhost:${String(resources.httpPort)}`;
  await untilHealthy(http, program);
  const answer = await fetch(`${http}/_emulator/info`);
  /** @type {Promise<void> | undefined} */
  let stopping;
  return {
    http,
    https: `https://localhost:${String(resources.httpsPort)}`,
    state: resources.state,
    authority: join(resources.state, 'authority.pem'),
    info: /** @type {EmulatorInfo} */ (await answer.json()),
    output: program.output,
    ended: program.ended,
    kill: (signal = 'SIGKILL') => program.end(signal),
    stop: () => (stopping ??= stop(program, resources)),
  };
}
