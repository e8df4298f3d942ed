import { createHash } from 'node:crypto';
import { BoundedMap } from '../../core/domain/base/bounded-map';

/**
 * How many tokens are remembered: those of everybody who works in a large municipality at the same time. An entry takes
 * less than 1 kB.
 */
const mostRemembered = 5_000;
/** A token is verified again after so long, so that a key that the issuer withdraws is not trusted for the token's life. */
const longestRememberedMs = 3_600_000;

/** What a verified token says, and until when it is valid. */
export interface Verified<T> {
  readonly value: T;
  readonly expiresAtMs: number;
}

/** Verifies the token in an `Authorization` header. @throws {NotSignedIn | KeysUnavailable} */
type Verify<T> = (authorization: string | undefined) => Promise<Verified<T>>;

/**
 * Makes a check that remembers a valid token by its hash until it expires, for an hour at most, so that its form and
 * signature are not verified at each request. A refused token is not remembered.
 *
 * @param realNow real time in milliseconds
 */
export function rememberingTokens<T>(
  verify: Verify<T>,
  realNow: () => number,
): (authorization: string | undefined) => Promise<T> {
  const remembered = new BoundedMap<string, { readonly value: T; readonly until: number }>(
    mostRemembered,
  );
  return async (authorization) => {
    const hash = createHash('sha256')
      .update(authorization ?? '')
      .digest('base64');
    const known = remembered.get(hash);
    if (known !== undefined && known.until > realNow()) return known.value;
    remembered.delete(hash);
    const { value, expiresAtMs } = await verify(authorization);
    const until = Math.min(expiresAtMs, realNow() + longestRememberedMs);
    remembered.set(hash, { value, until });
    return value;
  };
}
