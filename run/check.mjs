// `npm run check` runs all checks of the build machine: format, direction of imports, dead code, types and lint, stopping
// at the first that fails; then `npm test`, `npm test -w emulator` and the matrices, which those two leave out. Its last
// line is the sum of all tests, `N passed, N failed`.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { installWhenNeeded } from './install.mjs';
import { writeListRegistry } from './list-registry.mjs';
import { root } from './programs.mjs';

await installWhenNeeded();
writeListRegistry();
const require = createRequire(import.meta.url);

/** Returns the path of the JavaScript file of a package's command, so that it can be run without a shell. */
function commandOf(packageName, command) {
  const file = join(root, 'node_modules', packageName, 'package.json');
  const { bin } = require(file);
  return join(dirname(file), typeof bin === 'string' ? bin : bin[command]);
}

/** The static checks, fastest first. ESLint runs without its cache, since its rules depend on types of other files. */
const statics = [
  {
    name: 'format',
    run: [commandOf('prettier', 'prettier'), '--check', '--log-level=warn', '.'],
    fix: 'npx prettier --write .',
  },
  {
    name: 'direction of imports',
    run: [
      commandOf('dependency-cruiser', 'depcruise'),
      ...['src', 'run', 'tests'],
      '--config',
      '.dependency-cruiser.cjs',
    ],
    fix: 'move the code or pass it in; docs/architecture.md says who may import whom',
  },
  {
    name: 'direction of imports in the emulator',
    cwd: join(root, 'emulator'),
    run: [
      commandOf('dependency-cruiser', 'depcruise'),
      ...['src', 'start', 'run', 'tests'],
      '--config',
      '.dependency-cruiser.cjs',
    ],
    fix: 'the emulator imports nothing outside its folder but the packages of its package.json',
  },
  {
    name: 'drawing of the layers',
    run: [join(root, 'run', 'drawing.mjs'), '--check'],
    fix: 'npm run docs:drawing',
  },
  {
    name: 'dead code',
    run: [commandOf('knip', 'knip'), '--no-progress'],
    fix: 'remove what nobody uses, or list the new entry in knip.json',
  },
  { name: 'types', run: [commandOf('typescript', 'tsc'), '-b'], fix: 'mend what is named' },
  {
    name: 'types of the emulator',
    run: [commandOf('typescript', 'tsc'), '-p', 'emulator'],
    fix: 'mend what is named',
  },
  {
    name: 'lint',
    run: [commandOf('eslint', 'eslint'), '.'],
    fix: 'mend what is named; npx eslint . --fix mends some',
  },
];

const test = join(root, 'run', 'test.mjs');
const suites = [
  { name: 'tests', run: [test] },
  { name: 'tests of the emulator', run: [join(root, 'emulator', 'run', 'test.mjs')] },
  {
    name: 'matrices: every theme and width, every switch of the emulator away from its default',
    run: [test, '--selectProjects', 'matrices', 'other-switches'],
  },
];

/** Matches the last line of a part. It is not printed, so that only the sum is printed in this form. */
const closing = /^(\d+) passed, (\d+) failed$/;

/** Runs `node <args>` and prints its output. @returns whether it succeeded, and the counts of its last line */
async function runPart({ name, run, cwd = root }) {
  process.stdout.write(`${name} …\n`);
  const started = performance.now();
  const child = spawn(process.execPath, run, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((done) => child.once('close', done));
  // A part that ends without a line of counts is counted as one failure.
  let counts = { passed: 0, failed: 1 };
  for await (const line of createInterface({ input: child.stdout })) {
    const [, passed, failed] = closing.exec(line) ?? [];
    if (passed === undefined) process.stdout.write(`${line}\n`);
    else counts = { passed: Number(passed), failed: Number(failed) };
  }
  const isGreen = (await ended) === 0;
  process.stdout.write(`${name}: ${Math.round((performance.now() - started) / 1_000)} s\n`);
  return { isGreen, ...counts };
}

function advise(name, fix) {
  process.stderr.write(`\n${name} failed. To mend it: ${fix}\n`);
  process.exitCode = 1;
}

/** Runs the static checks until one fails. @returns whether all succeeded */
async function checkStatics() {
  for (const part of statics) {
    const { isGreen } = await runPart(part);
    if (isGreen) continue;
    advise(part.name, part.fix);
    return false;
  }
  return true;
}

async function runSuites() {
  const sum = { passed: 0, failed: 0 };
  for (const suite of suites) {
    const { isGreen, passed, failed } = await runPart(suite);
    sum.passed += passed;
    sum.failed += failed;
    if (!isGreen) advise(suite.name, 'npm test -- <file> runs one file');
  }
  return sum;
}

const { passed, failed } = (await checkStatics()) ? await runSuites() : { passed: 0, failed: 1 };
process.stdout.write(`${passed} passed, ${failed} failed\n`);
