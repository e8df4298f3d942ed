/** Limits of a JSON text, besides its length. */
export interface JsonBounds {
  /** Greatest number of values in all lists and objects together. */
  readonly mostValues: number;
}

/** What a JSON text must not hold, although `JSON.parse` accepts it. */
export type JsonProblem = 'doubled-name' | 'too-deep' | 'too-many-values';

/** Deepest accepted nesting. Activities of Teams nest about ten deep, acts at most four. */
export const deepestJson = 50;

const quote = 0x22;
const backslash = 0x5c;

/** Returns the position behind the string that begins at `start`. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json.charCodeAt(at) !== quote) {
    at += json.charCodeAt(at) === backslash ? 2 : 1;
  }
  return at + 1;
}

const restBeforeColon = /[ \t\n\r]*:/y;

/** True when a colon follows, so that the string that ends at `end` is the name of a member. */
function isName(json: string, end: number): boolean {
  restBeforeColon.lastIndex = end;
  return restBeforeColon.test(json);
}

/** The lists and objects that are open at a position of the text, and how many values have been read. */
class Nesting {
  readonly #bounds: JsonBounds;
  /** The names of each open object so far; undefined for a list. */
  readonly #open: (Set<string> | undefined)[] = [];
  #values = 0;

  constructor(bounds: JsonBounds) {
    this.#bounds = bounds;
  }

  /** Reads a character outside strings. */
  read(character: string): JsonProblem | undefined {
    if (character === '}' || character === ']') this.#open.pop();
    if (character === ',') return this.#countValue();
    if (character === '{') return this.#begin(new Set());
    return character === '[' ? this.#begin(undefined) : undefined;
  }

  /** Reads the name of a member, as it stands in the text. */
  readName(written: string): JsonProblem | undefined {
    // The same name can be written with and without escapes.
    const name = written.includes('\\') ? String(JSON.parse(written)) : written.slice(1, -1);
    const names = this.#open.at(-1);
    if (names?.has(name) === true) return 'doubled-name';
    names?.add(name);
    return undefined;
  }

  #begin(names: Set<string> | undefined): JsonProblem | undefined {
    if (this.#open.push(names) > deepestJson) return 'too-deep';
    return this.#countValue();
  }

  #countValue(): JsonProblem | undefined {
    this.#values += 1;
    return this.#values > this.#bounds.mostValues ? 'too-many-values' : undefined;
  }
}

/**
 * Finds out why a JSON text is refused, in time that is linear in its length. Of two members with the same name,
 * `JSON.parse` keeps the last and another parser may keep the first, so that such a text can be read in two ways
 * (RFC 8259, section 4; for tokens RFC 7519, section 4).
 *
 * @param json text that `JSON.parse` accepts
 * @returns undefined for a good text
 */
export function problemOfJson(json: string, bounds: JsonBounds): JsonProblem | undefined {
  const nesting = new Nesting(bounds);
  let at = 0;
  let problem: JsonProblem | undefined;
  while (at < json.length && problem === undefined) {
    if (json.charCodeAt(at) === quote) {
      const end = endOfString(json, at);
      if (isName(json, end)) problem = nesting.readName(json.slice(at, end));
      at = end;
    } else {
      problem = nesting.read(json.charAt(at));
      at += 1;
    }
  }
  return problem;
}
