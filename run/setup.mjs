// `npm run setup [-- --plan] [-- --sample] [-- --print-site-script]`: builds set-up and runs it with the environment
// variables that docs/architecture.md lists. SETUP_CLIENT_ID and SETUP_CLIENT_SECRET are the identity with full control
// of the site.
import { spawn } from 'node:child_process';
import { installWhenNeeded } from './install.mjs';
import { root } from './programs.mjs';

await installWhenNeeded({ onlyToRun: true });
const { buildAll } = await import('./build.mjs');
await buildAll(['setup']);
const child = spawn(process.execPath, ['dist/setup/main.js', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  windowsHide: true,
});
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
