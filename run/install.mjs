// Installs packages of package-lock.json that a command needs and node_modules lacks. Imports only modules of Node,
// since it runs before packages are installed.
import { spawn } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { showProgress } from './progress.mjs';

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
const packages = join(root, 'node_modules');
/** The file in which npm records the packages that it has installed. */
const record = join(packages, '.package-lock.json');

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** True when the running Node is in the range, such as `^20.19` or `>=24` (from `engines`). */
function isAllowed(range) {
  const [, operator, major, minor = '0'] = /^(\^|>=)(\d+)(?:\.(\d+))?/.exec(range.trim()) ?? [];
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  if (ownMajor === Number(major)) return ownMinor >= Number(minor);
  return operator === '>=' && ownMajor > Number(major);
}

function refuseUnknownNode() {
  const { node } = read(join(root, 'package.json')).engines;
  if (node.split('||').some(isAllowed)) return;
  process.stderr.write(`Jämna needs Node ${node}; this is ${process.version}.\n`);
  process.exit(1);
}

/**
 * Runs npm. When npm has started this program, `npm_execpath` is npm's JavaScript file and Node can run it; else npm is
 * started by name, on Windows through a shell, since it is a script there.
 */
function runNpm(args) {
  const viaNode = process.env.npm_execpath?.endsWith('.js');
  const command = viaNode ? process.execPath : 'npm';
  const child = spawn(command, viaNode ? [process.env.npm_execpath, ...args] : args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: !viaNode && process.platform === 'win32',
  });
  const endWithUs = () => child.kill();
  process.once('exit', endWithUs);
  return new Promise((done) => {
    child.once('error', () => done(1));
    child.once('close', (code) => {
      process.off('exit', endWithUs);
      done(code ?? 1);
    });
  });
}

/** True when node_modules is a symbolic link to another checkout's, which that checkout must install itself. */
const isLinked = () => lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink() === true;

/** Returns the places, such as `node_modules/vite`, where the lock file requires a package and none is installed. */
function missingPlaces(installed, { onlyToRun }) {
  const wanted = Object.entries(read(join(root, 'package-lock.json')).packages);
  return wanted
    .filter(([place]) => place.includes('node_modules/'))
    .filter(([, { dev }]) => !(onlyToRun && dev))
    .filter(([place, { version, optional, devOptional }]) => {
      const there = installed[place];
      // npm does not install optional packages for other platforms.
      if (there === undefined) return !(optional || (onlyToRun && devOptional));
      return there.version !== version;
    })
    .map(([place]) => place);
}

/**
 * Returns the arguments for npm: `npm ci` when nothing is installed yet, else `npm install --no-save`, which adds
 * missing packages and keeps the others, since another command may be running from them.
 */
function npmArguments(installed, { onlyToRun }) {
  const isNew = Object.keys(installed).length === 0;
  const hasTools = Object.values(installed).some(({ dev }) => dev === true);
  return [
    ...(isNew ? ['ci'] : ['install', '--no-save']),
    ...(onlyToRun && !hasTools ? ['--omit=dev'] : []),
    ...['--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'],
  ];
}

/**
 * Installs packages unless node_modules already holds all that the command needs. Inside Jest it installs nothing. Ends
 * the program when npm fails.
 *
 * @param onlyToRun true to leave out packages that only tests and checks need
 */
export async function installWhenNeeded({ onlyToRun = false } = {}) {
  refuseUnknownNode();
  if (isLinked() || process.env.JEST_WORKER_ID !== undefined) return;
  const installed = existsSync(record) ? read(record).packages : {};
  const missing = missingPlaces(installed, { onlyToRun });
  if (missing.length === 0) return;
  const duration = missing.length < 100 ? 'some seconds' : 'half a minute';
  process.stdout.write(
    `Installing ${missing.length} packages. The network and the disk decide how long it takes: ${duration} to some minutes.\n`,
  );
  const isThere = (place) => existsSync(join(root, place, 'package.json'));
  const end = showProgress(() => `${missing.filter(isThere).length} of ${missing.length}`);
  const code = await runNpm(npmArguments(installed, { onlyToRun }));
  const seconds = end();
  if (code !== 0) {
    process.stderr.write("npm could not install the packages; npm's output is above.\n");
    process.exit(code);
  }
  process.stdout.write(`Installed in ${seconds} s.\n`);
}
