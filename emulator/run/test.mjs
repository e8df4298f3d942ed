// `npm test [jest's own arguments]`: builds and runs every test. The last line is `N passed, N failed`, alone. The tests
// of the page need Chrome, Edge or Chromium; CHROMIUM_PATH names one that is not found by itself.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildEmulator } from './build.mjs';

const folder = fileURLToPath(new URL('..', import.meta.url));
const results = join(folder, 'dist', 'test-results.json');
const jest = createRequire(import.meta.url).resolve('jest/bin/jest');

/**
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
function runJest(args) {
  const fixed = ['--maxWorkers=2', '--json', `--outputFile=${results}`];
  const child = spawn(process.execPath, [jest, ...fixed, ...args], {
    cwd: folder,
    // Jest also prints the JSON of `outputFile` on stdout, where nobody needs it.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((done) => child.once('close', (code) => done(code ?? 1)));
}

/** Counts the tests that passed and failed. A suite that could not run counts as one failure. */
function count() {
  if (!existsSync(results)) return { passed: 0, failed: 1 };
  const found = JSON.parse(readFileSync(results, 'utf8'));
  return {
    passed: found.numPassedTests,
    failed: found.numFailedTests + found.numRuntimeErrorTestSuites,
  };
}

await buildEmulator();
rmSync(results, { force: true });
const code = await runJest(process.argv.slice(2));
const { passed, failed } = count();
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || code !== 0 ? 1 : 0;
