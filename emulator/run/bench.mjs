// `npm run bench [-- --write | --speed]` measures how the emulator slows down with longer lists and how quickly it starts.
// It fails when the ratio of the medians is above the limit. Then it runs the model test 5,000 times and the kill loop 100
// times, unless --speed leaves them out. --write puts the figures into docs/figures.md.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { turns } from './bench-lists.mjs';
import { measureSpeed } from './bench-speed.mjs';
import { buildEmulator } from './build.mjs';

const folder = fileURLToPath(new URL('..', import.meta.url));
const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const largestRatio = 2;
const modelRuns = 5_000;
const modelRunsAtOnce = 500;
const killRounds = 100;

/**
 * @param {number} value
 * @param {number} digits
 */
const round = (value, digits = 1) => Number(value.toFixed(digits));

/**
 * Runs a test. @throws {Error} with the end of its output when it fails
 *
 * @param {string} pattern
 * @param {Record<string, string>} env
 */
async function runTest(pattern, env) {
  const child = spawn(process.execPath, [jest, '--testPathPatterns', pattern], {
    cwd: folder,
    env: { ...process.env, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(output.slice(-6_000));
}

/** Runs the model test and the kill loop much longer than `npm test` does. */
async function endurance() {
  for (let done = 0; done < modelRuns; done += modelRunsAtOnce) {
    await runTest('tests/model', { MODEL_RUNS: String(modelRunsAtOnce) });
    process.stdout.write(`model: ${done + modelRunsAtOnce} of ${modelRuns} runs agree\n`);
  }
  await runTest('tests/package/durable', { KILL_ROUNDS: String(killRounds) });
  process.stdout.write(`kill -9: ${killRounds} rounds, nothing lost, nothing half-written\n`);
}

/** @param {number} value */
const ms = (value) => `${round(value, value < 10 ? 1 : 0)} ms`;

/**
 * Makes the page docs/figures.md.
 *
 * @param {Awaited<ReturnType<typeof measureSpeed>>} measured
 * @param {string} date
 */
function pageOf({ grown, perSecond, start, megabytes }, date) {
  return [
    '# Figures',
    '',
    `Measured on ${date} with \`npm run bench -- --write\` on Node ${process.versions.node}; fields expanded, over HTTP, medians of`,
    `${turns - 3} calls that take turns, on ${availableParallelism()} cores with a load of ${round(loadavg()[1] ?? 0, 0)}. Times follow the load, ratios do not: the bench`,
    `fails when one is above ${largestRatio}.`,
    '',
    '| call | list of 5,000 rows | list of 100,000 rows | ratio |',
    '| --- | --- | --- | --- |',
    ...grown.map(
      (one) => `| ${one.what} | ${ms(one.smallMs)} | ${ms(one.largeMs)} | ${round(one.ratio, 2)} |`,
    ),
    '',
    `A start with 105,000 rows takes ${ms(start.startMs)}: ${round(start.startMs / start.parseMs, 2)} times what Node takes to start and parse the 100,000`,
    `as JSON (${round(megabytes, 0)} MB, ${ms(start.parseMs)}). One row by its number: ${round(perSecond.emulator, 0)} calls a second, ${round(perSecond.emulator / perSecond.bare, 2)} of what a bare`,
    `server of Node gives with the same bytes (${round(perSecond.bare, 0)}).`,
    '',
  ].join('\n');
}

/** @param {string} page */
async function write(page) {
  const { format } = await import('prettier');
  const options = { parser: 'markdown', singleQuote: true, printWidth: 100 };
  writeFileSync(join(folder, 'docs', 'figures.md'), await format(page, options));
}

await buildEmulator();
const state = mkdtempSync(join(tmpdir(), 'emulator-bench-'));
try {
  const measured = await measureSpeed(state);
  const page = pageOf(measured, new Date().toISOString().slice(0, 10));
  process.stdout.write(`${page}\n`);
  const grownTooMuch = measured.grown.filter(({ ratio }) => ratio > largestRatio);
  if (grownTooMuch.length > 0) {
    throw new Error(`Grows with the list: ${grownTooMuch.map(({ what }) => what).join(', ')}`);
  }
  if (process.argv.includes('--write')) await write(page);
  if (!process.argv.includes('--speed')) await endurance();
} finally {
  rmSync(state, { recursive: true, force: true });
}
