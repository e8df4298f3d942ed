// `npm run emulator`: installs, builds and starts the Microsoft 365 emulator alone. emulator/docs/behaviours.md says what it does.
// EMULATOR_PORT, EMULATOR_HTTPS_PORT, EMULATOR_STATE and EMULATOR_SEED as described there; Ctrl-C ends it.
import { spawn } from 'node:child_process';
import { installWhenNeeded } from '../../run/install.mjs';
import { root } from '../../run/programs.mjs';

await installWhenNeeded();
const { buildAll } = await import('../../run/build.mjs');
process.stdout.write('Building what has changed …\n');
await buildAll(['emulator', 'host']);
const child = spawn(process.execPath, ['dist/emulator/main.js'], { cwd: root, stdio: 'inherit' });
// The emulator closes its store and ports by itself; this program waits for it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.once('close', (code, signal) => process.exit(signal === null ? (code ?? 1) : 0));
