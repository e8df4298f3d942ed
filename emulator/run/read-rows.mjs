// @ts-nocheck
// Reads from the sources of the tests the titles that begin with `row N:` and the switches that each test sets, and from the
// emulator's sources the switches. It parses the sources and does not run them. `rows.mjs` makes tables of the result.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The emulator's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** The folders with tests of the emulator. */
const testFolders = ['tests'];
const switchFolder = 'src/control';

const runners = new Set(['test', 'it', 'xtest', 'xit', 'fit']);
const groups = new Set(['describe', 'xdescribe', 'fdescribe']);
const skipping = new Set(['skip', 'todo', 'failing', 'xtest', 'xit', 'xdescribe']);
/** The tables in docs/behaviours.md spell out the values of an `each` table only up to this many rows. */
const mostNamed = 20;
const rowName = /^rows? (\d+(?:, \d+)*): (.+)$/s;

const filesBelow = (folder, ending) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(root, folder, String(name)))
    .filter((path) => path.endsWith(ending))
    .sort();

const parse = (path) =>
  ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);

/** Splits `test.skip.each(table)` into ['test', 'skip', 'each'] and the table; `undefined` for any other expression. */
function chainOf(callee) {
  if (ts.isIdentifier(callee)) return { words: [callee.text], tables: [] };
  if (ts.isPropertyAccessExpression(callee)) {
    const inner = chainOf(callee.expression);
    return inner && { ...inner, words: [...inner.words, callee.name.text] };
  }
  const table = ts.isCallExpression(callee)
    ? callee.arguments
    : ts.isTaggedTemplateExpression(callee)
      ? [callee.template]
      : undefined;
  const inner = table && chainOf(callee.expression ?? callee.tag);
  return inner && { ...inner, tables: [...inner.tables, ...table] };
}

/** The text of a title, in which each `${…}` becomes a placeholder. */
function titleOf(node) {
  if (node === undefined) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map((span) => `%s${span.literal.text}`).join('');
}

function every(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => every(child, visit));
}

/** All texts in the tables of an `each`, for tests whose title begins with `%s`. */
function textsOf(tables) {
  const texts = [];
  for (const table of tables) {
    every(table, (node) => ts.isStringLiteralLike(node) && texts.push(node.text));
  }
  return texts;
}

const plain = (node) => (node && ts.isStringLiteralLike(node) ? node.text : literalOf(node));

/** Finds the value of a constant in the same file. */
function constantOf(name) {
  let found;
  every(name.getSourceFile(), (node) => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name.text)
      found = node.initializer;
  });
  return found;
}

/** The table of an `each` as rows of texts. A cell that is no literal is `undefined`. */
function cellsOf([table]) {
  let list = table;
  if (list !== undefined && ts.isIdentifier(list)) list = constantOf(list);
  if (list !== undefined && ts.isAsExpression(list)) list = list.expression;
  if (list === undefined || !ts.isArrayLiteralExpression(list)) return [];
  return list.elements.map((row) =>
    (ts.isArrayLiteralExpression(row) ? [...row.elements] : [row]).map(plain),
  );
}

/** Fills the placeholders of a sentence with the values of the table. A placeholder without literal values stays. */
function filled(sentence, tables) {
  const cells = cellsOf(tables);
  let column = -1;
  return sentence.replaceAll(/%[sdijfop#]/g, (sign) => {
    column += 1;
    const values = [...new Set(cells.map((row) => row[column]))];
    const isKnown = values.length > 0 && values.length <= mostNamed && !values.includes(undefined);
    return isKnown ? values.map((value) => `\`${value}\``).join(', ') : sign;
  });
}

/** The text of a literal in the schema of switches; `undefined` for any other expression. */
function literalOf(node) {
  if (node === undefined) return undefined;
  const isPlain =
    ts.isStringLiteralLike(node) ||
    ts.isNumericLiteral(node) ||
    /^(true|false)$/.test(node.getText());
  return isPlain ? (node.text ?? node.getText()) : undefined;
}

/** The switches that a part of a test sets, each with the positions that are literals. */
function switchesIn(nodes, names) {
  const found = new Map();
  const note = (name, position) => {
    if (!names.has(name)) return;
    found.set(name, [...(found.get(name) ?? []), ...(position === undefined ? ['?'] : [position])]);
  };
  for (const part of nodes) {
    every(part, (node) => {
      if (ts.isPropertyAssignment(node)) {
        note(node.name.text, literalOf(node.initializer));
      } else if (ts.isShorthandPropertyAssignment(node)) note(node.name.text);
      else if (ts.isStringLiteralLike(node)) note(node.text);
    });
  }
  return found;
}

