// `npm run bench:opening [-- --goals=2000 --kills --seed=1 --json --write]`: opens a round of many goals and tells how long
// it takes, how many resource units a minute it costs, and how long a manager's save takes beside it. With --kills two
// instances are killed and started again at random moments meanwhile. Ends with 1 when a row is doubled, or anybody is told
// or the round is open before its last row stands. --write writes the section Opening of docs/figures.md.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSection } from './figures.mjs';
import { installWhenNeeded } from './install.mjs';
import { opening } from './opening/opening.mjs';
import { Stop } from './programs.mjs';

const option = (name, fallback) => {
  const given = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  const value = given === undefined ? fallback : Number(given.slice(name.length + 3));
  if (!Number.isFinite(value) || value <= 0) throw new Stop(`--${name} is a number above 0.`);
  return value;
};
const has = (name) => process.argv.includes(`--${name}`);

/** So many managers and channels of boards share the goals. */
const people = { bench: 45, kills: 18 };

function section({ goals, seconds, resourceUnits, saves }) {
  const median = saves[Math.floor(saves.length / 2)];
  const rows = [
    ['goals that the round asks for', goals],
    ['from the press to the open round', `${Math.round(seconds)} s`],
    ['resource units a minute, of 1,250', Math.round((resourceUnits * 60) / seconds)],
    ['saves of a manager meanwhile', saves.length],
    ['such a save, median', `${Math.round(median)} ms`],
    ['such a save, longest', `${Math.round(saves.at(-1))} ms`],
  ];
  return [
    '## Opening',
    '',
    `Measured on ${new Date().toISOString().slice(0, 10)} with \`npm run bench:opening -- --write\`: one round is opened while two instances run, and`,
    'a manager saves a report of another round every three seconds. The emulator refuses what costs more than the smallest',
    'licence band allows in a minute.',
    '',
    '| what | figure |',
    '| --- | --- |',
    ...rows.map(([what, figure]) => `| ${what} | ${figure} |`),
    '',
  ].join('\n');
}

function wrongOf({ seen, told }) {
  const { toldTooEarly, openTooEarly } = seen;
  return Object.entries({ toldTooEarly, openTooEarly, doubled: told.doubled }).filter(
    ([, count]) => count > 0,
  );
}

async function bench(folder) {
  const isKilled = has('kills');
  const managersAndChannels = isKilled ? people.kills : people.bench;
  const goals = option('goals', 2_000);
  // One channel stands for nine people and channels (run/endurance/municipality.mjs).
  const managers = managersAndChannels - Math.max(1, Math.floor(managersAndChannels / 9));
  const goalsEach = Math.ceil(goals / managers);
  const seed = option('seed', Date.now() % 1_000_000);
  const size = { people: managersAndChannels, goalsEach };
  const result = await opening({ folder, ...size, isKilled, seed });
  const wrong = wrongOf(result);
  process.stdout.write(`${JSON.stringify({ ...result, wrong }, undefined, has('json') ? 0 : 1)}\n`);
  if (has('write')) await writeSection(section(result));
  return wrong.length === 0;
}

await installWhenNeeded();
const { buildAll } = await import('./build.mjs');
await buildAll();
const folder = mkdtempSync(join(tmpdir(), 'jamna-opening-'));
try {
  const isGood = await bench(folder);
  if (isGood) rmSync(folder, { recursive: true, force: true });
  else process.stderr.write(`The logs are in ${join(folder, 'logs')}.\n`);
  process.exitCode = isGood ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\nLogs: ${folder}\n`);
  process.exitCode = 1;
}
