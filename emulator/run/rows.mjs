// `npm run docs`: writes the tables of docs/behaviours.md and docs/switches.md from docs/rows.json and from the sources of
// tests and switches. `node run/rows.mjs` without `--write` says what differs and ends with 1; `--json` prints what is wrong.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSwitches } from './read-switches.mjs';
import { readTests } from './read-tests.mjs';
import { root } from './syntax.mjs';

/**
 * @typedef {import('./read-tests.mjs').ReadTest} ReadTest
 * @typedef {import('./read-switches.mjs').ReadSwitch} ReadSwitch
 * @typedef {ReadTest & { readonly sentence: string }} ShownBy a test with what it says of a row
 */

/**
 * What docs/rows.json says of a row: how its behaviour is known, and the addresses of the pages that say so.
 *
 * @typedef {{ readonly row: number, readonly known: string, readonly sources: readonly string[] }} Row
 */

const command = 'npm run docs';
const grades = /^(documented|metadata|observed|inferred|unverified)\b/;

/** @type {readonly Row[]} */
const list = JSON.parse(readFileSync(join(root, 'docs', 'rows.json'), 'utf8'));

/**
 * @template T
 * @param {readonly T[]} values
 */
const unique = (values) => [...new Set(values)];

/** @param {string} text */
const code = (text) => `\`${text}\``;

/**
 * Text for a cell: one line, no bars, placeholders as an ellipsis.
 *
 * @param {string} text
 */
