import * as v from 'valibot';
import type { HttpRouteHandler } from '@microsoft/teams.apps';
import type { Log } from '../../core/actions/ports';
import type { BotSettings } from '../bot-settings';
import { isAllowedServiceUrl } from '../service-url';
import { createKeyBudget } from './key-budget';

/** One request to the messaging endpoint. `body` is JSON, parsed or as text. */
export interface BotRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: unknown;
}

/** The answer; `body` is sent as JSON. */
export interface BotResponse {
  readonly status: number;
  readonly body: unknown;
}

/** Largest activity in characters of JSON; Teams sends about 100 KB at most. */
const largestActivity = 1024 * 1024;
const longestToken = 8 * 1024;

const bodyShape = v.looseObject({ type: v.string(), serviceUrl: v.string() });
const tokenHeader = v.looseObject({ alg: v.literal('RS256'), kid: v.string() });
const tokenClaims = v.looseObject({ iss: v.string() });

type Checked =
  | { readonly refused: BotResponse }
  | { readonly activity: Readonly<Record<string, unknown>>; readonly keyId: string };

/**
 * Stands before the SDK: only tokens that say they come from the Bot Framework reach it, whatever a later version of it
 * would accept; bodies of a sane size, for a host that we know. The SDK then checks the token itself.
 *
 * @see @microsoft/teams.apps 2.1.0 accepts any Entra user token of the client id on this endpoint
 */
export function createFrontDoor(settings: BotSettings, sdk: HttpRouteHandler, log: Log) {
  const budget = createKeyBudget();
  return async (request: BotRequest): Promise<BotResponse> => {
    const checked = check(request, settings);
    if ('refused' in checked) {
      log.info('bot.refused', { status: checked.refused.status });
      return checked.refused;
    }
    if (!budget.mayTry(checked.keyId, performance.now())) return no(401, 'too many unknown keys');
    const headers = { authorization: bearerOf(request) ?? '' };
    const { status, body } = await sdk({ headers, body: checked.activity });
    if (status !== 401) budget.remember(checked.keyId);
    return { status, body: body ?? {} };
  };
}

function check(request: BotRequest, settings: BotSettings): Checked {
  const json = jsonOf(request.body);
  if (json === 'too-large') return { refused: no(413, 'activity too large') };
  const token = tokenOf(bearerOf(request));
  if (token?.claims.iss !== settings.botIssuer) return { refused: no(401, 'not authorised') };
  const activity = v.safeParse(bodyShape, json);
  if (!activity.success) return { refused: no(400, 'not an activity') };
  if (!isAllowedServiceUrl(activity.output.serviceUrl, settings.serviceUrlHosts)) {
    return { refused: no(403, 'serviceUrl is not allowed') };
  }
  return { activity: activity.output, keyId: token.header.kid };
}

function no(status: number, error: string): BotResponse {
  return { status, body: { error } };
}

function jsonOf(body: unknown): unknown {
  const size = typeof body === 'string' ? body.length : (JSON.stringify(body) ?? '').length;
  if (size > largestActivity) return 'too-large';
  return typeof body === 'string' ? parsed(body) : body;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is not an activity; the shape says so.
    return undefined;
  }
}

function bearerOf({ headers }: BotRequest): string | undefined {
  const given = headers['authorization'] ?? headers['Authorization'];
  return typeof given === 'string' ? given : given?.[0];
}

/** Reads a token without believing it. */
function tokenOf(authorization: string | undefined) {
  const bearer = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(
    (authorization ?? '').slice(0, longestToken),
  );
  const header = v.safeParse(tokenHeader, partOf(bearer?.[1]));
  const claims = v.safeParse(tokenClaims, partOf(bearer?.[2]));
  return header.success && claims.success
    ? { header: header.output, claims: claims.output }
    : undefined;
}

function partOf(part: string | undefined): unknown {
  return parsed(Buffer.from(part ?? '', 'base64url').toString('utf8'));
}
