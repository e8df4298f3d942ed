import { badRequest } from './errors';

/** One navigation property of an `$expand`, such as `items($expand=fields($select=A,B))`. */
export interface Expand {
  readonly name: string;
  /** Names inside `($select=…)`. */
  readonly select?: readonly string[];
  /** What is expanded within this property. */
  readonly expand?: readonly Expand[];
}

const clauseError = () => badRequest('Invalid expand clause');

/** Deepest nesting of `$expand`, so that a hostile text cannot exhaust the stack. */
const MAX_DEPTH = 5;

/** Splits a text at a separator, except inside brackets. */
function splitOutsideBrackets(source: string, sign: ',' | ';'): readonly string[] {
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

/** Parses the names of a `$select`. */
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
  if (depth > MAX_DEPTH) throw clauseError();
  return splitOutsideBrackets(source, ',').map((part) => {
    const [, name, inner] = /^(\w+)(?:\((.+)\))?$/.exec(part) ?? [];
    if (name === undefined) throw clauseError();
    const options = inner === undefined ? [] : splitOutsideBrackets(inner, ';');
    const parsed = options.map((option) => innerOption(option, depth + 1));
    return Object.assign({ name }, ...parsed) as Expand;
  });
}

/**
 * Parses an `$expand`; empty for a call without one. The `$` of inner options may be left out, as SharePoint
 * allows.
 *
 * @see https://learn.microsoft.com/onedrive/developer/rest-api/concepts/optional-query-parameters
 */
export const parseExpand = (source: string | undefined): readonly Expand[] =>
  source === undefined ? [] : expandsOf(source, 0);

/** A `$orderby` of one property. */
export interface Order {
  readonly path: string;
  readonly descending: boolean;
}

/**
 * Parses a `$orderby`. SharePoint sorts list items by one property only.
 *
 * @throws {GraphError} 400 `BadRequest`
 */
export function parseOrder(source: string): Order {
  const match = /^\s*([^\s,]+)(?:\s+(asc|desc))?\s*$/.exec(source);
  if (match?.[1] === undefined) throw badRequest('Invalid orderby clause');
  return { path: match[1], descending: match[2] === 'desc' };
}

/**
 * Parses a `$top`; `fallback` without one, at most `max`.
 *
 * @throws {GraphError} 400 unless it is a whole number above 0
 */
export function parseTop(source: string | undefined, fallback: number, max: number): number {
  if (source === undefined) return fallback;
  if (!/^[1-9]\d{0,8}$/.test(source)) throw badRequest('Invalid value for $top');
  return Math.min(Number(source), max);
}
