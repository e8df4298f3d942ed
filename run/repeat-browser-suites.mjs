// `npm run bench:browser [-- --times N] [-- suite …]`: runs each suite that drives a browser N times in a row (20 when
// N is left out), every second time with all cores kept busy by programs of its own. Prints how often each failed and
// what failed, and ends with an error when anything did. A suite is chosen by a part of its path, such as `flows/story`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAll } from './build.mjs';
import { findBrowser } from './browser.mjs';
import { installWhenNeeded } from './install.mjs';
import { Stop, root } from './programs.mjs';

const results = join(root, 'dist', 'browser-suite.json');
/** A run that takes longer hangs. */
const limitMs = 20 * 60_000;

const testsBelow = (folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(root, folder, String(name)))
    .filter((path) => /\.test\.tsx?$/.test(path));

function fileOf(path) {
  return [path, `${path}.ts`, `${path}.tsx`].find((one) => /\.tsx?$/.test(one) && existsSync(one));
}

/** Does the file drive a browser, itself or through what it imports? Packages and sources are not looked into. */
function drivesBrowser(file, seen = new Set()) {
  if (file === undefined || seen.has(file)) return false;
  seen.add(file);
  const imported = [...readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)].map(
    ([, name]) => name,
  );
  if (imported.includes('playwright-core')) return true;
  return imported
    .filter((name) => name.startsWith('.') && !name.includes('/src/'))
    .some((name) => drivesBrowser(fileOf(resolve(dirname(file), name)), seen));
}

function suites(wanted) {
  const all = ['tests', 'emulator/tests']
    .flatMap(testsBelow)
    .filter((file) => drivesBrowser(file))
    .map((file) => relative(root, file).split(sep).join('/'));
  const chosen = all.filter(
    (suite) => wanted.length === 0 || wanted.some((part) => suite.includes(part)),
  );
  if (chosen.length === 0) throw new Stop(`No such suite. There are:\n${all.join('\n')}`);
  return chosen.sort();
}

/** Keeps every core busy until it is ended. */
function keepBusy() {
  const programs = Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
  );
  return () => {
    for (const program of programs) program.kill('SIGKILL');
  };
}

/** What Jest says that failed: each test with the first line of its reason. */
function failuresIn({ testResults }) {
  const firstLine = (text) => (text ?? '').split('\n').find((line) => line.trim() !== '') ?? '';
  const tests = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => `${fullName}: ${firstLine(failureMessages[0])}`);
  const suiteItself = testResults
    .filter(({ status }) => status === 'failed' && tests.length === 0)
    .map(({ message }) => firstLine(message));
  return [...tests, ...suiteItself];
}

/** The package that a suite belongs to, and the projects of its Jest in which the suite stands once. */
function homeOf(suite) {
  if (suite.startsWith('emulator/')) return { cwd: join(root, 'emulator'), projects: [] };
  return { cwd: root, projects: ['--selectProjects', 'node', 'flows', 'matrices'] };
}

/** Runs a suite once. @returns what failed; nothing when all went well */
async function runSuite(suite, browser) {
  rmSync(results, { force: true });
  const { cwd, projects } = homeOf(suite);
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const out = ['--runInBand', '--json', `--outputFile=${results}`];
  const child = spawn(process.execPath, [jest, join(root, suite), ...out, ...projects], {
    cwd,
    stdio: 'ignore',
    env: { ...process.env, CHROMIUM_PATH: browser },
  });
  const tooLong = setTimeout(() => child.kill('SIGKILL'), limitMs);
  const code = await new Promise((done) => child.once('close', done));
  clearTimeout(tooLong);
  if (!existsSync(results)) return [`Jest gave no result (${code ?? 'it took too long'}).`];
  const failures = failuresIn(JSON.parse(readFileSync(results, 'utf8')));
  return failures.length === 0 && code !== 0 ? [`Jest ended with ${code}.`] : failures;
}

async function repeat(chosen, times, browser) {
  const runs = [];
  for (let turn = 1; turn <= times; turn += 1) {
    const isBusy = turn % 2 === 0;
    const rest = isBusy ? keepBusy() : () => undefined;
    try {
      for (const suite of chosen) {
        const start = performance.now();
        const failures = await runSuite(suite, browser);
        const seconds = (performance.now() - start) / 1_000;
        runs.push({ suite, isBusy, failures, seconds });
        const load = isBusy ? 'busy' : 'quiet';
        process.stdout.write(`${turn}/${times} ${load} ${suite} ${seconds.toFixed(0)} s`);
        process.stdout.write(`${failures.length === 0 ? '' : ', FAILED'}\n`);
        for (const failure of failures) process.stdout.write(`  ${failure}\n`);
      }
    } finally {
      rest();
    }
  }
  return runs;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function tableOf(chosen, runs) {
  const share = (some) =>
    `${some.filter(({ failures }) => failures.length > 0).length} of ${some.length}`;
  const rows = chosen.map((suite) => {
    const own = runs.filter((one) => one.suite === suite);
    const [quiet, busy] = [own.filter((one) => !one.isBusy), own.filter((one) => one.isBusy)];
    const time = (some) => `${median(some.map(({ seconds }) => seconds)).toFixed(0)} s`;
    return `| ${suite} | ${share(quiet)} | ${share(busy)} | ${time(quiet)} | ${time(busy)} |`;
  });
  return [
    '| suite | failed | failed, cores busy | median | median, cores busy |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

const { values, positionals } = parseArgs({
  options: { times: { type: 'string', default: '20' } },
  allowPositionals: true,
});
try {
  const times = Number(values.times);
  if (!Number.isInteger(times) || times < 1) throw new Stop('--times takes a whole number.');
  const chosen = suites(positionals);
  await installWhenNeeded();
  await buildAll();
  const browser = await findBrowser();
  if (browser === undefined) throw new Stop('This needs Chrome, Edge or Chromium.');
  mkdirSync(dirname(results), { recursive: true });
  const runs = await repeat(chosen, times, browser);
  process.stdout.write(`\n${tableOf(chosen, runs)}\n`);
  if (runs.some(({ failures }) => failures.length > 0)) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`);
  process.exitCode = 1;
}
