import {
  SignJWT,
  createLocalJWKSet,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  type JSONWebKeySet,
  type JWK,
} from 'jose';
import { randomUUID } from 'node:crypto';
import type { TokenInspection, Issuer, Store } from '../state/emulator';

/** A key pair as the store keeps it. The newest key pair of an issuer signs. */
interface KeyRow {
  readonly kid: string;
  readonly publicKey: JWK;
  readonly privateKey: JWK;
}

/** Prefix of the store's keys under which all issuers keep their key pairs. */
export const KEYS = 'keys/';

const ALG = 'RS256';

async function makeKey(issuerUrl: string): Promise<KeyRow> {
  const pair = await generateKeyPair(ALG, { extractable: true });
  const kid = randomUUID().replaceAll('-', '');
  // Entra ID publishes the issuer with each key. The Bot Framework publishes the channels whose tokens a key may sign.
  const about = { kid, use: 'sig', alg: ALG, issuer: issuerUrl, endorsements: ['msteams'] };
  return {
    kid,
    publicKey: { ...(await exportJWK(pair.publicKey)), ...about },
    privateKey: { ...(await exportJWK(pair.privateKey)), kid, alg: ALG },
  };
}

/** What is wrong with a token that did not pass the check. */
function flawOf(error: unknown): Extract<TokenInspection, { flaw: unknown }>['flaw'] {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed)
    return error.claim === 'nbf' ? 'not-yet-valid' : 'issuer';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  return error instanceof errors.JWKSNoMatchingKey ? 'signature' : 'malformed';
}

async function verify(
  token: string,
  issuer: string,
  keys: JSONWebKeySet,
): Promise<TokenInspection> {
  try {
    const options = { issuer, algorithms: [ALG], requiredClaims: ['exp', 'aud'] };
    return { claims: (await jwtVerify(token, createLocalJWKSet(keys), options)).payload };
  } catch (error) {
    return { flaw: flawOf(error) };
  }
}

async function signed(key: KeyRow, claims: Readonly<Record<string, unknown>>): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: ALG, kid: key.kid, typ: 'JWT' })
    .sign(await importJWK(key.privateKey, ALG));
}

/**
 * Makes an issuer whose keys the store keeps under `keys/{name}`, newest last.
 *
 * After `rotate` the issuer signs with a new key and still publishes the key before it, as Entra ID does for a day. Older keys
 * are dropped. `retire` ends that day.
 */
export function createIssuer(store: Store, name: string, issuerUrl: string): Issuer {
  const place = `${KEYS}${encodeURIComponent(name)}`;
  let making: Promise<readonly KeyRow[]> | undefined;
  const makeFirst = async (): Promise<readonly KeyRow[]> => {
    const made = [await makeKey(issuerUrl)];
    store.put(place, made);
    making = undefined;
    return made;
  };
  const rows = async (): Promise<readonly KeyRow[]> =>
    store.get<readonly KeyRow[]>(place) ?? (await (making ??= makeFirst()));
  let generation = 0;
  const jwks = async () => ({ keys: (await rows()).map((row) => row.publicKey) });
  const inspect = async (token: string) => verify(token, issuerUrl, await jwks());
  return {
    jwks,
    sign: async (claims, lifetimeSeconds) => {
      const key = (await rows()).at(-1);
      if (key === undefined) throw new RangeError(`No key for ${name}`);
      const now = Math.floor(Date.now() / 1000);
      const times = { iat: now, nbf: now, exp: now + lifetimeSeconds };
      return signed(key, { iss: issuerUrl, ...times, ...claims });
    },
    check: async (token) => {
      const found = await inspect(token);
      return 'claims' in found ? found.claims : undefined;
    },
    inspect,
    rotate: async () => {
      const kept = (await rows()).slice(-1);
      store.put(place, [...kept, await makeKey(issuerUrl)]);
      generation += 1;
    },
    retire: async () => {
      store.put(place, (await rows()).slice(-1));
      generation += 1;
    },
    generation: () => generation,
  };
}
