import { NotSignedIn } from './not-signed-in';

/** Largest accepted token in characters. Entra's user tokens are about 2 kB. */
const longestToken = 8_192;
const openers = new Set(['{', '[']);
const closers = new Set(['}', ']']);

/**
 * True when any object in the JSON text has two members with the same name. `JSON.parse` keeps the last of them and
 * another parser may keep the first, so such a token can be read in two ways (RFC 7519, section 4).
 *
 * @param json text that `JSON.parse` accepts
 */
function hasDuplicateNames(json: string): boolean {
  const open: Set<string>[] = [];
  const tokens = json.match(/"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^"{}[\]:,\s]+/g) ?? [];
  return tokens.some((token, index) => {
    if (openers.has(token)) open.push(new Set());
    if (closers.has(token)) open.pop();
    if (tokens[index + 1] !== ':') return false;
    const names = open.at(-1);
    const name = String(JSON.parse(token));
    if (names?.has(name) === true) return true;
    names?.add(name);
    return false;
  });
}

function decodePart(part: string): Readonly<Record<string, unknown>> {
  const text = Buffer.from(part, 'base64url').toString('utf8');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new NotSignedIn('A part of the token is not JSON.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new NotSignedIn('A part of the token is not an object.');
  }
  if (hasDuplicateNames(text)) throw new NotSignedIn('A part of the token names a claim twice.');
  return parsed as Readonly<Record<string, unknown>>;
}

function checkHeader({ alg, kid, crit }: Readonly<Record<string, unknown>>): void {
  if (alg !== 'RS256') throw new NotSignedIn('The token is not signed with RS256.');
  if (typeof kid !== 'string' || kid === '') throw new NotSignedIn('The token names no key.');
  if (crit !== undefined) throw new NotSignedIn('The token asks for an extension.');
}

/**
 * Checks a token before its signature is verified: size, three parts, algorithm RS256, a key id, and no claim that is
 * named twice. The verification by jose does not refuse all of these.
 *
 * @throws {NotSignedIn}
 */
export function checkTokenShape(token: string): void {
  if (token.length > longestToken) throw new NotSignedIn('The token is longer than 8 kB.');
  const [header, payload, ...rest] = token.split('.');
  if (header === undefined || payload === undefined || rest.length !== 1) {
    throw new NotSignedIn('The token does not have three parts.');
  }
  checkHeader(decodePart(header));
  decodePart(payload);
}
