import { createHash } from 'node:crypto';
import type { JWTVerifyGetKey } from 'jose';
import type { Actor } from '../../core/domain/base/actor';
import type { Membership } from '../../core/ports';
import { actorOf, type OurApp } from './claims';
import { bearerOf, publishedKeys, verifySigned } from './signed-token';
import { checkTimes } from './token-times';

/** The settings that a token of a signed-in person must match. */
export interface TokenRules extends OurApp {
  /** `https://login.microsoftonline.com`, without the tenant. */
  readonly loginUrl: string;
}

/** Returns the person whom an `Authorization` header identifies. @throws {NotSignedIn | KeysUnavailable} */
export type VerifyToken = (authorization: string | undefined) => Promise<Actor>;

const mostRemembered = 5_000;
/** A token is verified again after so long, so that a key that the issuer withdraws is not trusted for the token's life. */
const longestRememberedMs = 3_600_000;

/**
 * Makes the check of the tokens with which the tab calls the API: form, signature, issuer, audience, times and claims.
 * A valid token is remembered by its hash until it expires, for an hour at most, so that its signature is not verified
 * at each request.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens
 */
export function tokenVerifier(
  rules: TokenRules,
  realNow: () => number,
  keys: JWTVerifyGetKey = publishedKeys(
    `${rules.loginUrl}/${rules.tenantId}/discovery/v2.0/keys`,
    realNow,
  ).get,
): VerifyToken {
  const wanted = {
    issuer: `${rules.loginUrl}/${rules.tenantId}/v2.0`,
    audience: rules.clientId,
    requiredClaims: ['exp', 'nbf', 'iat'],
  };
  const remembered = new Map<string, { readonly actor: Actor; readonly until: number }>();
  return async (authorization) => {
    const token = bearerOf(authorization);
    const hash = createHash('sha256').update(token).digest('base64');
    const known = remembered.get(hash);
    if (known !== undefined && known.until > realNow()) return known.actor;
    remembered.delete(hash);
    const { payload } = await verifySigned(token, keys, wanted);
    const actor = actorOf(payload, rules);
    const now = realNow();
    checkTimes(payload, now);
    const until = Math.min(Number(payload.exp) * 1000, now + longestRememberedMs);
    remembered.set(hash, { actor, until });
    const [oldest] = remembered.keys();
    if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
    return actor;
  };
}

/** Makes a check that also notes who has signed in as a member, so that the bot need not ask the directory about them. */
export function rememberMembers(
  verify: VerifyToken,
  membership: Pick<Membership, 'confirm'>,
): VerifyToken {
  return async (authorization) => {
    const actor = await verify(authorization);
    membership.confirm(actor.objectId);
    return actor;
  };
}
