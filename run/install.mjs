// Installs what package-lock.json names, when it has changed since the last time. Only `node:` imports: it runs before
// there is a node_modules.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
const packages = join(root, 'node_modules');
const stampFile = join(packages, '.jamna-lock');
const oldest = [20, 18];

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  process.stderr.write(
    `Jämna needs Node ${oldest.join('.')} or newer; this is ${process.version}.\n`,
  );
  process.exit(1);
}

/** `npm` is a script on Windows, which only a shell starts; `npm_execpath` is its JavaScript when npm started us. */
function runNpm(args) {
  const viaNode = process.env.npm_execpath?.endsWith('.js');
  const command = viaNode ? process.execPath : 'npm';
  return spawnSync(command, viaNode ? [process.env.npm_execpath, ...args] : args, {
    cwd: root,
    stdio: 'inherit',
    shell: !viaNode && process.platform === 'win32',
  });
}

/** A second checkout may borrow the packages of the first by a link: they are the first one's to install. */
const areBorrowed = () => lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink() === true;

/** Runs `npm ci` unless node_modules already is what the lock file says. Ends the program when it fails. */
export function installWhenNeeded() {
  refuseOldNode();
  if (areBorrowed()) return;
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lock) return;
  process.stdout.write('Installing packages (the first time takes about a minute) …\n');
  const { status } = runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
  if (status !== 0) {
    process.stderr.write('npm ci failed; its own words are above.\n');
    process.exit(status ?? 1);
  }
  writeFileSync(stampFile, lock);
}
