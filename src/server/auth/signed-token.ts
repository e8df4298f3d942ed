import {
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
} from 'jose';
import { KeysUnavailable, NotSignedIn } from './not-signed-in';
import { checkTokenShape } from './token-shape';

/** Keys of an issuer, as `createRemoteJWKSet` gives them. */
export type PublishedKeys = ReturnType<typeof createRemoteJWKSet>;

const keysCooldownMs = 5 * 60_000;
/** A key that the issuer withdraws is forgotten within this time. */
const keysMaxAgeMs = 12 * 60 * 60_000;

/** The keys published at an address, fetched again for an unknown key at most every five minutes. */
export function publishedKeys(url: string): PublishedKeys {
  return createRemoteJWKSet(new URL(url), {
    cooldownDuration: keysCooldownMs,
    cacheMaxAge: keysMaxAgeMs,
  });
}

/** The token of a header `Authorization: Bearer`, of a form that can be judged. @throws {NotSignedIn} */
export function bearerOf(authorization: string | undefined): string {
  const token = /^Bearer ([A-Za-z0-9_.-]+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined) throw new NotSignedIn('There is no bearer token.');
  checkTokenShape(token);
  return token;
}

/** What is wrong with the token itself. Anything else says nothing of it: the keys could not be had. */
const refusals = [
  errors.JWTClaimValidationFailed,
  errors.JWTExpired,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
];

/** Checks signature, issuer, audience and times. @throws {NotSignedIn | KeysUnavailable} */
export async function verifySigned(
  token: string,
  keys: JWTVerifyGetKey,
  wanted: Required<
    Pick<JWTVerifyOptions, 'issuer' | 'audience' | 'requiredClaims' | 'clockTolerance'>
  >,
) {
  try {
    return await jwtVerify(token, keys, { algorithms: ['RS256'], ...wanted });
  } catch (cause) {
    if (refusals.some((kind) => cause instanceof kind))
      throw new NotSignedIn('The signature or its claims are not good.', cause);
    throw new KeysUnavailable(cause);
  }
}
