import { problemOfJson, type JsonBounds } from '../base/json-text';
import { takeTurns } from '../base/take-turns';
import { Refused } from './refusals';

/** A request's body: its text, and the value that the text describes. */
export interface JsonBody {
  readonly text: string;
  readonly value: unknown;
}

const byteOrderMark = '\uFEFF';
const jsonType = /^application\/json\s*(?:;\s*charset\s*=\s*(?:"utf-8"|utf-8)\s*)?$/i;

/** Refuses a body that is declared as anything else than plain JSON in UTF-8. @throws {Refused} 415 */
function requireJsonType(headers: Headers): void {
  const type = headers.get('Content-Type') ?? '';
  if (!jsonType.test(type) || headers.has('Content-Encoding')) throw new Refused(415, 'invalid');
}

function decoded(bytes: ArrayBuffer): string {
  try {
    // `ignoreBOM` keeps a byte order mark in the text, so that it can be refused.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refused(400, 'invalid');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text, which may be personal, so it is not kept as the cause.
    throw new Refused(400, 'invalid');
  }
}

/**
 * Reads the body of a request as JSON that every parser reads alike: `application/json` in UTF-8, without
 * `Content-Encoding`, byte order mark, broken characters or members with the same name. The caller limits its bytes.
 *
 * @throws {Refused} 415 for another type or encoding, 400 for a body that breaks a rule or a bound
 */
export async function readJson(request: Request, bounds: JsonBounds): Promise<JsonBody> {
  requireJsonType(request.headers);
  const text = decoded(await request.arrayBuffer());
  if (text.startsWith(byteOrderMark)) throw new Refused(400, 'invalid');
  // A megabyte of JSON takes tens of milliseconds to parse, and as long to look through.
  const pause = takeTurns();
  const value = parsed(text);
  await pause();
  if (problemOfJson(text, bounds) !== undefined) throw new Refused(400, 'invalid');
  await pause();
  return { text, value };
}
