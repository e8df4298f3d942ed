import { hash } from 'node:crypto';
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

/** The check of a token that remembers the valid ones. */
export interface RememberingCheck<T> {
  (authorization: string | undefined): Promise<T>;
  /** Returns what a remembered token says; undefined for any other one, which may be valid. */
  readonly known: (authorization: string | undefined) => T | undefined;
}

const keyOf = (authorization = ''): string => hash('sha256', authorization, 'base64');

/**
 * Makes a check that remembers a valid token by its hash until it expires, for an hour at most, so that its form and
 * signature are not verified at each request. A refused token is not remembered.
 */
export function rememberingTokens<T>(
  verify: Verify<T>,
  { now, runningNow }: Clocks,
): RememberingCheck<T> {
  const remembered = new BoundedMap<string, Remembered<T>>(mostRemembered);
  const valid = (key: string): T | undefined => {
    const found = remembered.get(key);
    if (found === undefined) return undefined;
    if (found.expiresAtMs > now() && found.until > runningNow()) return found.value;
    remembered.delete(key);
    return undefined;
  };
  const check = async (authorization: string | undefined): Promise<T> => {
    const key = keyOf(authorization);
    const known = valid(key);
    if (known !== undefined) return known;
    const verified = await verify(authorization);
    remembered.set(key, { ...verified, until: after(runningNow(), longestRememberedMs) });
    return verified.value;
  };
  return Object.assign(check, { known: (given: string | undefined) => valid(keyOf(given)) });
}
