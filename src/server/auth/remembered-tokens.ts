import { createHash } from 'node:crypto';
import { BoundedMap } from '../../core/domain/base/bounded-map';
import { after, type Clocks, type RunningTime } from '../../core/domain/base/running-time';

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

/** A token that was verified: until when it is valid by its own time, and until when it is remembered. */
interface Remembered<T> extends Verified<T> {
  readonly until: RunningTime;
}

/**
 * Makes a check that remembers a valid token by its hash until it expires, for an hour at most, so that its form and
 * signature are not verified at each request. A refused token is not remembered.
 */
export function rememberingTokens<T>(
  verify: Verify<T>,
  { now, runningNow }: Clocks,
): (authorization: string | undefined) => Promise<T> {
  const remembered = new BoundedMap<string, Remembered<T>>(mostRemembered);
  const isValid = ({ expiresAtMs, until }: Remembered<T>) =>
    expiresAtMs > now() && until > runningNow();
  return async (authorization) => {
    const hash = createHash('sha256')
      .update(authorization ?? '')
      .digest('base64');
    const known = remembered.get(hash);
    if (known !== undefined && isValid(known)) return known.value;
    remembered.delete(hash);
    const verified = await verify(authorization);
    remembered.set(hash, { ...verified, until: after(runningNow(), longestRememberedMs) });
    return verified.value;
  };
}
