// Builds the emulator into dist: `main.js`, the program; `check-answers.js`, which compares a journal with Microsoft's
// description; `host/`, the page that acts as Teams. `npm run build` builds again only when something has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = fileURLToPath(new URL('..', import.meta.url));
const dist = join(folder, 'dist');

/** How Vite builds the programs for Node. Their packages stay in node_modules. */
const programs = {
  name: 'emulator',
  sources: ['src', 'schemas'],
  config: {
    root: folder,
    build: {
      ssr: true,
      outDir: dist,
      target: 'node20',
      emptyOutDir: false,
      rollupOptions: {
        input: {
          main: join(folder, 'src', 'main.ts'),
          'check-answers': join(folder, 'src', 'answers', 'check-answers.ts'),
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  },
};

/** How Vite builds the host page for the browser. */
const page = {
  name: 'host page',
  sources: ['src/host'],
  config: {
    root: join(folder, 'src', 'host', 'page'),
    base: '/host/',
    build: {
      outDir: join(dist, 'host'),
      emptyOutDir: true,
      target: 'es2022',
      license: { fileName: 'third-party-licenses.md' },
    },
  },
};

/** @param {string} below */
function filesBelow(below) {
  return readdirSync(join(folder, below), { recursive: true })
    .map((name) => join(folder, below, String(name)))
    .filter((path) => statSync(path).isFile())
    .sort();
}

/**
 * Makes a hash of all files that a target is built from.
 *
 * @param {readonly string[]} sources
 */
function stampOf(sources) {
  const hash = createHash('sha256');
  const own = ['package.json', join('run', 'build.mjs')].map((name) => join(folder, name));
  for (const path of [...own, ...sources.flatMap(filesBelow)]) {
    hash.update(path.slice(folder.length)).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/**
 * Builds for production, also when a test calls this, since Jest sets another `NODE_ENV`.
 *
 * @param {import('vite').InlineConfig} config
 */
async function build(config) {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    const vite = await import('vite');
    await vite.build({ configFile: false, logLevel: 'warn', ...config });
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

/**
 * Builds what has changed. Builds nothing in the package that `npm pack` has made: it has the built programs, no sources.
 *
 * @returns {Promise<string[]>} names of what was built
 */
export async function buildEmulator() {
  if (!existsSync(join(folder, 'src'))) return [];
  /** @type {string[]} */
  const built = [];
  mkdirSync(dist, { recursive: true });
  for (const { name, sources, config } of [programs, page]) {
    const stampFile = join(dist, `.${name.replace(' ', '-')}-stamp`);
    const stamp = stampOf(sources);
    if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) continue;
    await build(config);
    writeFileSync(stampFile, stamp);
    built.push(name);
  }
  return built;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const built = await buildEmulator();
  process.stdout.write(built.length === 0 ? 'Nothing changed.\n' : `Built ${built.join(', ')}.\n`);
}
