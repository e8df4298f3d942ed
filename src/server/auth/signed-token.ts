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
export interface PublishedKeys {
  readonly get: JWTVerifyGetKey;
  /** Returns the keys of the last fetch, with everything that the issuer says about them. */
  readonly published: () => readonly object[];
}

const keysCooldownMs = 5 * 60_000;
/**
 * Time limit of a fetch of the keys, its body included. A person waits for it with an open page, and the bot has to
 * answer Teams within a few seconds.
 */
const keysTimeoutMs = 3_000;
/** After a failed fetch of the keys nobody waits for another one for so long, so that an outage costs one fetch at a time. */
const keysPauseMs = 5_000;
/** A key that the issuer has withdrawn is accepted for at most this long. */
const keysMaxAgeMs = 12 * 60 * 60_000;

/**
 * Reads the signing keys published at `url`. An unknown key id makes jose fetch them again, at most every five minutes;
 * callers who wait at the same time share one fetch.
 *
 * @param now real time in milliseconds
 */
export function publishedKeys(url: string, now: () => number): PublishedKeys {
  const keys = createRemoteJWKSet(new URL(url), {
    cooldownDuration: keysCooldownMs,
    cacheMaxAge: keysMaxAgeMs,
    timeoutDuration: keysTimeoutMs,
  });
  let pausedUntil = 0;
  const isHere = (kid: unknown) => keys.fresh && keys.jwks()?.keys.some((key) => key.kid === kid);
  const get: JWTVerifyGetKey = async (header, token) => {
    if (now() < pausedUntil && isHere(header.kid) !== true) {
      throw new KeysUnavailable('A fetch failed a moment ago.');
    }
    try {
      return await keys(header, token);
    } catch (cause) {
      if (!isRefusal(cause)) pausedUntil = now() + keysPauseMs;
      throw cause;
    }
  };
  return { get, published: () => keys.jwks()?.keys ?? [] };
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

function isRefusal(cause: unknown): boolean {
  return refusals.some((kind) => cause instanceof kind);
}

/** Names jose's reason, and the claim that broke the rule. Does not use jose's message, which can quote the token. */
function reasonOf(cause: unknown): string {
  const code = cause instanceof errors.JOSEError ? cause.code : 'unknown';
  return cause instanceof errors.JWTClaimValidationFailed ? `${code} ${cause.claim}` : code;
}

/** The times of a token are judged by `checkTimes`, which tells a clock that differs from a bad token. */
const timesAreCheckedLater = Number.MAX_SAFE_INTEGER;

/** Verifies the signature, issuer and audience of a token, but not its times. @throws {NotSignedIn | KeysUnavailable} */
export async function verifySigned(
  token: string,
  keys: JWTVerifyGetKey,
  wanted: Required<Pick<JWTVerifyOptions, 'issuer' | 'audience' | 'requiredClaims'>>,
) {
  try {
    const clockTolerance = timesAreCheckedLater;
    return await jwtVerify(token, keys, { algorithms: ['RS256'], clockTolerance, ...wanted });
  } catch (cause) {
    if (isRefusal(cause)) {
      throw new NotSignedIn(`The signature or its claims are not good: ${reasonOf(cause)}`);
    }
    throw cause instanceof KeysUnavailable ? cause : new KeysUnavailable('No answer.', cause);
  }
}
