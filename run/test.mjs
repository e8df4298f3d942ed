// `npm test [-- arguments for Jest]`: installs packages and a browser if needed, builds, and runs unit and contract
// tests, one browser story for each capability, and axe in one theme at two widths. With arguments it runs the tests
// that they name, once each: the project `other-switches`, which repeats tests of others, runs when it is selected. The
// last line is `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { installWhenNeeded } from './install.mjs';
import { root } from './programs.mjs';

const results = join(root, 'dist', 'test-results.json');
const shelf = ['--selectProjects', 'node', 'tab', 'flows'];

function runJest(args, browser) {
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const fixed = ['--maxWorkers=2', '--json', `--outputFile=${results}`];
  const child = spawn(process.execPath, [jest, ...args, ...fixed], {
    cwd: root,
    // Jest also prints its result as JSON to stdout, which is ignored; the file holds the same.
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, CHROMIUM_PATH: browser },
  });
  return new Promise((done) => child.once('close', (code) => done(code ?? 1)));
}

/** Counts passed and failed tests. A suite that could not run counts as one failure. */
function count() {
  if (!existsSync(results)) return { passed: 0, failed: 1 };
  const result = JSON.parse(readFileSync(results, 'utf8'));
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
  };
}

await installWhenNeeded();
const { buildAll } = await import('./build.mjs');
await buildAll();
const browser = await findBrowser();
if (browser === undefined) {
  process.stderr.write(
    'The tests need Chrome, Edge or Chromium: install one, or set CHROMIUM_PATH.\n',
  );
  process.exit(1);
}
mkdirSync(join(root, 'dist'), { recursive: true });
rmSync(results, { force: true });
const asked = process.argv.slice(2);
const selects = asked.some((argument) => argument.startsWith('--selectProjects'));
const projects = asked.length === 0 ? shelf : [...shelf, 'matrices'];
// Jest takes every word after --selectProjects for a project, so that the names of tests come first.
const code = await runJest(selects ? asked : [...asked, ...projects], browser);
const { passed, failed } = count();
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || code !== 0 ? 1 : 0;
