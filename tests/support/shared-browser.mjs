// Jest's globalSetup of the suites that open pages: one browser for all of them.
import { chromium } from 'playwright-core';
import { installedBrowser } from '../../run/browser.mjs';

/** Starts the browser; workers inherit its address, which tests/support/browser.ts connects to. */
export default async function startSharedBrowser() {
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
