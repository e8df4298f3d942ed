import { badRequest } from './errors';

/** Comparisons that Graph documents for list items. @see https://learn.microsoft.com/graph/api/listitem-list */
export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'startswith';

/** A literal of a filter, with the type that its spelling gives it. */
export type Literal =
  | { readonly kind: 'text' | 'date'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' };

/** What a filter compares: `fields/X`, or a property of the item itself. */
export interface Reference {
  readonly of: 'fields' | 'item';
  readonly name: string;
}

/** A parsed `$filter`. */
export type Filter =
  | { readonly op: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly op: Comparison; readonly field: Reference; readonly value: Literal };

const clauseError = () => badRequest('Invalid filter clause');

/** Deepest nesting of brackets, so that a hostile filter cannot exhaust the stack. */
const MAX_DEPTH = 50;

const TOKEN =
  /\s*(?:(?<text>'(?:[^']|'')*')|(?<date>\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?(?![\w.]))|(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.]))|(?<word>[\p{L}_][\p{L}\p{N}_]*(?:\/[\p{L}_][\p{L}\p{N}_]*)*)|(?<sign>[(),]))/uy;

interface Token {
  readonly kind: 'text' | 'date' | 'number' | 'word' | 'sign';
  readonly text: string;
}

function tokenize(source: string): readonly Token[] {
  const tokens: Token[] = [];
  const end = source.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const groups = TOKEN.exec(source)?.groups;
    const named: readonly (readonly [string, string | undefined])[] = Object.entries(groups ?? {});
    const [kind, text] = named.find(([, one]) => one !== undefined) ?? [];
    if (text === undefined) throw clauseError();
    tokens.push({ kind: kind as Token['kind'], text });
  }
  return tokens;
}

/** Reads tokens one by one. */
interface Reader {
  peek(): Token | undefined;
  take(expected?: string): Token;
}

function readerOf(tokens: readonly Token[]): Reader {
  let at = 0;
  return {
    peek: () => tokens[at],
    take: (expected) => {
      const token = tokens[at];
      if (token === undefined || (expected !== undefined && token.text !== expected)) {
        throw clauseError();
      }
      at += 1;
      return token;
    },
  };
}

function literal(token: Token): Literal {
  switch (token.kind) {
    case 'text':
      return { kind: 'text', value: token.text.slice(1, -1).replaceAll("''", "'") };
    case 'date':
      return { kind: 'date', value: token.text };
    case 'number':
      return { kind: 'number', value: Number(token.text) };
    case 'word':
      return namedLiteral(token.text);
    case 'sign':
      throw clauseError();
  }
}

function namedLiteral(text: string): Literal {
  if (text === 'null') return { kind: 'null' };
  if (text !== 'true' && text !== 'false') throw clauseError();
  return { kind: 'boolean', value: text === 'true' };
}

/**
 * Parses `fields/X`, or the name of an item property.
 *
 * @throws {GraphError} 400 `BadRequest` "Invalid filter clause" for a bare column name
 * @see docs/behaviours.md row 11
 */
export function reference(text: string): Reference {
  const [first = '', name, more] = text.split('/');
  if (more !== undefined) throw clauseError();
  if (first === 'fields' && name !== undefined) return { of: 'fields', name };
  const own = ['id', 'lastModifiedDateTime', 'createdDateTime'];
  if (name === undefined && own.includes(first)) return { of: 'item', name: first };
  throw clauseError();
}

const COMPARISONS: readonly string[] = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'];

function comparison(reader: Reader): Filter {
  const word = reader.take();
  if (word.kind !== 'word') throw clauseError();
  if (word.text.toLowerCase() === 'startswith') {
    reader.take('(');
    const field = reference(reader.take().text);
    reader.take(',');
    const value = literal(reader.take());
    reader.take(')');
    if (value.kind !== 'text') throw clauseError();
    return { op: 'startswith', field, value };
  }
  const field = reference(word.text);
  const op = reader.take().text;
  if (!COMPARISONS.includes(op)) throw clauseError();
  return { op: op as Comparison, field, value: literal(reader.take()) };
}

function primary(reader: Reader, depth: number): Filter {
  if (depth > MAX_DEPTH) throw clauseError();
  if (reader.peek()?.text !== '(') return comparison(reader);
  reader.take('(');
  const inner = disjunction(reader, depth + 1);
  reader.take(')');
  return inner;
}

function conjunction(reader: Reader, depth: number): Filter {
  let left = primary(reader, depth);
  while (reader.peek()?.text === 'and') {
    reader.take();
    left = { op: 'and', left, right: primary(reader, depth) };
  }
  return left;
}

function disjunction(reader: Reader, depth: number): Filter {
  let left = conjunction(reader, depth);
  while (reader.peek()?.text === 'or') {
    reader.take();
    left = { op: 'or', left, right: conjunction(reader, depth) };
  }
  return left;
}

/**
 * Parses a `$filter` of list items: comparisons, `startswith`, `and`, `or`, brackets. Refuses what Graph does
 * not document for list items (`contains`, `endswith`, `in`, `not`, arithmetic).
 *
 * @throws {GraphError} 400 `BadRequest`
 * @see https://learn.microsoft.com/graph/api/listitem-list
 */
export function parseFilter(source: string): Filter {
  const reader = readerOf(tokenize(source));
  const filter = disjunction(reader, 0);
  if (reader.peek() !== undefined) throw clauseError();
  return filter;
}
