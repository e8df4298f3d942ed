import { existsSync } from 'node:fs';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

/** The paths of Chromium on Linux. Playwright finds Chrome and Edge by itself. */
const chromiums = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser'];

function whichBrowser(): LaunchOptions {
  const executablePath = chromiums.find((path) => path !== undefined && existsSync(path));
  if (executablePath !== undefined) return { executablePath };
  return { channel: existsSync('/usr/bin/microsoft-edge') ? 'msedge' : 'chrome' };
}

/** Starts an installed Chromium, Chrome or Edge. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    ...whichBrowser(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
