import { chromium, type Browser } from 'playwright-core';

/** Connects to the browser that tests/support/run-setup.mjs has started. Closing it closes only this suite's pages. */
export async function startBrowser(): Promise<Browser> {
  const address = process.env['JAMNA_TEST_BROWSER'];
  if (address === undefined) throw new Error('The project of this suite starts no browser.');
  return chromium.connect(address);
}
