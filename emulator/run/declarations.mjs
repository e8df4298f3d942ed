// `npm pack` runs this before and after it packs. `--write` makes TypeScript declarations (`*.d.mts`) of the modules that the
// package exports from their JSDoc, beside them, where TypeScript looks for them. `--remove` removes them: a checkout reads
// the types from the JSDoc itself, and a declaration that stays would hide its changes.
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('..', import.meta.url));
const published = ['start/start-emulator.mjs', 'run/build.mjs', 'run/start.mjs'];

function removeDeclarations() {
  for (const part of ['start', 'run']) {
    const declarations = readdirSync(join(folder, part)).filter((name) => name.endsWith('.d.mts'));
    for (const name of declarations) rmSync(join(folder, part, name));
  }
}

function writeDeclarations() {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const output = ['--declaration', '--emitDeclarationOnly', '--rootDir', '.', '--outDir', '.'];
  const input = ['--allowJs', '--strict', '--skipLibCheck', '--types', 'node'];
  const language = ['--ignoreConfig', '--target', 'es2023', '--module', 'nodenext'];
  execFileSync(process.execPath, [tsc, ...language, ...input, ...output, ...published], {
    cwd: folder,
    stdio: 'inherit',
  });
}

const [option] = process.argv.slice(2);
if (option !== '--write' && option !== '--remove') {
  process.stderr.write('Say --write or --remove.\n');
  process.exit(1);
}
removeDeclarations();
if (option === '--write') writeDeclarations();
