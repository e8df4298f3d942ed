import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

interface Seen {
  readonly rows: number;
  readonly told: number;
  readonly doubled: number;
}
interface Result {
  readonly goals: number;
  readonly killsWhileOpening: number;
  readonly told: Seen;
  readonly wrong: readonly unknown[];
}

jest.setTimeout(600_000);

const root = resolve(__dirname, '..', '..');
const bench = join(root, 'run', 'bench-opening.mjs');

test('a round of 300 goals whose instances are killed while it opens has each row once, before anybody is told', async () => {
  const options = ['--kills', '--goals=300', '--seed=5', '--json'];
  // A run in which a row is doubled, or somebody is told too early, fails and says so.
  const { stdout } = await promisify(execFile)(process.execPath, [bench, ...options], {
    cwd: root,
    maxBuffer: 16_000_000,
  });
  const { goals, killsWhileOpening, told, wrong } = JSON.parse(stdout) as Result;
  expect(wrong).toEqual([]);
  expect(killsWhileOpening).toBeGreaterThan(1);
  expect(goals).toBeGreaterThanOrEqual(300);
  expect(told).toMatchObject({ rows: goals, doubled: 0 });
  expect(told.told).toBeGreaterThanOrEqual(18);
});