const cell = (text) =>
  text
    .replaceAll(/ ?\((?:%[a-z#]|[, ])+\)/g, '')
    .replaceAll(/%[sdijfop#]/g, '…')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('|', '\\|')
    .replaceAll('<', '\\<');

/**
 * A short name for an address: `microsoft-graph-docs#2279`, `listitem-delta`.
 *
 * @param {string} address
 */
function labelOf(address) {
  if (!URL.canParse(address)) return address;
  const { hostname, pathname } = new URL(address);
  const thread = /^\/[^/]+\/([^/]+)\/(?:issues|pull)\/(\d+)$/.exec(pathname);
  if (hostname === 'github.com' && thread) return `${thread[1]}#${thread[2]}`;
  const question = /^\/answers\/questions\/(\d+)/.exec(pathname);
  return question
    ? `question ${question[1]}`
    : decodeURIComponent(pathname.split('/').at(-1) ?? hostname);
}

/** @param {string} address */
const link = (address) => `[${labelOf(address)}](${address})`;

/**
 * What the tests show, by row.
 *
 * @param {readonly ReadTest[]} tests
 */
function byRow(tests) {
  /** @type {Map<number, ShownBy[]>} */
  const rows = new Map(list.map(({ row }) => [row, []]));
  for (const test of tests) {
    for (const { numbers, sentence } of test.rows) {
      for (const number of numbers) {
        rows.set(number, [...(rows.get(number) ?? []), { ...test, sentence }]);
      }
    }
  }
  return rows;
}

/**
 * @param {Row} row
 * @param {readonly ShownBy[]} shownBy
 */
function rowLine({ row, known, sources }, shownBy) {
  const sentences = unique(shownBy.map(({ sentence }) => cell(sentence)));
  const files = unique(shownBy.map(({ file }) => code(file.replace('tests/', ''))));
  const switches = unique(shownBy.flatMap((test) => [...test.switches.keys()])).map(code);
  const cells = [
    row,
    sentences.join('; '),
    known,
    sources.map(link).join(', '),
    files.join(', '),
    switches.join(', '),
  ];
  return `| ${cells.join(' | ')} |`;
}

/**
 * The rows whose tests set a switch.
 *
 * @param {ReadSwitch} one
 * @param {ReadonlyMap<number, readonly ShownBy[]>} rows
 */
const rowsThatSet = ({ name }, rows) =>
  [...rows].filter(([, tests]) => tests.some(({ switches }) => switches.has(name))).map(([n]) => n);

/**
 * Addresses in a sentence as links.
 *
 * @param {string} text
 */
const withLinks = (text) => text.replaceAll(/https:\/\/[^\s,)]+[^\s,).]/g, link);

/**
 * @param {ReadSwitch} one
 * @param {ReadonlyMap<number, readonly ShownBy[]>} rows
 */
function switchLine(one, rows) {
  const meaning = withLinks(cell(one.meaning.replace(/^Rows? [\d, ]+: /, '')));
  const sentence = meaning.slice(0, 1).toUpperCase() + meaning.slice(1);
  return `| ${code(one.name)} | ${rowsThatSet(one, rows).join(', ')} | ${one.positions.map(code).join(', ')} | ${sentence} |`;
}

/**
 * The generated part of each page.
 *
 * @param {readonly ReadTest[]} tests
 * @param {readonly ReadSwitch[]} switches
 */
function tables(tests, switches) {
  const rows = byRow(tests);
  return {
    'behaviours.md': [
      '| row | what the emulator does | how it is known | source | shown by | switches |',
      '| --: | --- | --- | --- | --- | --- |',
      ...list.map((row) => rowLine(row, rows.get(row.row) ?? [])),
    ],
    'switches.md': [
      '| switch | rows | positions, default first | what it decides |',
      '| --- | --- | --- | --- |',
      ...switches.map((one) => switchLine(one, rows)),
    ],
  };
}

/**
 * A page with its generated part as it should be.
 *
 * @param {string} page
 * @param {string} name
 * @param {readonly string[]} lines
 */
function written(page, name, lines) {
  const begin = `<!-- written by ${command} -->\n<!-- prettier-ignore-start -->`;
  const end = '<!-- prettier-ignore-end -->';
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/${name} lacks the marker ${begin}`);
  return `${page.slice(0, from + begin.length)}\n\n${lines.join('\n')}\n\n${page.slice(to)}`;
}

/**
 * What is wrong with a row of docs/rows.json.
 *
 * @param {Row} row
 */
function problemsOfRow({ row, known, sources }) {
  const bad = sources.filter((one) => !/^https:\/\/[^\s]+$/.test(one));
  return [
    ...(grades.test(known) ? [] : [`row ${row} does not say how its behaviour is known`]),
    ...(sources.length > 0 ? [] : [`row ${row} has no source`]),
    ...bad.map((one) => `row ${row} has a source that is no address: ${one}`),
  ];
}

/**
 * What must not be, each as a sentence.
 *
 * @param {readonly ReadTest[]} tests
 * @param {readonly ReadSwitch[]} switches
 */
function problems(tests, switches) {
  const rows = byRow(tests);
  const numbers = new Set(list.map(({ row }) => row));
  /** @param {string} name */
  const positionsSet = (name) => tests.flatMap((test) => test.switches.get(name) ?? []);
  return [
    ...list.flatMap(problemsOfRow),
    ...[...rows].flatMap(([row, shownBy]) => {
      if (!numbers.has(row)) return [`row ${row} is not of docs/rows.json`];
      return shownBy.length === 0 ? [`row ${row} has no test`] : [];
    }),
    ...tests
      .filter(({ rows: named, isSkipped }) => isSkipped && named.length > 0)
      .map(({ file, title }) => `${file} skips "${title}"`),
    ...switches.flatMap((one) => {
      const { name, positions, meaning } = one;
      const set = positionsSet(name);
      if (set.length === 0) return [`switch ${name} is set by no test`];
      const isMoved = set.some((position) => position !== positions[0]);
      return [
        ...(meaning === '' ? [`switch ${name} has no comment that says what it decides`] : []),
        ...(rowsThatSet(one, rows).length === 0 ? [`switch ${name} belongs to no row`] : []),
        ...(isMoved ? [] : [`switch ${name} is never set to another position than its default`]),
      ];
    }),
  ];
}

const writes = process.argv.includes('--write');
const switches = readSwitches();
const tests = readTests(switches);
const left = problems(tests, switches);
for (const [name, lines] of Object.entries(tables(tests, switches))) {
  const path = join(root, 'docs', name);
  const page = readFileSync(path, 'utf8');
  const next = written(page, name, lines);
  if (writes) writeFileSync(path, next);
  else if (page !== next) left.unshift(`docs/${name} is behind the tests: ${command}`);
}
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(left)}\n`);
else process.stdout.write(`${left.join('\n') || 'The pages say what the tests show.'}\n`);
process.exitCode = left.length > 0 ? 1 : 0;
