import type { JWTVerifyGetKey } from 'jose';
import type { Actor } from '../../core/domain/base/actor';
import type { Clocks } from '../../core/domain/base/running-time';
import type { Membership } from '../../core/ports';
import { actorOf, type OurApp } from './claims';
import { rememberingTokens } from './remembered-tokens';
import { bearerOf, publishedKeys, verifySigned } from './signed-token';
import { checkTimes } from './token-times';

/** The settings that a token of a signed-in person must match. */
export interface TokenRules extends OurApp {
  /** `https://login.microsoftonline.com`, without the tenant. */
  readonly loginUrl: string;
}

/** Returns the person whom an `Authorization` header identifies. @throws {NotSignedIn | KeysUnavailable} */
export interface VerifyToken {
  (authorization: string | undefined): Promise<Actor>;
  /** Returns the person of a token that has been verified and is still good; undefined for any other one. */
  readonly known?: (authorization: string | undefined) => Actor | undefined;
}

/**
 * Makes the check of the tokens with which the tab calls the API: form, signature, issuer, audience, times and claims.
 * A valid token is remembered by its hash until it expires, for an hour at most, so that its signature is not verified
 * at each request.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens
 */
export function tokenVerifier(
  rules: TokenRules,
  clocks: Clocks,
  keys: JWTVerifyGetKey = publishedKeys(
    `${rules.loginUrl}/${rules.tenantId}/discovery/v2.0/keys`,
    clocks.runningNow,
  ).get,
): VerifyToken {
  const wanted = {
    issuer: `${rules.loginUrl}/${rules.tenantId}/v2.0`,
    audience: rules.clientId,
    requiredClaims: ['exp', 'nbf', 'iat'],
  };
  return rememberingTokens(async (authorization) => {
    const { payload } = await verifySigned(bearerOf(authorization), keys, wanted);
    const actor = actorOf(payload, rules);
    checkTimes(payload, clocks.now());
    return { value: actor, expiresAtMs: Number(payload.exp) * 1000 };
  }, clocks);
}

/** Makes a check that also notes who has signed in as a member, so that the bot need not ask the directory about them. */
export function rememberMembers(
  verify: VerifyToken,
  membership: Pick<Membership, 'confirm'>,
): VerifyToken {
  const noted = (actor: Actor): Actor => {
    membership.confirm(actor.objectId);
    return actor;
  };
  const known = (authorization: string | undefined) => {
    const actor = verify.known?.(authorization);
    return actor && noted(actor);
  };
  return Object.assign(
    async (authorization: string | undefined) => noted(await verify(authorization)),
    { known },
  );
}
