import * as v from 'valibot';
import { isAllowedServiceUrl } from '../../bot/base/service-url';
import type { Clocks } from '../../core/domain/base/running-time';
import { NotSignedIn } from './not-signed-in';
import { rememberingTokens } from './remembered-tokens';
import { bearerOf, publishedKeys, verifySigned, type PublishedKeys } from './signed-token';
import { checkTimes } from './token-times';

/** Settings that decide which activities the bot accepts. */
export interface ConnectorRules {
  readonly clientId: string;
  readonly botIssuer: string;
  readonly botKeysUrl: string;
  /** Hosts, with port if any, that an activity's `serviceUrl` may have. */
  readonly serviceUrlHosts: readonly string[];
}

/** Checks that the token may send this activity: the channel is Teams, and `serviceUrl` the token's. @throws {NotSignedIn} */
export type CheckActivity = (activity: unknown) => void;

/**
 * Checks that the Bot Framework connector sends the request, by its header alone, so that the body of anybody else is never
 * read. Returns the check of the activity that comes in the body. @throws {NotSignedIn | KeysUnavailable}
 */
export type VerifyConnector = (authorization: string | undefined) => Promise<CheckActivity>;

/** The only accepted channel. On other channels nobody vouches for the sender's object id. */
const channel = 'msteams';
const addressed = v.object({
  serviceUrl: v.string(),
  channelId: v.literal(channel),
});
const endorsed = v.object({ kid: v.string(), endorsements: v.array(v.string()) });

const withoutLastSlash = (url: string) => url.toLowerCase().replace(/\/$/, '');

function checkServiceUrl(serviceUrl: string, claimed: unknown, rules: ConnectorRules): void {
  if (!isAllowedServiceUrl(serviceUrl, rules.serviceUrlHosts)) {
    throw new NotSignedIn('The bot may not write to the serviceUrl.');
  }
  if (typeof claimed !== 'string' || withoutLastSlash(claimed) !== withoutLastSlash(serviceUrl)) {
    throw new NotSignedIn('The serviceUrl is not the one in the token.');
  }
}

/**
 * True when the key may sign for Teams. Each key at Microsoft's address lists the channels for which it may sign; a key
 * without such a list may sign for none.
 *
 * @see https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
function isEndorsed(keys: PublishedKeys, kid: unknown): boolean {
  return keys.published().some((key) => {
    const read = v.safeParse(endorsed, key);
    if (!read.success || read.output.kid !== kid) return false;
    return read.output.endorsements.includes(channel);
  });
}

/**
 * Makes the check of who sends an activity: the seven rules of Microsoft's page on connector authentication, the
 * endorsement of the key, and the hosts that `serviceUrl` may have. This is the only protection of the bot's endpoint
 * (decision 0020). A token is remembered while it is valid; its audience, its service, its key's endorsement and its times
 * are checked for each activity. Tokens with unknown keys make the server fetch the keys at most every five minutes.
 *
 * @see https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export function connectorVerifier(rules: ConnectorRules, clocks: Clocks): VerifyConnector {
  const keys = publishedKeys(rules.botKeysUrl, clocks.runningNow);
  const wanted = {
    issuer: rules.botIssuer,
    audience: rules.clientId,
    requiredClaims: ['exp', 'nbf'],
  };
  const verified = rememberingTokens(async (authorization) => {
    const signed = await verifySigned(bearerOf(authorization), keys.get, wanted);
    const { payload, protectedHeader } = signed;
    return {
      value: { payload, kid: protectedHeader.kid },
      expiresAtMs: Number(payload.exp) * 1000,
    };
  }, clocks);
  return async (authorization) => {
    const { payload, kid } = await verified(authorization);
    // jose also accepts a list of audiences that holds ours; the connector always names the bot alone.
    if (payload.aud !== rules.clientId)
      throw new NotSignedIn('The token is for others besides us.');
    if (!isEndorsed(keys, kid)) {
      throw new NotSignedIn('The key is not endorsed for the channel.');
    }
    checkTimes(payload, clocks.now());
    return (activity) => {
      const read = v.safeParse(addressed, activity);
      if (!read.success) throw new NotSignedIn('The activity names no serviceUrl, or not Teams.');
      checkServiceUrl(read.output.serviceUrl, payload['serviceurl'], rules);
    };
  };
}
