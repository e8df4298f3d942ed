import { createHmac, createPublicKey } from 'node:crypto';
import { exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose';

/** The key pair of an issuer. `jwk` is the public key, in the form in which the issuer publishes it. */
export interface Key {
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

/** Makes an RS256 key. `about` holds further fields that the issuer publishes with it. */
export async function aKey(kid: string, about: object = {}): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig', ...about };
  return { privateKey, jwk };
}

/** Encodes one part of a token: text as it is, anything else as JSON. */
export const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** Signs any header and payload, also invalid ones that a library would refuse to sign. */
export async function signText(key: Key, header: unknown, payload: unknown): Promise<string> {
  const input = `${encode(header)}.${encode(payload)}`;
  const signature = await crypto.subtle.sign(
    'RSASSA-PKCS1-v1_5',
    key.privateKey,
    new TextEncoder().encode(input),
  );
  return `${input}.${Buffer.from(signature).toString('base64url')}`;
}

/**
 * Makes a token signed with the public key as a shared secret. A check that trusts the token's `alg` would accept it.
 */
export function signWithPublicKey(key: Key, header: object, payload: unknown): string {
  const pem = createPublicKey({ key: key.jwk as never, format: 'jwk' }).export({
    type: 'spki',
    format: 'pem',
  });
  const input = `${encode({ ...header, alg: 'HS256' })}.${encode(payload)}`;
  return `${input}.${createHmac('sha256', pem).update(input).digest('base64url')}`;
}
