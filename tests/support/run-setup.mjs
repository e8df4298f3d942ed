// Jest's globalSetup of the suites that tell stories: what all of them share is made once for the run. Workers inherit
// process.env.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { installedBrowser } from '../../run/browser.mjs';
import { freePort } from '../../run/programs.mjs';
import { prepareState } from '../../run/stack.mjs';

/** Starts one browser. tests/support/browser.ts connects to it. */
async function startBrowser() {
  const executablePath = installedBrowser();
  if (executablePath === undefined) {
    throw new Error('The tests need Chrome, Edge or Chromium: install one, or set CHROMIUM_PATH.');
  }
  const server = await chromium.launchServer({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  process.env.JAMNA_TEST_BROWSER = server.wsEndpoint();
  globalThis.sharedBrowser = server;
}

/** Sets up the sample municipality once. tests/support/stack.ts starts each suite with a copy of it. */
async function prepareSample() {
  process.env.EMULATOR_CHECK_ANSWERS = 'on';
  process.env.EMULATOR_SYNC = 'off';
  const state = mkdtempSync(join(tmpdir(), 'jamna-sample-'));
  const ports = { product: await freePort(), http: await freePort(), https: await freePort() };
  await prepareState({ ports, state, lists: 'sample' });
  process.env.JAMNA_TEST_SAMPLE = state;
}

export default async function setUpRun() {
  await Promise.all([startBrowser(), prepareSample()]);
}
