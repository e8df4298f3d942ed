import {
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
} from 'jose';
import { KeysUnavailable, NotSignedIn } from './not-signed-in';
import { checkTokenShape } from './token-shape';

/** The published signing keys of an issuer, fetched and cached by jose. */
export type PublishedKeys = ReturnType<typeof createRemoteJWKSet>;

const keysCooldownMs = 5 * 60_000;
/** A key that the issuer has withdrawn is accepted for at most this long. */
const keysMaxAgeMs = 12 * 60 * 60_000;

/**
 * Reads the signing keys published at `url`. An unknown key id makes jose fetch them again, at most every five minutes.
 */
export function publishedKeys(url: string): PublishedKeys {
  return createRemoteJWKSet(new URL(url), {
    cooldownDuration: keysCooldownMs,
    cacheMaxAge: keysMaxAgeMs,
  });
}

/** Takes the token out of a header `Authorization: Bearer …` and checks its form. @throws {NotSignedIn} */
export function bearerOf(authorization: string | undefined): string {
  const token = /^Bearer ([A-Za-z0-9_.-]+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined) throw new NotSignedIn('There is no bearer token.');
  checkTokenShape(token);
  return token;
}

/** Errors of jose that mean that the token is bad. Any other error means that the keys could not be fetched. */
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

/** Verifies the signature, issuer, audience and times of a token. @throws {NotSignedIn | KeysUnavailable} */
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
