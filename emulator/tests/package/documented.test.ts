import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { switchSchema } from '../../src/control/switches';

const root = resolve(__dirname, '..', '..');

/** The node_modules folder with the emulator's packages. */
const packages = dirname(dirname(require.resolve('typescript/package.json')));

/** Runs `rows.mjs` in a folder that is laid out like the emulator. @returns what it finds wrong, each as a sentence */
function findings(folder: string): readonly string[] {
  const { stdout, stderr } = spawnSync(process.execPath, ['run/rows.mjs', '--json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as readonly string[];
}

test('the tables say what the tests show, every row has a test and a source, and no switch is untried', () => {
  // Behind the tests? `npm run docs -w emulator` writes the tables again.
  expect(findings(root)).toEqual([]);
});

test('the page of switches lists every switch of the schema', () => {
  const page = readFileSync(join(root, 'docs', 'switches.md'), 'utf8');
  for (const name of Object.keys(switchSchema.entries)) expect(page).toContain(`| \`${name}\` |`);
});

describe('in a copy of the project', () => {
  let copy: string;

  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'rows-'));
    for (const part of ['run', 'docs', 'tests', 'src/control', 'package.json']) {
      cpSync(join(root, part), join(copy, part), { recursive: true });
    }
    symlinkSync(packages, join(copy, 'node_modules'), 'junction');
    execFileSync(process.execPath, ['run/rows.mjs', '--write'], { cwd: copy });
  });
  afterEach(() => rmSync(copy, { recursive: true, force: true }));

  function change(file: string, from: string | RegExp, to: string): void {
    const before = readFileSync(join(copy, file), 'utf8');
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    writeFileSync(join(copy, file), after);
  }

  const reading = 'tests/lists/rows-reading.test.ts';
  const behind = 'docs/behaviours.md is behind the tests: npm run docs';

  test('a changed sentence, a skipped test and a removed test are reported', () => {
    change(reading, "'row 3: an empty cell", "'row 3: no empty cell");
    expect(findings(copy)).toEqual([behind]);
    change(reading, "test('row 3: ", "test.skip('row 3: ");
    expect(findings(copy)).toContainEqual(expect.stringContaining('skips "row 3: '));
    change(reading, "test.skip('row 3: ", "test('");
    expect(findings(copy)).toContain('row 3 has no test');
  });

  test('a row that nobody has listed, or that names no source, is reported', () => {
    const rows = 'docs/rows.json';
    change(rows, /"sources": \[[^\]]*\]/, '"sources": []');
    expect(findings(copy)).toContainEqual(expect.stringMatching(/^row 1 has no source/));
    change(rows, /"sources": \[\]/, '"sources": ["my notes, row 1"]');
    expect(findings(copy)).toContainEqual(expect.stringMatching(/^row 1 .* no address: my notes/));
    change(rows, /"known": "documented/, '"known": "someone said so');
    expect(findings(copy)).toContainEqual(expect.stringMatching(/^row 1 .* how .* is known$/));
    change(reading, "'row 3: ", "'row 333: ");
    expect(findings(copy)).toContain('row 333 is not of docs/rows.json');
  });

  test('a switch that no test sets, or only to its default, is reported', () => {
    const switches = 'src/control/switches.ts';
    const added = "/** Row 3: x */\n  extra: v.optional(v.picklist(['a', 'b']), 'a'),\n  $&";
    change(switches, /uniqueColumns: v/, added);
    expect(findings(copy)).toContain('switch extra is set by no test');
    change(reading, "test('row 3: ", "test('x', () => ({ extra: 'a' }));\n$&");
    expect(findings(copy)).toContain(
      'switch extra is never set to another position than its default',
    );
    change(reading, "{ extra: 'a' }", "{ extra: 'b' }");
    expect(findings(copy)).toContain('switch extra belongs to no row');
    change(reading, "test('x'", "test('row 3: x'");
    const switchesBehind = behind.replace('behaviours.md', 'switches.md');
    expect(findings(copy)).toEqual([switchesBehind, behind]);
  });
});
