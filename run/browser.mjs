// Finds a browser for the tests, or installs one where that needs no password.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { aptGetWhenFree } from './apt.mjs';
import { showProgress } from './progress.mjs';

const windowsRoots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];
const places = {
  linux: [
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: windowsRoots.flatMap((name) =>
    process.env[name] === undefined
      ? []
      : [
          join(process.env[name], 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(process.env[name], 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ],
  ),
};

function canUseApt() {
  return (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    existsSync('/etc/debian_version') &&
    existsSync('/usr/bin/apt-get')
  );
}

async function installChromium() {
  process.stdout.write(
    'No browser found. Installing Debian’s chromium with apt-get, some 100 MB to fetch: half a minute to some minutes.\n',
  );
  const end = showProgress(() => 'apt-get is working');
  const isDone =
    (await aptGetWhenFree(['-qq', 'update'])) &&
    (await aptGetWhenFree(['-qq', '-y', '--no-install-recommends', 'install', 'chromium']));
  const seconds = end();
  if (isDone) process.stdout.write(`Installed in ${seconds} s.\n`);
}

/** Returns the path of the browser that `CHROMIUM_PATH` names, else of an installed one; `undefined` without one. */
export function installedBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined;
  return (places[process.platform] ?? []).find((place) => existsSync(place));
}

/** Returns the path of a browser and installs one if needed; `undefined` when that is not possible. */
export async function findBrowser() {
  const isNamed = (process.env.CHROMIUM_PATH ?? '') !== '';
  if (!isNamed && installedBrowser() === undefined && canUseApt()) await installChromium();
  return installedBrowser();
}
