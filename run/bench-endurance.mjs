// `npm run bench:endurance [-- --recipients=350 --minutes=15 --seed=1 --json --write]`: two instances of the product send a
// round's cards and all its reminders while 30 % of all calls fail and the instances are killed again and again. Ends with 1
// when a message was lost, sent twice, or neither sent nor flagged before the next day. --write writes the section Endurance
// of docs/figures.md.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endurance } from './endurance/endurance.mjs';
import { writeSection } from './figures.mjs';
import { installWhenNeeded } from './install.mjs';
import { Stop } from './programs.mjs';

/** The size of a full run; `npm run check` runs a twentieth (tests/matrices/endurance.test.ts). */
const full = { recipients: 350, minutes: 15 };
const mostLines = 20;

function option(name, fallback) {
  const given = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  if (given === undefined) return fallback;
  const value = Number(given.slice(name.length + 3));
  if (!Number.isFinite(value) || value <= 0) throw new Stop(`--${name} is a number above 0.`);
  return value;
}

const isJson = process.argv.includes('--json');
const say = (line) => (isJson ? process.stderr : process.stdout).write(`${line}\n`);

function sayDay({ occasion, counts, faults, seconds, failedCalls }) {
  const { sent, flagged, flaggedButDelivered, notDue } = counts;
  say(
    `${occasion}: ${sent} sent, ${flagged} flagged (${flaggedButDelivered} of them arrived), ${notDue} not due, ` +
      `${faults.length} wrong, ${failedCalls} calls failed, ${seconds} s`,
  );
}

/** Prints a message that is not as it must be: its recipient, its ledger row with its history, and the log's lines. */
function sayFault(folder, { recipient, occasion, fault, posts, row, history }) {
  say(`\n${fault}: ${recipient}, ${occasion}`);
  say(`  messages in Teams: ${posts.join(', ') || 'none'}`);
  say(`  ledger: ${row === undefined ? 'no row' : JSON.stringify(row)}`);
  for (const { version, modified, changes } of history) {
    const cells = changes.map(({ column, text }) => `${column}=${text}`).join(' ');
    say(`  version ${version} at ${modified}: ${cells.slice(0, 400)}`);
  }
  const logs = join(folder, 'logs');
  const names = [recipient, ...(row === undefined ? [] : [row.key, `Påminnelselogg ${row.id}:`])];
  const lines = readdirSync(logs).flatMap((file) =>
    readFileSync(join(logs, file), 'utf8')
      .split('\n')
      .filter((line) => names.some((name) => line.includes(name)))
      .map((line) => `  ${file}: ${line}`),
  );
  for (const line of lines.slice(-mostLines)) say(line);
}

function section({ recipients, seed, days, lives }, { minutes, command }) {
  const row = ({ occasion, counts, faults, failedCalls, seconds, uniqueColumns }) => {
    const wrong = (kind) => faults.filter(({ fault }) => fault.startsWith(kind)).length;
    const { sent, flagged, flaggedButDelivered } = counts;
    const cells = [
      sent,
      flagged,
      flaggedButDelivered,
      wrong('lost'),
      wrong('doubled'),
      wrong('late'),
    ];
    return `| ${[occasion, ...cells, failedCalls, uniqueColumns, seconds].join(' | ')} |`;
  };
  return [
    '## Endurance',
    '',
    `Measured on ${new Date().toISOString().slice(0, 10)} with \`${command}\`: ${recipients} recipients, seed ${seed}, at most ${minutes} minutes for`,
    'the six days. At least 30 % of all calls of Graph, sign-in and connector failed. Two instances were killed and started again',
    `independently, ${lives.kills} times, ${lives.killedWhileLoading} of them while they loaded; a killed instance had lived ${lives.medianLifeSeconds} s and served`,
    `${lives.medianServedSeconds} s (medians). Flagged messages have the state unknown: nobody knows whether they arrived.`,
    '',
    '| occasion | sent | flagged | of them arrived | lost | doubled | late | failed calls | second row of a key | seconds |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...days.map(row),
    '',
  ].join('\n');
}

async function bench(folder) {
  const seed = option('seed', Date.now() % 1_000_000);
  const recipients = option('recipients', full.recipients);
  const minutes = option('minutes', full.minutes);
  say(`${recipients} recipients, at most ${minutes} minutes, seed ${seed}`);
  const result = await endurance({ folder, recipients, minutes, seed, onDay: sayDay });
  const faults = result.days.flatMap((day) => day.faults);
  say(JSON.stringify(result.lives));
  for (const fault of faults) sayFault(folder, fault);
  if (isJson) process.stdout.write(`${JSON.stringify(result)}\n`);
  if (process.argv.includes('--write')) {
    const command = `npm run bench:endurance -- ${process.argv.slice(2).join(' ')}`.trim();
    await writeSection(section(result, { minutes, command }));
  }
  return faults.length === 0;
}

await installWhenNeeded();
const { buildAll } = await import('./build.mjs');
await buildAll();
const folder = mkdtempSync(join(tmpdir(), 'jamna-endurance-'));
try {
  const isGood = await bench(folder);
  if (isGood) rmSync(folder, { recursive: true, force: true });
  else process.stderr.write(`The logs are in ${join(folder, 'logs')}.\n`);
  process.exitCode = isGood ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\nLogs: ${folder}\n`);
  process.exitCode = 1;
}