/** The rows that a title names, with its sentence. */
function rowsOf(title, tables) {
  const [, numbers, sentence] = rowName.exec(title ?? '') ?? [];
  if (numbers === undefined) return [];
  return [{ numbers: numbers.split(', ').map(Number), sentence: filled(sentence, tables) }];
}

const skips = ({ words }) => words.some((word) => skipping.has(word));

/** Reads a test from its source, with the rows of the `describe` around it. */
function testOf(call, chain, at) {
  const title = titleOf(call.arguments[0]);
  const titles = title.startsWith('%s') ? [title, ...textsOf(chain.tables)] : [title];
  const own = titles.flatMap((text) => rowsOf(text, chain.tables));
  const of = at.group?.rows.map((row) => ({
    ...row,
    sentence: `${row.sentence}: ${filled(title, chain.tables)}`,
  }));
  return {
    file: at.file,
    title,
    rows: [...(of ?? []), ...own],
    isSkipped: skips(chain) || (at.group?.isSkipped ?? false),
    switches: switchesIn([...chain.tables, ...call.arguments], at.names),
  };
}

function testsOf(path, names) {
  const tests = [];
  const file = relative(root, path).replaceAll('\\', '/');
  const walk = (node, group) => {
    const chain = ts.isCallExpression(node) ? chainOf(node.expression) : undefined;
    const title = chain && titleOf(node.arguments[0]);
    if (title !== undefined && runners.has(chain.words[0])) {
      tests.push(testOf(node, chain, { file, names, group }));
      return;
    }
    const isGroup = title !== undefined && groups.has(chain.words[0]);
    const below = isGroup
      ? {
          rows: [...(group?.rows ?? []), ...rowsOf(title, chain.tables)],
          isSkipped: skips(chain) || (group?.isSkipped ?? false),
        }
      : group;
    ts.forEachChild(node, (child) => walk(child, below));
  };
  walk(parse(path), undefined);
  return tests;
}

/** The comment before a switch, as one line. */
function commentOf(node, source) {
  const ranges = ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? [];
  const text = ranges.map(({ pos, end }) => source.text.slice(pos, end)).join(' ');
  return text
    .replaceAll(/^\s*(\/\*\*?|\*\/|\*|\/\/)|\*\/$/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The positions of a switch, with the default first, or the bounds of a number. */
function positionsOf(schema, fallback) {
  const first = literalOf(fallback);
  const list = [];
  every(schema, (node) => {
    if (ts.isArrayLiteralExpression(node)) list.push(...node.elements.map(literalOf));
  });
  const bound = (name) => new RegExp(`${name}\\(([\\d_]+)\\)`).exec(schema.getText())?.[1];
  if (list.length > 0) return [first, ...list.filter((one) => one !== first)];
  if (/v\.boolean\(\)/.test(schema.getText())) return [first, String(first !== 'true')];
  const [least, most] = [bound('minValue'), bound('maxValue')];
  return [first, ...(most === undefined ? [] : [`${least ?? '0'} to ${most.replaceAll('_', '')}`])];
}

/** Reads the name, positions and meaning of every switch. A switch without a comment has that of the switch before it. */
export function readSwitches() {
  const switches = [];
  for (const path of filesBelow(switchFolder, '.ts').filter((name) =>
    /switch[^/\\]*$/.test(name),
  )) {
    const source = parse(path);
    every(source, (node) => {
      if (!ts.isPropertyAssignment(node) || !ts.isCallExpression(node.initializer)) return;
      if (node.initializer.expression.getText() !== 'v.optional') return;
      const [schema, fallback] = node.initializer.arguments;
      if (fallback === undefined) return;
      const meaning = commentOf(node, source) || (switches.at(-1)?.meaning ?? '');
      switches.push({ name: node.name.text, positions: positionsOf(schema, fallback), meaning });
    });
  }
  return switches;
}

/** Reads every test of the emulator. */
export function readTests(switches) {
  const names = new Set(switches.map(({ name }) => name));
  return testFolders
    .flatMap((folder) => filesBelow(folder, '.test.ts'))
    .flatMap((path) => testsOf(path, names));
}
