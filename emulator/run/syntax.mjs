// Reads TypeScript sources by their syntax tree.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The emulator's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @typedef {readonly ts.Node[]} Tables the arguments of `each`
 * @typedef {{ readonly words: readonly string[], readonly tables: Tables }} Chain `test.skip.each(table)` as words and table
 */

/**
 * @param {string} folder
 * @param {string} ending
 */
export const filesBelow = (folder, ending) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(root, folder, String(name)))
    .filter((path) => path.endsWith(ending))
    .sort();

/** @param {string} path */
export const parse = (path) =>
  ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);

/**
 * @param {ts.Node} node
 * @param {(node: ts.Node) => void} visit
 */
export function visitAll(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => visitAll(child, visit));
}

/**
 * The text of a literal; undefined for anything else.
 *
 * @param {ts.Node | undefined} node
 * @returns {string | undefined}
 */
export function literalOf(node) {
  if (node === undefined) return undefined;
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return node.text;
  const text = node.getText();
  return /^(true|false)$/.test(text) ? text : undefined;
}

/**
 * @param {ts.PropertyName} name
 * @returns {string}
 */
export const nameOf = (name) => (ts.isComputedPropertyName(name) ? name.getText() : name.text);

/**
 * @param {ts.Expression} callee
 * @returns {Chain | undefined}
 */
export function chainOf(callee) {
  if (ts.isIdentifier(callee)) return { words: [callee.text], tables: [] };
  if (ts.isPropertyAccessExpression(callee)) {
    const inner = chainOf(callee.expression);
    return inner && { ...inner, words: [...inner.words, callee.name.text] };
  }
  if (ts.isCallExpression(callee)) {
    const inner = chainOf(callee.expression);
    return inner && { ...inner, tables: [...inner.tables, ...callee.arguments] };
  }
  if (ts.isTaggedTemplateExpression(callee)) {
    const inner = chainOf(callee.tag);
    return inner && { ...inner, tables: [...inner.tables, callee.template] };
  }
  return undefined;
}

/**
 * A title's text; what stands in `${…}` becomes a placeholder.
 *
 * @param {ts.Node | undefined} node
 */
export function titleOf(node) {
  if (node === undefined) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map((span) => `%s${span.literal.text}`).join('');
}
