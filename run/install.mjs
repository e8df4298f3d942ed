// Installs what a command needs of package-lock.json and node_modules lacks. Only `node:` imports: it runs before there
// is a node_modules.
import { spawn } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { showProgress } from './progress.mjs';

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
const packages = join(root, 'node_modules');
/** npm's own record of what it has put into node_modules. */
const record = join(packages, '.package-lock.json');

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Is this Node in one of the ranges `^20.19`, `>=24` … of `engines`? */
function isAllowed(range) {
  const [, operator, major, minor = '0'] = /^(\^|>=)(\d+)(?:\.(\d+))?/.exec(range.trim());
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

/** `npm` is a script on Windows, which only a shell starts; `npm_execpath` is its JavaScript when npm started us. */
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

/** A second checkout may borrow the packages of the first by a link: they are the first one's to install. */
const areBorrowed = () => lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink() === true;

/** What the lock file wants and node_modules lacks: places, such as `node_modules/vite`. */
function missingPlaces(installed, { onlyToRun }) {
  const wanted = Object.entries(read(join(root, 'package-lock.json')).packages);
  return wanted
    .filter(([place]) => place.includes('node_modules/'))
    .filter(([, { dev }]) => !(onlyToRun && dev))
    .filter(([place, { version, optional, devOptional }]) => {
      const there = installed[place];
      // Packages for other platforms are optional, and npm leaves them out.
      if (there === undefined) return !(optional || (onlyToRun && devOptional));
      return there.version !== version;
    })
    .map(([place]) => place);
}

/**
 * Nothing is there: `npm ci`. Something is there: `npm install --no-save`, which adds what is missing and keeps the
 * rest, since another command's programs may be running from it.
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
 * Runs npm unless node_modules already holds what the command needs. A test never installs: it runs with what is there.
 * Ends the program when npm fails.
 *
 * @param onlyToRun leaves out what only tests and checks need
 */
export async function installWhenNeeded({ onlyToRun = false } = {}) {
  refuseUnknownNode();
  if (areBorrowed() || process.env.JEST_WORKER_ID !== undefined) return;
  const installed = existsSync(record) ? read(record).packages : {};
  const missing = missingPlaces(installed, { onlyToRun });
  if (missing.length === 0) return;
  process.stdout.write(
    `Installing ${missing.length} packages. The network and the disk decide how long it takes: half a minute to some minutes.\n`,
  );
  const isThere = (place) => existsSync(join(root, place, 'package.json'));
  const end = showProgress(() => `${missing.filter(isThere).length} of ${missing.length}`);
  const code = await runNpm(npmArguments(installed, { onlyToRun }));
  const seconds = end();
  if (code !== 0) {
    process.stderr.write('npm could not install the packages; its own words are above.\n');
    process.exit(code);
  }
  process.stdout.write(`Installed in ${seconds} s.\n`);
}
