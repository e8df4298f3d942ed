// Reads which rows of docs/behaviours.md the tests show: tests whose title, or whose group's title, begins with `row N:`,
// and the switches that they set. The sources are parsed, not run.
import { relative } from 'node:path';
import ts from 'typescript';
import {
  chainOf,
  filesBelow,
  literalOf,
  nameOf,
  parse,
  root,
  titleOf,
  visitAll,
} from './syntax.mjs';

const runners = new Set(['test', 'it', 'xtest', 'xit', 'fit']);
const groups = new Set(['describe', 'xdescribe', 'fdescribe']);
const skipping = new Set(['skip', 'todo', 'failing', 'xtest', 'xit', 'xdescribe']);
/** Longer tables of `each` are not listed in the table of behaviours. */
const mostNamed = 20;
const rowName = /^rows? (\d+(?:, \d+)*): (.+)$/s;

/**
 * @typedef {import('./syntax.mjs').Tables} Tables
 * @typedef {import('./syntax.mjs').Chain} Chain
 * @typedef {{ readonly numbers: readonly number[], readonly sentence: string }} NamedRows
 * @typedef {{ readonly rows: readonly NamedRows[], readonly isSkipped: boolean }} Group
 * @typedef {ReadonlyMap<string, readonly string[]>} SetSwitches positions by the name of a switch
 */

/**
 * One test.
 *
 * @typedef {object} ReadTest
 * @property {string} file
 * @property {string} title
 * @property {readonly NamedRows[]} rows
 * @property {boolean} isSkipped
 * @property {SetSwitches} switches
 */

/**
 * Every text in a table, for titles that are `%s`.
 *
 * @param {Tables} tables
 */
function textsOf(tables) {
  /** @type {string[]} */
  const texts = [];
  for (const table of tables) {
    visitAll(table, (node) => {
      if (ts.isStringLiteralLike(node)) texts.push(node.text);
    });
  }
  return texts;
}

/**
 * What a constant of the same file is set to.
 *
 * @param {ts.Identifier} name
 */
function constantOf(name) {
  /** @type {ts.Expression | undefined} */
  let found;
  visitAll(name.getSourceFile(), (node) => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name.text)
      found = node.initializer;
  });
  return found;
}

/**
 * The rows of a table of `each`.
 *
 * @param {Tables} tables
 * @returns {readonly ts.Expression[]}
 */
function rowsOfTable([table]) {
  let list = table;
  if (list !== undefined && ts.isIdentifier(list)) list = constantOf(list);
  if (list !== undefined && ts.isAsExpression(list)) list = list.expression;
  return list !== undefined && ts.isArrayLiteralExpression(list) ? [...list.elements] : [];
}

/**
 * A column of a table: its values by position, or by name where the rows are objects. Undefined for a cell that is no literal.
 *
 * @param {readonly ts.Expression[]} rows
 * @param {number | string} column
 */
function columnOf(rows, column) {
  return rows.map((row) => {
    if (typeof column === 'number') {
      return literalOf(ts.isArrayLiteralExpression(row) ? row.elements[column] : row);
    }
    if (!ts.isObjectLiteralExpression(row)) return undefined;
    const property = row.properties.find(
      (one) => ts.isPropertyAssignment(one) && nameOf(one.name) === column,
    );
    return property !== undefined && ts.isPropertyAssignment(property)
      ? literalOf(property.initializer)
      : undefined;
  });
}

/**
 * A title whose placeholders are replaced by the values that the table has for them. Others stay.
 *
 * @param {string} title
 * @param {Tables} tables
 */
function filled(title, tables) {
  const rows = rowsOfTable(tables);
  let position = -1;
  return title.replaceAll(/%[sdijfop#]|\$([a-z]\w*)/gi, (sign, name) => {
    if (name === undefined) position += 1;
    const values = [...new Set(columnOf(rows, name ?? position))];
    const isKnown = values.length > 0 && values.length <= mostNamed && !values.includes(undefined);
    return isKnown ? values.map((value) => `\`${value}\``).join(', ') : sign;
  });
}

