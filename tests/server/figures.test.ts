import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

jest.setTimeout(180_000);

interface Figure {
  readonly what: string;
  readonly requests: number;
  readonly resourceUnits: number;
  readonly messages?: number;
}
interface Figures {
  readonly held: readonly Figure[];
  readonly reported: readonly Figure[];
  readonly tab: { readonly firstPaintBytes: number };
}
const root = resolve(__dirname, '..', '..');
let measured: Figures;

beforeAll(async () => {
  const bench = join(root, 'run', 'bench.mjs');
  // The counted requests do not depend on whether the emulator's writes wait for the disk.
  const env = { ...process.env, EMULATOR_CHECK_ANSWERS: 'on', EMULATOR_SYNC: 'off' };
  const { stdout } = await promisify(execFile)(process.execPath, [bench, '--json'], {
    cwd: root,
    env,
  });
  measured = JSON.parse(stdout) as Figures;
});

test('each act costs Graph exactly what docs/figures.json says', () => {
  const checkedIn = JSON.parse(readFileSync(join(root, 'docs', 'figures.json'), 'utf8')) as Figures;
  expect(measured.held).toEqual(checkedIn.held);
});

test('docs/figures.md shows the figures of docs/figures.json', () => {
  const page = readFileSync(join(root, 'docs', 'figures.md'), 'utf8');
  for (const { what, requests, resourceUnits } of measured.held) {
    expect(page).toMatch(new RegExp(`\\| ${what} +\\| ${requests} +\\| ${resourceUnits} +\\|`));
  }
});

test('a reminder costs its claim, the claim read back, and its outcome, however many there are', () => {
  const run = measured.reported.find(({ what }) => what.startsWith('reminder run'));
  expect(run?.messages).toBeGreaterThan(10);
  expect(run?.requests).toBe(3 * (run?.messages ?? 0));
});

test('the tab needs at most 150 kB to its first paint', () => {
  expect(measured.tab.firstPaintBytes).toBeLessThanOrEqual(150_000);
});
