// `npm start`: builds and starts the emulator in this terminal; docs/usage.md names the settings. Ctrl-C ends it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildEmulator } from './build.mjs';

const folder = fileURLToPath(new URL('..', import.meta.url));

const [option] = process.argv.slice(2);
if (option !== undefined) {
  process.stderr.write(
    `Unknown option ${option}. The emulator has no options; environment variables set it (emulator/docs/usage.md).\n`,
  );
  process.exit(1);
}
process.stdout.write('Building what has changed …\n');
await buildEmulator();
const child = spawn(process.execPath, [join(folder, 'dist', 'main.js')], {
  // npm runs scripts in the package's folder, but a person's paths are relative to the folder where they started npm.
  cwd: process.env['INIT_CWD'] ?? process.cwd(),
  stdio: 'inherit',
});
/** @type {NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
// On a signal the emulator closes its store and ports itself, and this program waits until it has ended.
for (const signal of signals) process.on(signal, () => child.kill(signal));
child.once('close', (code, signal) => process.exit(signal === null ? (code ?? 1) : 0));
