import {
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JWK,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
} from 'jose';
import { after, type RunningClock, type RunningTime } from '../../core/domain/base/running-time';
import { KeysUnavailable, NotSignedIn } from './not-signed-in';
import { checkTokenShape } from './token-shape';

/** The published signing keys of an issuer. */
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

/** Keys that are fetched when they are needed, at times that `publishedKeys` decides. */
class FetchedKeys {
  private readonly keys: ReturnType<typeof createRemoteJWKSet>;
  private readonly now: RunningClock;
  private fetchedAt: RunningTime | undefined;

  constructor(url: string, now: RunningClock) {
    // jose would count these by the system's clock, which can be set back.
    const unlimited = { cooldownDuration: Infinity, cacheMaxAge: Infinity };
    this.keys = createRemoteJWKSet(new URL(url), { ...unlimited, timeoutDuration: keysTimeoutMs });
    this.now = now;
  }

  /** Returns the keys of the last fetch. */
  published(): readonly JWK[] {
    return this.keys.jwks()?.keys ?? [];
  }

  /** True when the last fetch was less than so long ago. */
  isYounger(ms: number): boolean {
    return this.fetchedAt !== undefined && this.now() - this.fetchedAt < ms;
  }

  /** Finds the key of a token. Fetches the keys first when they are too old, and again when the key is not among them. */
  async find(...[header, token]: Parameters<JWTVerifyGetKey>) {
    if (!this.isYounger(keysMaxAgeMs)) await this.fetch();
    try {
      return await this.keys(header, token);
    } catch (cause) {
      const mayBeNew = cause instanceof errors.JWKSNoMatchingKey;
      if (!mayBeNew || this.isYounger(keysCooldownMs)) throw cause;
    }
    await this.fetch();
    return this.keys(header, token);
  }

  /** Callers who wait at the same time share one fetch. */
  private async fetch(): Promise<void> {
    await this.keys.reload();
    this.fetchedAt = this.now();
  }
}

/**
 * Reads the signing keys published at `url`. An unknown key id makes the server fetch them again, at most every five
 * minutes; callers who wait at the same time share one fetch.
 */
export function publishedKeys(url: string, now: RunningClock): PublishedKeys {
  const keys = new FetchedKeys(url, now);
  let pausedUntil: RunningTime | undefined;
  const isHere = (kid: unknown) =>
    keys.isYounger(keysMaxAgeMs) && keys.published().some((key) => key.kid === kid);
  const get: JWTVerifyGetKey = async (header, token) => {
    if (pausedUntil !== undefined && now() < pausedUntil && !isHere(header.kid)) {
      throw new KeysUnavailable('A fetch failed a moment ago.');
    }
    try {
      return await keys.find(header, token);
    } catch (cause) {
      if (!isRefusal(cause)) pausedUntil = after(now(), keysPauseMs);
      throw cause;
    }
  };
  return { get, published: () => keys.published() };
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
