import { badRequest } from './errors';

/** What `$expand` asks of a thing: `items($expand=fields($select=A,B))`. */
export interface Expand {
  readonly name: string;
  /** Names inside `($select=…)`. */
  readonly select?: readonly string[];
  /** What is expanded inside. */
  readonly expand?: readonly Expand[];
}

const clauseError = () => badRequest('Invalid expand clause');

/** Deeper than anything that is expanded; stops a hostile text. */
const DEEPEST = 5;

/** Splits at a sign that stands outside brackets. */
function splitTop(source: string, sign: ',' | ';'): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < source.length; i += 1) {
    if (source[i] === '(') depth += 1;
    if (source[i] === ')') depth -= 1;
    if (source[i] === sign && depth === 0) {
      parts.push(source.slice(start, i));
      start = i + 1;
    }
  }
  if (depth !== 0) throw clauseError();
  return [...parts, source.slice(start)].map((part) => part.trim());
}

/** Names in a `$select`. */
export const parseSelect = (source: string): readonly string[] =>
  source
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

function innerOption(source: string, depth: number): Partial<Expand> {
  const [, name, value = ''] = /^\$?(select|expand)=(.+)$/.exec(source) ?? [];
  if (name === undefined) throw clauseError();
  return name === 'select' ? { select: parseSelect(value) } : { expand: expandsOf(value, depth) };
}

function expandsOf(source: string, depth: number): readonly Expand[] {
  if (depth > DEEPEST) throw clauseError();
  return splitTop(source, ',').map((part) => {
    const [, name, inner] = /^(\w+)(?:\((.+)\))?$/.exec(part) ?? [];
    if (name === undefined) throw clauseError();
    const options = inner === undefined ? [] : splitTop(inner, ';');
    const parsed = options.map((option) => innerOption(option, depth + 1));
    return Object.assign({ name }, ...parsed) as Expand;
  });
}

/** Parses `$expand`; the `$` of inner options may be left out. Nothing for a call without it. @see graph.md §1 */
export const parseExpand = (source: string | undefined): readonly Expand[] =>
  source === undefined ? [] : expandsOf(source, 0);

/** A `$orderby` of one column. */
export interface Order {
  readonly path: string;
  readonly descending: boolean;
}

/** Parses `$orderby`; one column only, as the service sorts lists. */
export function parseOrder(source: string): Order {
  const match = /^\s*([^\s,]+)(?:\s+(asc|desc))?\s*$/.exec(source);
  if (match?.[1] === undefined) throw badRequest('Invalid orderby clause');
  return { path: match[1], descending: match[2] === 'desc' };
}

/** A whole number above 0, else 400. */
export function parseTop(source: string | undefined, fallback: number, most: number): number {
  if (source === undefined) return fallback;
  if (!/^[1-9]\d{0,8}$/.test(source)) throw badRequest('Invalid value for $top');
  return Math.min(Number(source), most);
}
