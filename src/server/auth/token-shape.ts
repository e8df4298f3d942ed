import { problemOfJson } from '../base/json-text';
import { NotSignedIn } from './not-signed-in';

/** Largest accepted token in characters. Entra's user tokens are about 2 kB. */
const longestToken = 8_192;

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
  if (problemOfJson(text, { mostValues: longestToken }) !== undefined)
    throw new NotSignedIn('A part of the token names a claim twice.');
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