/**
 * Switches that a piece of a test sets, each with the positions that are literals there.
 *
 * @param {readonly ts.Node[]} nodes
 * @param {ReadonlySet<string>} names
 * @returns {SetSwitches}
 */
function switchesIn(nodes, names) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  /**
   * @param {string} name
   * @param {string} [position]
   */
  const note = (name, position = '?') => {
    if (names.has(name)) found.set(name, [...(found.get(name) ?? []), position]);
  };
  for (const part of nodes) {
    visitAll(part, (node) => {
      if (ts.isPropertyAssignment(node)) note(nameOf(node.name), literalOf(node.initializer));
      else if (ts.isShorthandPropertyAssignment(node)) note(node.name.text);
      else if (ts.isStringLiteralLike(node)) note(node.text);
    });
  }
  return found;
}

/**
 * @param {string} title
 * @param {Tables} tables
 * @returns {readonly NamedRows[]}
 */
function rowsOf(title, tables) {
  const [, numbers, sentence] = rowName.exec(title) ?? [];
  if (numbers === undefined || sentence === undefined) return [];
  return [{ numbers: numbers.split(', ').map(Number), sentence: filled(sentence, tables) }];
}

/** @param {Chain} chain */
const skips = ({ words }) => words.some((word) => skipping.has(word));

/**
 * @param {ts.CallExpression} call
 * @param {Chain} chain
 * @param {{ readonly file: string, readonly title: string, readonly names: ReadonlySet<string>, readonly group: Group }} at
 * @returns {ReadTest}
 */
function testOf(call, chain, { file, title, names, group }) {
  const titles = title.startsWith('%s') ? [title, ...textsOf(chain.tables)] : [title];
  const own = titles.flatMap((text) => rowsOf(text, chain.tables));
  const ofGroup = group.rows.map((row) => ({
    ...row,
    sentence: `${row.sentence}: ${filled(title, chain.tables)}`,
  }));
  return {
    file,
    title,
    rows: [...ofGroup, ...own],
    isSkipped: skips(chain) || group.isSkipped,
    switches: switchesIn([...chain.tables, ...call.arguments], names),
  };
}

/**
 * @param {string} path
 * @param {ReadonlySet<string>} names
 */
function testsOf(path, names) {
  /** @type {ReadTest[]} */
  const tests = [];
  const file = relative(root, path).replaceAll('\\', '/');
  /**
   * @param {ts.Node} node
   * @param {Group} group
   * @returns {void}
   */
  const walk = (node, group) => {
    const chain = ts.isCallExpression(node) ? chainOf(node.expression) : undefined;
    const title = ts.isCallExpression(node) && chain ? titleOf(node.arguments[0]) : undefined;
    const word = title === undefined ? '' : (chain?.words[0] ?? '');
    if (chain && title !== undefined && ts.isCallExpression(node) && runners.has(word)) {
      tests.push(testOf(node, chain, { file, title, names, group }));
      return;
    }
    const isGroup = chain !== undefined && title !== undefined && groups.has(word);
    const below = isGroup
      ? {
          rows: [...group.rows, ...rowsOf(title, chain.tables)],
          isSkipped: skips(chain) || group.isSkipped,
        }
      : group;
    ts.forEachChild(node, (child) => walk(child, below));
  };
  walk(parse(path), { rows: [], isSkipped: false });
  return tests;
}

/**
 * Reads every test of the emulator.
 *
 * @param {readonly { readonly name: string }[]} switches
 * @returns {readonly ReadTest[]}
 */
export function readTests(switches) {
  const names = new Set(switches.map(({ name }) => name));
  return filesBelow('tests', '.test.ts').flatMap((path) => testsOf(path, names));
}
