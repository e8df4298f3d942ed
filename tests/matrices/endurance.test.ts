import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** A twentieth of the recipients of `npm run bench:endurance`. */
const recipients = 18;

interface Day {
  readonly occasion: string;
  readonly counts: {
    readonly sent: number;
    readonly flagged: number;
    readonly notDue: number;
  };
  readonly faults: readonly unknown[];
  readonly failedCalls: number;
}
interface Result {
  readonly days: readonly Day[];
  readonly lives: { readonly kills: number };
}

jest.setTimeout(900_000);

const root = resolve(__dirname, '..', '..');
const bench = join(root, 'run', 'bench-endurance.mjs');

test('two instances that are killed again and again while calls fail lose no message and send none twice', async () => {
  const options = [`--recipients=${String(recipients)}`, '--minutes=1', '--seed=8', '--json'];
  // A run in which a message is lost, doubled or late fails, and its words name the message.
  const { stdout } = await promisify(execFile)(process.execPath, [bench, ...options], {
    cwd: root,
    maxBuffer: 64_000_000,
  });
  const { days, lives } = JSON.parse(stdout) as Result;

  expect(days.map(({ occasion }) => occasion)).toEqual([
    'once',
    '2027-01-29-7',
    '2027-01-29-1',
    '2027-01-29+1',
    '2027-01-29+7',
    '2027-01-29+14',
  ]);
  for (const { counts, faults, failedCalls } of days) {
    expect(faults).toEqual([]);
    expect(counts.sent + counts.flagged + counts.notDue).toBe(recipients);
    expect(failedCalls).toBeGreaterThan(0);
  }
  expect(lives.kills).toBeGreaterThan(0);
});
