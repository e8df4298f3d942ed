// Reads the switches from the sources of their schemas, which are parsed, not run.
import ts from 'typescript';
import { filesBelow, literalOf, nameOf, parse, visitAll } from './syntax.mjs';

/**
 * A switch: its positions, the default first, and the comment that says what it decides.
 *
 * @typedef {{ readonly name: string, readonly positions: readonly string[], readonly meaning: string }} ReadSwitch
 */

/**
 * The comment that stands before a switch, in one line.
 *
 * @param {ts.Node} node
 * @param {ts.SourceFile} source
 */
function commentOf(node, source) {
  const ranges = ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? [];
  const text = ranges.map(({ pos, end }) => source.text.slice(pos, end)).join(' ');
  return text
    .replaceAll(/^\s*(\/\*\*?|\*\/|\*|\/\/)|\*\/$/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/**
 * The positions of a schema, the default first; those of a number are its bounds.
 *
 * @param {ts.Expression} schema
 * @param {ts.Expression} fallback
 * @returns {readonly string[]}
 */
function positionsOf(schema, fallback) {
  const first = literalOf(fallback) ?? '';
  /** @type {string[]} */
  const list = [];
  visitAll(schema, (node) => {
    if (ts.isArrayLiteralExpression(node))
      list.push(...node.elements.map((one) => literalOf(one) ?? ''));
  });
  if (list.length > 0) return [first, ...list.filter((one) => one !== first)];
  const text = schema.getText();
  if (/v\.boolean\(\)/.test(text)) return [first, String(first !== 'true')];
  /** @param {string} name */
  const bound = (name) => new RegExp(`${name}\\(([\\d_]+)\\)`).exec(text)?.[1];
  const [least = '0', most] = [bound('minValue'), bound('maxValue')];
  return [first, ...(most === undefined ? [] : [`${least} to ${most.replaceAll('_', '')}`])];
}

/**
 * Reads every switch. A switch without a comment shares the one before it.
 *
 * @returns {readonly ReadSwitch[]}
 */
export function readSwitches() {
  /** @type {ReadSwitch[]} */
  const switches = [];
  const files = filesBelow('src/control', '.ts').filter((name) => /switch[^/\\]*$/.test(name));
  for (const source of files.map(parse)) {
    visitAll(source, (node) => {
      if (!ts.isPropertyAssignment(node) || !ts.isCallExpression(node.initializer)) return;
      if (node.initializer.expression.getText() !== 'v.optional') return;
      const [schema, fallback] = node.initializer.arguments;
      if (schema === undefined || fallback === undefined) return;
      const meaning = commentOf(node, source) || (switches.at(-1)?.meaning ?? '');
      switches.push({
        name: nameOf(node.name),
        positions: positionsOf(schema, fallback),
        meaning,
      });
    });
  }
  return switches;
}
