// Builds what `npm start` and `npm test` run: server, set-up, the tab, and the emulator by its own build.
// `node run/build.mjs [target …]` builds only these targets. A target is built again only when its sources have changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeListRegistry } from './list-registry.mjs';

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));

/** Describes a target that is a program for Node, with its entry files by name; packages stay in node_modules. */
const program = (name, entries) => ({
  name,
  sources: ['src/core', 'src/graph', 'src/bot', 'src/documents', 'src/server', 'src/setup'],
  config: {
    build: {
      ssr: true,
      outDir: `dist/${name}`,
      target: 'node20',
      emptyOutDir: true,
      rollupOptions: { input: entries, output: { entryFileNames: '[name].js' } },
    },
  },
});

/** Describes a target that is a page for the browser. */
const page = (name, folder, base, sources) => ({
  name,
  sources,
  config: {
    root: folder,
    base,
    build: {
      outDir: join(root, 'dist', name),
      emptyOutDir: true,
      target: 'es2022',
      // What has been put into the page; run/notices.mjs reads it.
      license: { fileName: '.vite/license.json' },
    },
  },
});

const targets = [
  program('server', {
    main: 'src/server/main.ts',
    'workbook-thread': 'src/server/documents/workbook-thread.ts',
  }),
  program('setup', { main: 'src/setup/main.ts' }),
  page('tab', 'src/tab', '/tab/', ['src/core', 'src/tab']),
];

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
    .sort();
}

/** Returns a hash of all sources of a target. The target is up to date when the hash of its last build is equal. */
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

/** Builds a target with NODE_ENV=production. With the `NODE_ENV` of a test, the tab would get React's development build. */
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

/**
 * Builds the named targets, or all, if their sources have changed; `emulator` is one of them.
 *
 * @returns the names of those that were built
 */
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
