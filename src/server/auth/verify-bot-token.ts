import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import * as v from 'valibot';
import { KeysUnavailable, NotSignedIn } from './not-signed-in';
import { checkTokenShape } from './token-shape';

/** Whose activities are let through to src/bot. */
export interface ConnectorRules {
  readonly clientId: string;
  readonly botIssuer: string;
  readonly botKeysUrl: string;
  /** Hosts, with port if any, that an activity's `serviceUrl` may have. */
  readonly serviceUrlHosts: readonly string[];
}

/** @throws {NotSignedIn | KeysUnavailable} */
export type VerifyConnector = (
  authorization: string | undefined,
  activity: unknown,
) => Promise<void>;

const toleranceSeconds = 300;
const keysCooldownMs = 5 * 60_000;
const keysMaxAgeMs = 12 * 60 * 60_000;

const addressed = v.object({ serviceUrl: v.pipe(v.string(), v.url()), channelId: v.string() });
const endorsed = v.object({ kid: v.string(), endorsements: v.optional(v.array(v.string())) });

const withoutLastSlash = (url: string) => url.toLowerCase().replace(/\/$/, '');

function checkServiceUrl(serviceUrl: string, claimed: unknown, rules: ConnectorRules): void {
  if (!rules.serviceUrlHosts.includes(new URL(serviceUrl).host)) {
    throw new NotSignedIn('The serviceUrl has a host that is not on the list.');
  }
  if (typeof claimed !== 'string' || withoutLastSlash(claimed) !== withoutLastSlash(serviceUrl)) {
    throw new NotSignedIn('The serviceUrl is not the one in the token.');
  }
}

/**
 * The seven rules of the connector document and the endorsement of the key (quality.md §3.4), in front of the Teams
 * SDK, which checks again. Ours come first for two reasons: an upgrade of the SDK cannot open the door, and a token with
 * an unknown key costs a fetch of the keys at most every five minutes, not one each (bot.md §3).
 *
 * @see learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export function connectorVerifier(rules: ConnectorRules): VerifyConnector {
  const keys = createRemoteJWKSet(new URL(rules.botKeysUrl), {
    cooldownDuration: keysCooldownMs,
    cacheMaxAge: keysMaxAgeMs,
  });
  const isEndorsed = (kid: unknown, channelId: string) =>
    (keys.jwks()?.keys ?? []).some((key) => {
      const read = v.safeParse(endorsed, key);
      if (!read.success || read.output.kid !== kid) return false;
      return read.output.endorsements?.includes(channelId) ?? true;
    });
  return async (authorization, activity) => {
    const token = /^Bearer ([A-Za-z0-9_.-]+)$/.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new NotSignedIn('There is no bearer token.');
    checkTokenShape(token);
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      issuer: rules.botIssuer,
      audience: rules.clientId,
      requiredClaims: ['exp', 'nbf'],
      clockTolerance: toleranceSeconds,
    }).catch((cause: unknown) => {
      const isRefusal = cause instanceof errors.JOSEError && !(cause instanceof errors.JWKSTimeout);
      throw isRefusal
        ? new NotSignedIn('The signature or its claims are not good.', cause)
        : new KeysUnavailable(cause);
    });
    const read = v.safeParse(addressed, activity);
    if (!read.success) throw new NotSignedIn('The activity names no serviceUrl or channel.');
    checkServiceUrl(read.output.serviceUrl, payload['serviceurl'], rules);
    if (!isEndorsed(protectedHeader.kid, read.output.channelId)) {
      throw new NotSignedIn('The key is not endorsed for the channel.');
    }
  };
}
