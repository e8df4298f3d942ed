import type { JWTPayload } from 'jose';
import { ClockDiffers, NotSignedIn } from './not-signed-in';

/**
 * How far the clocks of issuer and server may differ. Microsoft's validation allows five minutes for both kinds of
 * tokens.
 *
 * @see https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export const clockSkewSeconds = 300;

/**
 * Longest lifetime of a token. A policy of the tenant can extend Entra's access tokens to one day, and Entra adds up to
 * five minutes for the skew of clocks.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/configurable-token-lifetimes
 */
const longestLifeSeconds = 24 * 3_600 + clockSkewSeconds;

type TimeClaims = Pick<JWTPayload, 'iat' | 'nbf' | 'exp'> & { readonly oid?: unknown };

function isInstant(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function checkLifetime({ iat, nbf, exp }: TimeClaims): {
  readonly from: number;
  readonly to: number;
} {
  if (!isInstant(nbf) || !isInstant(exp))
    throw new NotSignedIn('A time of the token is no whole number.');
  if (iat !== undefined && !isInstant(iat))
    throw new NotSignedIn('The time of issue is no whole number.');
  const starts = iat === undefined ? [nbf] : [iat, nbf];
  if (exp <= Math.max(...starts)) throw new NotSignedIn('The token ends before it begins.');
  if (exp - Math.min(...starts) > longestLifeSeconds) {
    throw new NotSignedIn('The token lives longer than a day.');
  }
  return { from: Math.max(...starts), to: exp };
}

/**
 * Checks when a token was issued, begins and ends. Run it after all other checks: then a `ClockDiffers` means that
 * nothing but the time speaks against the token.
 *
 * @param nowMs real time in milliseconds
 * @throws {NotSignedIn} when the times contradict each other or are no numbers
 * @throws {ClockDiffers} when the token begins later or has ended earlier than the permitted skew explains
 */
export function checkTimes(claims: TimeClaims, nowMs: number): void {
  const { from, to } = checkLifetime(claims);
  const now = Math.floor(nowMs / 1000);
  // A connector's token names no person; each of its tokens is issued anew.
  const bearer = typeof claims.oid === 'string' ? claims.oid : `issued ${String(from)}`;
  if (from > now + clockSkewSeconds) {
    const seconds = from - now;
    throw new ClockDiffers(`the token begins in ${String(seconds)} seconds.`, -seconds, bearer);
  }
  if (to <= now - clockSkewSeconds) {
    const seconds = now - to;
    throw new ClockDiffers(`the token ended ${String(seconds)} seconds ago.`, seconds, bearer);
  }
}
