import * as v from 'valibot';
import type { HttpRouteHandler } from '@microsoft/teams.apps';
import type { Log } from '../../core/ports';
import type { BotSettings } from '../base/bot-settings';
import { isAllowedServiceUrl } from '../base/service-url';

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
const tokenClaims = v.looseObject({ iss: v.string() });

type Checked =
  { readonly refused: BotResponse } | { readonly activity: Readonly<Record<string, unknown>> };

/**
 * Stands before the SDK: only tokens that say they come from the Bot Framework reach it, whatever a later version of it
 * would accept; bodies of a sane size, for a host that we know. The SDK then checks the token itself.
 *
 * @see @microsoft/teams.apps 2.1.0 accepts any Entra user token of the client id on this endpoint
 */
export function createFrontDoor(settings: BotSettings, sdk: HttpRouteHandler, log: Log) {
  return async (request: BotRequest): Promise<BotResponse> => {
    const checked = check(request, settings);
    if ('refused' in checked) {
      log.info('bot.refused', { status: checked.refused.status });
      return checked.refused;
    }
    const headers = { authorization: bearerOf(request) ?? '' };
    const { status, body } = await sdk({ headers, body: checked.activity });
    return { status, body: body ?? {} };
  };
}

function check(request: BotRequest, settings: BotSettings): Checked {
  const json = jsonOf(request.body);
  if (json === 'too-large') return { refused: no(413, 'activity too large') };
  if (issuerOf(bearerOf(request)) !== settings.botIssuer)
    return { refused: no(401, 'not authorised') };
  const activity = v.safeParse(bodyShape, json);
  if (!activity.success) return { refused: no(400, 'not an activity') };
  if (!isAllowedServiceUrl(activity.output.serviceUrl, settings.serviceUrlHosts)) {
    return { refused: no(403, 'serviceUrl is not allowed') };
  }
  return { activity: activity.output };
}

function no(status: number, error: string): BotResponse {
  return { status, body: { error } };
}

function jsonOf(body: unknown): unknown {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? null);
  if (text.length > largestActivity) return 'too-large';
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

/** Who says to have issued the token; not believed yet. */
function issuerOf(authorization: string | undefined): string | undefined {
  const bearer = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(
    (authorization ?? '').slice(0, longestToken),
  );
  const text = Buffer.from(bearer?.[1] ?? '', 'base64url').toString('utf8');
  const claims = v.safeParse(tokenClaims, parsed(text));
  return claims.success ? claims.output.iss : undefined;
}
