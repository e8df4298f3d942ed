import * as v from 'valibot';
import { NotSignedIn } from './not-signed-in';
import { bearerOf, publishedKeys, verifySigned, type PublishedKeys } from './signed-token';

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

/** The bot speaks Teams alone: on another channel the sender's object id is whatever the sender says. */
const channel = 'msteams';
const addressed = v.object({
  serviceUrl: v.pipe(v.string(), v.url()),
  channelId: v.literal(channel),
});
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

/** A key without endorsements is for every channel. */
function isEndorsed(keys: PublishedKeys, kid: unknown): boolean {
  return (keys.jwks()?.keys ?? []).some((key) => {
    const read = v.safeParse(endorsed, key);
    if (!read.success || read.output.kid !== kid) return false;
    return read.output.endorsements?.includes(channel) ?? true;
  });
}

/**
 * The seven rules of the connector document and the endorsement of the key (quality.md §3.4), in front of the Teams
 * SDK, which checks again. Ours come first for two reasons: an upgrade of the SDK cannot open the door, and a token with
 * an unknown key costs a fetch of the keys at most every five minutes, not one each (bot.md §3).
 *
 * @see learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export function connectorVerifier(rules: ConnectorRules): VerifyConnector {
  const keys = publishedKeys(rules.botKeysUrl);
  const wanted = {
    issuer: rules.botIssuer,
    audience: rules.clientId,
    requiredClaims: ['exp', 'nbf'],
    clockTolerance: toleranceSeconds,
  };
  return async (authorization, activity) => {
    const token = bearerOf(authorization);
    const { payload, protectedHeader } = await verifySigned(token, keys, wanted);
    const read = v.safeParse(addressed, activity);
    if (!read.success) throw new NotSignedIn('The activity names no serviceUrl, or not Teams.');
    checkServiceUrl(read.output.serviceUrl, payload['serviceurl'], rules);
    if (!isEndorsed(keys, protectedHeader.kid)) {
      throw new NotSignedIn('The key is not endorsed for the channel.');
    }
  };
}
