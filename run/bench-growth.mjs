// `npm run bench:growth [-- --write] [--goals=1000,5000]`: fills municipalities of 1,000, 5,000 and 20,000 goals, each with four reports a
// goal and 5,000 rows in the ledger, in a process of their own without a network, and measures what a save with the
// worker's run after it, and each view, cost. --write also writes the section Growth of docs/figures.md.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { writeSection } from './figures.mjs';
import { installWhenNeeded } from './install.mjs';
import { Stop, root } from './programs.mjs';

const all = [1_000, 5_000, 20_000];
const asked = process.argv.find((one) => one.startsWith('--goals='))?.slice(8);
const sizes = asked === undefined ? all : asked.split(',').map(Number);
const ledgerRows = 5_000;

async function build() {
  const vite = await import('vite');
  await vite.build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      rollupOptions: {
        input: {
          growth: join(root, 'tests', 'bench', 'growth.ts'),
          'workbook-thread': join(root, 'src', 'server', 'documents', 'workbook-thread.ts'),
        },
      },
      outDir: join(root, 'dist', 'bench'),
      target: 'es2022',
      emptyOutDir: true,
    },
  });
}

/** Measures one size in a process of its own, so that neither memory nor compiled code of another size counts. */
function measured(goals) {
  const program = join(root, 'dist', 'bench', 'growth.js');
  const done = spawnSync(process.execPath, [program, String(goals), String(ledgerRows)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (done.status !== 0) throw new Stop(`The bench of ${goals} goals ended with ${done.status}.`);
  return JSON.parse(done.stdout);
}

/** Returns the slope of the line through the points in logarithms: 0 for a cost that does not grow, 1 for one that doubles. */
function exponentOf(points) {
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(cost)]);
  const mean = (at) => logs.reduce((sum, log) => sum + log[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const over = logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0);
  return over / logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0);
}

const number = (value) =>
  value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 ? 2 : 0 });

function row(what, figures, unit) {
  const exponent = exponentOf(figures.map((value, at) => [sizes[at], Math.max(value, 0.001)]));
  const slope = Number.isNaN(exponent) ? '–' : exponent.toFixed(2);
  return `| ${what} | ${figures.map((value) => `${number(value)} ${unit}`).join(' | ')} | ${slope} |`;
}

function section(results) {
  const rows = (pick, unit) => (what) => row(what, results.map(pick), unit);
  const views = results[0].views.map(({ view }, at) => ({
    view,
    of: results.map((one) => one.views[at]),
  }));
  return [
    '## Growth',
    '',
    `Measured on ${new Date().toISOString().slice(0, 10)} with \`npm run bench:growth -- --write\`: four rounds of reports, ${number(ledgerRows)} rows in the`,
    'ledger, one process without a network. CPU is the median. A block is the longest time that the event loop did nothing',
    'else; the first row is the same without work. The exponent is the slope between the logarithms of size and figure.',
    '',
    `| what | ${sizes.map((goals) => `${number(goals)} goals`).join(' | ')} | exponent |`,
    '| --- | --- | --- | --- | --- |',
    rows((one) => one.idleMs, 'ms')('longest block of an idle loop'),
    rows((one) => one.actMs + one.tickMs, 'ms')('a saved report and the run after it, CPU'),
    rows((one) => one.blockMs, 'ms')('the same, longest block'),
    rows((one) => one.settleBlockMs, 'ms')('the first run, which sends all cards, longest block'),
    rows((one) => one.startMs, 'ms')('lists filled, CPU'),
    rows((one) => one.memoryMb, 'MB')('memory'),
    rows((one) => one.workbook.blockMs, 'ms')('a round exported to Excel, longest block'),
    rows((one) => one.workbook.kilobytes, 'kB')('its workbook'),
    ...views.flatMap(({ view, of }) => [
      row(
        `view ${view}, made, CPU`,
        of.map((one) => one.cpuMs),
        'ms',
      ),
      row(
        `view ${view}, longest block`,
        of.map((one) => one.blockMs),
        'ms',
      ),
      row(
        `view ${view}, gzip`,
        of.map((one) => one.gzip / 1000),
        'kB',
      ),
    ]),
    '',
  ].join('\n');
}

await installWhenNeeded();
try {
  await build();
  const text = section(sizes.map(measured));
  process.stdout.write(`${text}\n`);
  if (process.argv.includes('--write')) await writeSection(text);
} catch (error) {
  process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`);
  process.exitCode = 1;
}
