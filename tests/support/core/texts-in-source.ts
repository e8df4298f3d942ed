import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** A text of a source file. `key` is its path in the object; values in it are shown as {name}. */
export interface SourceText {
  readonly key: string;
  readonly text: string;
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isPropertyAssignment(node)) {
    return ts.isStringLiteral(node.name) ? node.name.text : node.name.getText();
  }
  if (ts.isVariableDeclaration(node)) return node.name.getText();
  if (!ts.isCallExpression(node)) return undefined;
  const [first] = node.arguments;
  return first !== undefined && ts.isStringLiteral(first) ? first.text : undefined;
}

function templateText(node: ts.TemplateExpression): string {
  const spans = node.templateSpans.map(
    ({ expression, literal }) => `{${shortName(expression)}}${literal.text}`,
  );
  return node.head.text + spans.join('');
}

/** Returns the first name in an expression, by which a computed value of a template is shown. */
function shortName(expression: ts.Expression): string {
  return /[A-Za-z]+/.exec(expression.getText())?.[0] ?? 'value';
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  return ts.isTemplateExpression(node) ? templateText(node) : undefined;
}

/** Returns every text of a TypeScript or JavaScript file, in the order of the file. */
export function textsInSource(path: string): readonly SourceText[] {
  const source = ts.createSourceFile(
    path,
    readFileSync(path, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: SourceText[] = [];
  const visit = (node: ts.Node, way: readonly string[]): void => {
    const name = nameOf(node);
    const here = name === undefined ? way : [...way, name];
    const text = textOf(node);
    if (text !== undefined) found.push({ key: here.join('.'), text });
    ts.forEachChild(node, (child) => visit(child, here));
  };
  visit(source, []);
  return found;
}

/** Returns every text of a flat JSON file. */
export function textsInJson(path: string): readonly SourceText[] {
  const content = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, string>>;
  return Object.entries(content).map(([key, text]) => ({ key, text }));
}
