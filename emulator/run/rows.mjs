// @ts-nocheck
// `npm run docs` writes the tables of rows and switches in docs/behaviours.md from the sources of the tests and switches.
// Without `--write`, `node run/rows.mjs` prints what differs and ends with 1. With `--json` it prints the same as JSON.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSwitches, readTests, root } from './read-rows.mjs';

const lastRow = 92;

/** Rows without a test, each with the reason. A row that has a test must not be in it. */
const reasons = new Map();

const guidePath = join(root, 'docs', 'behaviours.md');
const command = 'npm run docs';

const unique = (values) => [...new Set(values)];
const code = (text) => `\`${text}\``;
/** Makes text fit a cell of a Markdown table: one line, escaped bars, and an ellipsis for placeholders. */
const cell = (text) =>
  text
    .replaceAll(/ ?\((?:%[a-z#]|[, ])+\)/g, '')
    .replaceAll(/%[sdijfop#]/g, '…')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('|', '\\|')
    .replaceAll('<', '\\<');

/** Groups the tests by the rows that their titles name. */
function byRow(tests) {
  const rows = new Map(Array.from({ length: lastRow }, (_, n) => [n + 1, []]));
  for (const test of tests) {
    for (const { numbers, sentence } of test.rows) {
      for (const number of numbers) {
        rows.set(number, [...(rows.get(number) ?? []), { ...test, sentence }]);
      }
    }
  }
  return rows;
}

function rowLine([number, shown], positions) {
  if (shown.length === 0) return `| ${number} | not yet: ${reasons.get(number) ?? 'no test'} | | |`;
  const all = unique(shown.map(({ sentence }) => cell(sentence)));
  const bySwitch = (sentence) => Number(/^(by|the) switch/.test(sentence));
  const sentences = all.sort((a, b) => bySwitch(a) - bySwitch(b));
  const files = unique(shown.map(({ file }) => code(file.replace('tests/', ''))));
  const names = unique(shown.flatMap(({ switches }) => [...switches.keys()]));
  const switches = names.map((name) => `${code(name)}: ${positions.get(name)}`);
  return `| ${number} | ${sentences.join('; ')} | ${files.join(', ')} | ${switches.join('; ')} |`;
}

const section = (name, lines) => ({
  begin: `<!-- ${name}: written by ${command} -->\n<!-- prettier-ignore-start -->`,
  end: `<!-- prettier-ignore-end -->\n<!-- ${name}: end -->`,
  text: lines.join('\n'),
});

function sections(tests, switches) {
  const positions = new Map(switches.map((one) => [one.name, one.positions.join(', ')]));
  const rows = [...byRow(tests)].sort(([a], [b]) => a - b);
  return [
    section('rows', [
      '| row | what the emulator does | shown by | switches that the tests set |',
      '| --: | --- | --- | --- |',
      ...rows.map((row) => rowLine(row, positions)),
    ]),
    section('switches', [
      '| switch | positions, default first | what it decides |',
      '| --- | --- | --- |',
      ...switches.map(
        (one) =>
          `| ${code(one.name)} | ${one.positions.map(code).join(', ')} | ${cell(one.meaning)} |`,
      ),
    ]),
  ];
}

/** Puts the generated tables between their markers in the text of docs/behaviours.md. */
function written(guide, parts) {
  return parts.reduce((text, { begin, end, text: lines }) => {
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`docs/behaviours.md lacks the marker ${begin}`);
    return `${text.slice(0, from + begin.length)}\n\n${lines}\n\n${text.slice(to)}`;
  }, guide);
}

/** Lists what is wrong with rows and switches, each as a sentence. */
function problems(tests, switches) {
  const rows = byRow(tests);
  const set = (name) => tests.flatMap((test) => test.switches.get(name) ?? []);
  return [
    ...[...rows].flatMap(([row, shown]) => {
      if (row > lastRow || row < 1) return [`row ${row} is not of the list`];
      if (shown.length > 0 && reasons.has(row)) {
        return [`row ${row} has a test: take it out of the reasons in run/rows.mjs`];
      }
      return shown.length === 0 && !reasons.has(row)
        ? [`row ${row} has neither test nor reason`]
        : [];
    }),
    ...tests
      .filter(({ rows: named, isSkipped }) => isSkipped && named.length > 0)
      .map(({ file, title }) => `${file} skips "${title}"`),
    ...switches.flatMap(({ name, positions, meaning }) => {
      if (meaning === '') return [`switch ${name} has no comment that says what it decides`];
      if (set(name).length === 0) return [`switch ${name} is set by no test`];
      const isMoved = set(name).some((position) => position !== positions[0]);
      return isMoved ? [] : [`switch ${name} is never set to another position than its default`];
    }),
  ];
}

/** Compares the sources of tests and switches with docs/behaviours.md. */
function compare() {
  const switches = readSwitches();
  const tests = readTests(switches);
  const guide = readFileSync(guidePath, 'utf8');
  const next = written(guide, sections(tests, switches));
  const stale = guide === next ? [] : [`docs/behaviours.md is behind the tests: ${command}`];
  return { next, stale, problems: problems(tests, switches) };
}

const found = compare();
const writes = process.argv.includes('--write');
if (writes) writeFileSync(guidePath, found.next);
const left = [...(writes ? [] : found.stale), ...found.problems];
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(left)}\n`);
else process.stdout.write(`${left.join('\n') || 'The guide says what the tests show.'}\n`);
process.exitCode = left.length > 0 ? 1 : 0;
