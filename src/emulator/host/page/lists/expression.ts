/** A result of an expression. */
export type Result = string | number | boolean;

/** Looks up `@currentField`, `@me`, `@now` and `[$Column]` with their properties. */
export type Lookup = (name: string) => Result;

/** An expression that was read and can be asked many times. */
export type Expression = (lookup: Lookup) => Result;

const tokenPattern =
  /\s*(?:(\d+(?:\.\d+)?)|'([^']*)'|"([^"]*)"|(\[\$[^\]]+\]|@[A-Za-z]+(?:\.[A-Za-z]+)*)|([A-Za-z]+)|(&&|\|\||==|!=|<=|>=|[-+*/<>!(),?:%]))/y;

interface Token {
  readonly kind: 'value' | 'name' | 'word' | 'sign';
  readonly text: string;
  readonly value?: Result;
}

function tokenOf(match: RegExpExecArray): Token {
  const [, number, single, double, name, word, sign = ''] = match;
  const quoted = single ?? double;
  if (number !== undefined) return { kind: 'value', text: number, value: Number(number) };
  if (quoted !== undefined) return { kind: 'value', text: quoted, value: quoted };
  if (name !== undefined) return { kind: 'name', text: name };
  if (word === 'true' || word === 'false')
    return { kind: 'value', text: word, value: word === 'true' };
  return word === undefined ? { kind: 'sign', text: sign } : { kind: 'word', text: word };
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.trimEnd().length) {
    const match = tokenPattern.exec(text);
    if (match === null) throw new SyntaxError(`The formatting is not understood: ${text}`);
    tokens.push(tokenOf(match));
  }
  return tokens;
}

const truthy = (value: Result) => value !== '' && value !== 0 && value !== false;

const signs: Readonly<Record<string, (a: Result, b: Result) => Result>> = {
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

/** Loosest first. */
const ranks: readonly (readonly string[])[] = [
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

/** Reads tokens from left to right. */
function makeParser(tokens: readonly Token[]) {
  let at = 0;
  const isSign = (...texts: readonly string[]) => {
    const token = tokens[at];
    return token?.kind === 'sign' && texts.includes(token.text);
  };
  const take = () => tokens[at++];
  const argumentsOf = (): readonly Expression[] => {
    const args: Expression[] = [];
    take();
    while (!isSign(')') && at < tokens.length) {
      args.push(binary(0));
      if (isSign(',')) take();
    }
    take();
    return args;
  };
  const primary = (): Expression => {
    const token = take();
    if (token?.kind === 'value') return () => token.value ?? '';
    if (token?.kind === 'name') return (lookup) => lookup(token.text);
    if (token?.kind === 'word') {
      const known = functions[token.text];
      const args = argumentsOf();
      if (known === undefined) throw new SyntaxError(`Formatting does not do ${token.text}().`);
      return (lookup) => known(args.map((arg) => arg(lookup)));
    }
    return signed(token?.text);
  };
  const signed = (sign: string | undefined): Expression => {
    const inner = sign === '(' ? binary(0) : primary();
    if (sign === '(') take();
    if (sign === '!') return (lookup) => !truthy(inner(lookup));
    if (sign === '-') return (lookup) => -Number(inner(lookup));
    return inner;
  };
  const binary = (rank: number): Expression => {
    const own = ranks[rank];
    if (own === undefined) return primary();
    let left = binary(rank + 1);
    while (isSign(...own)) {
      const work = signs[take()?.text ?? ''];
      const [before, right] = [left, binary(rank + 1)];
      if (work !== undefined) left = (lookup) => work(before(lookup), right(lookup));
    }
    return left;
  };
  return () => binary(0);
}

function fromTree(tree: Readonly<Record<string, unknown>>): Expression {
  const operator = String(tree['operator']);
  const given: readonly unknown[] = Array.isArray(tree['operands']) ? tree['operands'] : [];
  const operands = given.map(readExpression);
  // `?` and `:` are the tree's names of `if`.
  const work = functions[/^[?:]$/.test(operator) ? 'if' : operator.replace(/\(\)$/, '')];
  if (work !== undefined) return (lookup) => work(operands.map((operand) => operand(lookup)));
  const sign = signs[operator];
  if (sign === undefined) throw new SyntaxError(`Formatting does not do ${operator}.`);
  return (lookup) =>
    operands.map((operand) => operand(lookup)).reduce((left, right) => sign(left, right));
}

/**
 * Reads a value of column formatting: plain text, `@currentField`, `=if(…)`, or a tree of operators.
 *
 * @throws {SyntaxError} for what the stand-in does not do
 * @see "Use column formatting", learn.microsoft.com/sharepoint/dev/declarative-customization/column-formatting
 */
export function readExpression(source: unknown): Expression {
  if (typeof source === 'object' && source !== null)
    return fromTree(source as Readonly<Record<string, unknown>>);
  if (typeof source !== 'string')
    return () => (typeof source === 'number' ? source : source === true);
  if (source.startsWith('=')) return makeParser(tokensOf(source.slice(1)))();
  if (/^(\[\$[^\]]+\]|@(currentField|me|now)\b.*)$/.test(source)) return (lookup) => lookup(source);
  return () => source;
}
