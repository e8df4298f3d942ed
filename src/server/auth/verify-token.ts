import { createHash } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { Actor } from '../../core/domain/world';
import { actorOf, type OurApp } from './claims';
import { KeysUnavailable, NotSignedIn } from './not-signed-in';
import { checkTokenShape } from './token-shape';

/** Whose tokens are good here. */
export interface TokenRules extends OurApp {
  /** `https://login.microsoftonline.com`, without the tenant. */
  readonly loginUrl: string;
}

/** Tells who the bearer of a token is. @throws {NotSignedIn | KeysUnavailable} */
export type VerifyToken = (authorization: string | undefined) => Promise<Actor>;

const toleranceSeconds = 60;
const keysCooldownMs = 5 * 60_000;
/** A key that the issuer withdraws is forgotten within this time. */
const keysMaxAgeMs = 12 * 60 * 60_000;
const mostRemembered = 5_000;

/** Keys of the tenant, fetched again for an unknown key at most every five minutes. */
function tenantKeys(rules: TokenRules): JWTVerifyGetKey {
  const url = new URL(`${rules.loginUrl}/${rules.tenantId}/discovery/v2.0/keys`);
  return createRemoteJWKSet(url, { cooldownDuration: keysCooldownMs, cacheMaxAge: keysMaxAgeMs });
}

function isRefusal(cause: unknown): boolean {
  return (
    cause instanceof errors.JWTClaimValidationFailed ||
    cause instanceof errors.JWTExpired ||
    cause instanceof errors.JWTInvalid ||
    cause instanceof errors.JWSInvalid ||
    cause instanceof errors.JWSSignatureVerificationFailed ||
    cause instanceof errors.JOSEAlgNotAllowed ||
    cause instanceof errors.JOSENotSupported ||
    cause instanceof errors.JWKSNoMatchingKey
  );
}

async function verify(token: string, rules: TokenRules, keys: JWTVerifyGetKey) {
  try {
    return await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      issuer: `${rules.loginUrl}/${rules.tenantId}/v2.0`,
      audience: rules.clientId,
      requiredClaims: ['exp', 'nbf', 'iat'],
      clockTolerance: toleranceSeconds,
    });
  } catch (cause) {
    if (isRefusal(cause)) throw new NotSignedIn('The signature or its claims are not good.', cause);
    throw new KeysUnavailable(cause);
  }
}

function bearerOf(authorization: string | undefined): string {
  const match = /^Bearer ([A-Za-z0-9_.-]+)$/.exec(authorization ?? '');
  if (match?.[1] === undefined) throw new NotSignedIn('There is no bearer token.');
  return match[1];
}

/**
 * Every check of quality.md §3.3. A good token is remembered by its hash until it expires, so its signature is checked
 * once a process.
 */
export function tokenVerifier(
  rules: TokenRules,
  realNow: () => number,
  keys: JWTVerifyGetKey = tenantKeys(rules),
): VerifyToken {
  const remembered = new Map<string, { readonly actor: Actor; readonly until: number }>();
  return async (authorization) => {
    const token = bearerOf(authorization);
    checkTokenShape(token);
    const hash = createHash('sha256').update(token).digest('base64');
    const known = remembered.get(hash);
    if (known !== undefined && known.until > realNow()) return known.actor;
    remembered.delete(hash);
    const { payload } = await verify(token, rules, keys);
    const actor = actorOf(payload, rules);
    remembered.set(hash, { actor, until: Number(payload.exp) * 1000 });
    const [oldest] = remembered.keys();
    if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
    return actor;
  };
}
