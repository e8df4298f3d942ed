import { badRequest } from './errors';

/** What `$expand` asks of list items. */
export interface Expand {
  readonly name: string;
  /** Names inside `($select=…)`. */
  readonly select?: readonly string[];
}

/** Splits at commas that stand outside brackets. */
function splitTop(source: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < source.length; i += 1) {
    if (source[i] === '(') depth += 1;
    if (source[i] === ')') depth -= 1;
    if (source[i] === ',' && depth === 0) {
      parts.push(source.slice(start, i));
      start = i + 1;
    }
  }
  if (depth !== 0) throw badRequest('Invalid expand clause');
  return [...parts, source.slice(start)].map((part) => part.trim());
}

/** Names in a `$select`. */
export const parseSelect = (source: string): readonly string[] =>
  source
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Parses `$expand`; the `$` of the inner option may be left out. @see graph.md §1 */
export function parseExpand(source: string): readonly Expand[] {
  return splitTop(source).map((part) => {
    const match = /^(\w+)(?:\((?:\$?select=([^();]+))\))?$/.exec(part);
    if (match?.[1] === undefined) throw badRequest('Invalid expand clause');
    return match[2] === undefined
      ? { name: match[1] }
      : { name: match[1], select: parseSelect(match[2]) };
  });
}

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
