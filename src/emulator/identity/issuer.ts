import {
  SignJWT,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  type JWK,
} from 'jose';
import { randomUUID } from 'node:crypto';
import type { Issuer, Store } from '../emulator';

/** A key pair as kept; the newest of an issuer signs. */
interface KeyRow {
  readonly kid: string;
  readonly publicKey: JWK;
  readonly privateKey: JWK;
}

/** Where the keys of all issuers lie. */
export const KEYS = 'keys/';

const ALG = 'RS256';

async function makeKey(issuerUrl: string): Promise<KeyRow> {
  const pair = await generateKeyPair(ALG, { extractable: true });
  const kid = randomUUID().replaceAll('-', '');
  // Entra names the issuer beside each key; the connector names the channels that a key may vouch for.
  const about = { kid, use: 'sig', alg: ALG, issuer: issuerUrl, endorsements: ['msteams'] };
  return {
    kid,
    publicKey: { ...(await exportJWK(pair.publicKey)), ...about },
    privateKey: { ...(await exportJWK(pair.privateKey)), kid, alg: ALG },
  };
}

/**
 * An issuer whose keys live in the store under `keys/{name}`, newest last.
 *
 * After `rotate` new tokens bear the new key while the one before it stays published, as at Entra, where
 * both are served for a day; keys before that are dropped.
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
  const jwks = async () => ({ keys: (await rows()).map((row) => row.publicKey) });
  return {
    jwks,
    sign: async (claims, lifetimeSeconds) => {
      const key = (await rows()).at(-1);
      if (key === undefined) throw new RangeError(`No key for ${name}`);
      const now = Math.floor(Date.now() / 1000);
      const times = { iat: now, nbf: now, exp: now + lifetimeSeconds };
      return new SignJWT({ iss: issuerUrl, ...times, ...claims })
        .setProtectedHeader({ alg: ALG, kid: key.kid, typ: 'JWT' })
        .sign(await importJWK(key.privateKey, ALG));
    },
    check: async (token) => {
      try {
        const keySet = createLocalJWKSet(await jwks());
        const options = { issuer: issuerUrl, algorithms: [ALG], requiredClaims: ['exp', 'aud'] };
        return (await jwtVerify(token, keySet, options)).payload;
      } catch {
        // Every way in which a token can be bad has one answer: it says nothing.
        return undefined;
      }
    },
    rotate: async () => {
      const kept = (await rows()).slice(-1);
      store.put(place, [...kept, await makeKey(issuerUrl)]);
    },
  };
}
