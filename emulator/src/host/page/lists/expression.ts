import { tokensOf, type Token } from './tokens';

/** The value of an expression. */
export type Result = string | number | boolean;

/** Gives the value of a name: `@currentField`, `@me`, `@now` or `[$Column]`. */
export type Lookup = (name: string) => Result;

/** A parsed expression; it computes its value from the names' values. */
export type Expression = (lookup: Lookup) => Result;

const truthy = (value: Result) => value !== '' && value !== 0 && value !== false;

const operators: Readonly<Record<string, (a: Result, b: Result) => Result>> = {
  '==': (a, b) => String(a) === String(b),
  '!=': (a, b) => String(a) !== String(b),
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '+': (a, b) => (typeof a === 'number' && typeof b === 'number' ? a + b : String(a) + String(b)),
  '-': (a, b) => Number(a) - Number(b),
  '*': (a, b) => Number(a) * Number(b),
  '/': (a, b) => Number(a) / Number(b),
  '%': (a, b) => Number(a) % Number(b),
  '&&': (a, b) => truthy(a) && truthy(b),
  '||': (a, b) => truthy(a) || truthy(b),
};

/** Operators by precedence, the lowest first. */
const precedence: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!=', '<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];

const functions: Readonly<Record<string, (args: readonly Result[]) => Result>> = {
  if: ([test = false, yes = '', no = '']) => (truthy(test) ? yes : no),
  not: ([value = false]) => !truthy(value),
  indexOf: ([text = '', part = '']) => String(text).indexOf(String(part)),
  length: ([text = '']) => String(text).length,
  toString: (args: readonly Result[]) => String(args[0] ?? ''),
  Number: ([value = '']) => Number(value),
  Date: ([value = '']) => new Date(String(value)).getTime(),
  toLowerCase: ([text = '']) => String(text).toLowerCase(),
  toUpperCase: ([text = '']) => String(text).toUpperCase(),
  startsWith: ([text = '', part = '']) => String(text).startsWith(String(part)),
  endsWith: ([text = '', part = '']) => String(text).endsWith(String(part)),
  replaceAll: ([text = '', from = '', to = '']) =>
    String(text).replaceAll(String(from), String(to)),
  substring: ([text = '', from = 0, to]) =>
    String(text).substring(Number(from), to === undefined ? undefined : Number(to)),
};

/** The tokens of an expression and the position of the next one. */
interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

const take = (reader: Reader): Token | undefined => reader.tokens[reader.at++];

function isSign(reader: Reader, texts: readonly string[]): boolean {
  const token = reader.tokens[reader.at];
  return token?.kind === 'sign' && texts.includes(token.text);
}

function readArguments(reader: Reader): readonly Expression[] {
  const args: Expression[] = [];
  take(reader);
  while (!isSign(reader, [')']) && reader.at < reader.tokens.length) {
    args.push(readBinary(reader, 0));
    if (isSign(reader, [','])) take(reader);
  }
  take(reader);
  return args;
}

function readCall(reader: Reader, name: string): Expression {
  const work = functions[name];
  if (work === undefined) throw new SyntaxError(`Formatting does not do ${name}().`);
  const args = readArguments(reader);
  return (lookup) => work(args.map((arg) => arg(lookup)));
}

function readSigned(reader: Reader, sign: string): Expression {
  const inner = sign === '(' ? readBinary(reader, 0) : readPrimary(reader);
  if (sign === '(') take(reader);
  if (sign === '!') return (lookup) => !truthy(inner(lookup));
  return sign === '-' ? (lookup) => -Number(inner(lookup)) : inner;
}

function readPrimary(reader: Reader): Expression {
  const token = take(reader);
  if (token === undefined) throw new SyntaxError('The formatting ends too early.');
  const { kind, text, value = '' } = token;
  if (kind === 'value') return () => value;
  if (kind === 'name') return (lookup) => lookup(text);
  return kind === 'word' ? readCall(reader, text) : readSigned(reader, text);
}

function readBinary(reader: Reader, rank: number): Expression {
  const own = precedence[rank];
  if (own === undefined) return readPrimary(reader);
  let left = readBinary(reader, rank + 1);
  while (isSign(reader, own)) {
    const work = operators[take(reader)?.text ?? ''];
    const [before, right] = [left, readBinary(reader, rank + 1)];
    if (work !== undefined) left = (lookup) => work(before(lookup), right(lookup));
  }
  return left;
}

function fromTree(tree: Readonly<Record<string, unknown>>): Expression {
  const operator = String(tree['operator']);
  const given: readonly unknown[] = Array.isArray(tree['operands']) ? tree['operands'] : [];
  const operands = given.map(readExpression);
  // In a tree the conditional operator is called `?` or `:`.
  const work = functions[/^[?:]$/.test(operator) ? 'if' : operator.replace(/\(\)$/, '')];
  if (work !== undefined) return (lookup) => work(operands.map((operand) => operand(lookup)));
  const sign = operators[operator];
  if (sign === undefined) throw new SyntaxError(`Formatting does not do ${operator}.`);
  return (lookup) =>
    operands.map((operand) => operand(lookup)).reduce((left, right) => sign(left, right));
}

/**
 * Parses a value of column formatting: plain text, `@currentField`, `=if(…)`, or a tree of operators.
 *
 * @throws {SyntaxError} for operators and functions that the emulator does not know
 * @see "Use column formatting", https://learn.microsoft.com/sharepoint/dev/declarative-customization/column-formatting
 */
export function readExpression(source: unknown): Expression {
  if (typeof source === 'object' && source !== null)
    return fromTree(source as Readonly<Record<string, unknown>>);
  if (typeof source !== 'string')
    return () => (typeof source === 'number' ? source : source === true);
  if (source.startsWith('=')) return readBinary({ tokens: tokensOf(source.slice(1)), at: 0 }, 0);
  if (/^(\[\$[^\]]+\]|@(currentField|me|now)\b.*)$/.test(source)) return (lookup) => lookup(source);
  return () => source;
}
