// Builds what `npm start` and `npm test` run: server, set-up, the tab, and the emulator by its own build.
// `node run/build.mjs [target …]` builds only those. Built again only when sources changed (see `stamp`).
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeListRegistry } from './list-registry.mjs';

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));

/** A program for Node: one entry, packages stay in node_modules. */
const program = (name, entry) => ({
  name,
  sources: ['src/core', 'src/graph', 'src/bot', 'src/documents', 'src/server', 'src/setup'],
  config: {
    build: {
      ssr: entry,
      outDir: `dist/${name}`,
      target: 'node20',
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: 'main.js' } },
    },
  },
});

/** A page for the browser. */
const page = (name, folder, base, sources) => ({
  name,
  sources,
  config: {
    root: folder,
    base,
    build: { outDir: join(root, 'dist', name), emptyOutDir: true, target: 'es2022' },
  },
});

const targets = [
  program('server', 'src/server/main.ts'),
  program('setup', 'src/setup/main.ts'),
  page('tab', 'src/tab', '/tab/', ['src/core', 'src/tab']),
];

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
    .sort();
}

/** Hash of everything that goes into a target. */
function stamp(target) {
  const hash = createHash('sha256');
  for (const path of [
    join(root, 'package-lock.json'),
    join(root, 'run', 'build.mjs'),
    ...target.sources.flatMap((s) => filesBelow(join(root, s))),
  ]) {
    hash.update(path.slice(root.length)).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** Whoever asks gets what is shipped: a test's own `NODE_ENV` would put React's development build into the tab. */
async function build({ name, config }) {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    const vite = await import('vite');
    const plugins = name === 'tab' ? [(await import('@vitejs/plugin-react')).default()] : [];
    await vite.build({ root, configFile: false, logLevel: 'warn', ...config, plugins });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** Builds the named targets, or all; `emulator` is one of them. @returns names of those that were built */
export async function buildAll(names = []) {
  writeListRegistry();
  const wanted = names.length === 0 ? targets : targets.filter((t) => names.includes(t.name));
  const stampDir = join(root, 'dist', '.stamps');
  mkdirSync(stampDir, { recursive: true });
  const built = [];
  for (const target of wanted) {
    const stampFile = join(stampDir, target.name);
    const now = stamp(target);
    if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === now) continue;
    await build(target);
    writeFileSync(stampFile, now);
    built.push(target.name);
  }
  if (names.length > 0 && !names.includes('emulator')) return built;
  const { buildEmulator } = await import('m365-list-emulator/build');
  return [...built, ...(await buildEmulator())];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const built = await buildAll(process.argv.slice(2));
  process.stdout.write(built.length === 0 ? 'Nothing changed.\n' : `Built ${built.join(', ')}.\n`);
}
