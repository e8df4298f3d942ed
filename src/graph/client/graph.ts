import { definedOnly } from '../../core/domain/base/defined';
import { Client, ResponseType, type GraphRequest } from '@microsoft/microsoft-graph-client';
import { AppError } from '../../core/domain/base/app-error';
import type { GraphSettings } from './graph-settings';
import { graphHealth, type GraphHealth } from './health';
import { LostAnswer } from './lost-answer';
import { authenticate, carried, chain, identify, send, type Limits, type Pace } from './middleware';
import { servingPatience, type Patience } from './pause';
import { repeat } from './repeat';
import { entraTokens, type TokenSource } from './token-source';

/** One request. `path` is relative to `/v1.0`, percent-encoded, or a whole link that Graph has given. */
export interface GraphCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly ifMatch?: string;
}

/** What Graph said, whatever the status. `body` is undefined when there is none or it is not JSON. */
export interface GraphAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly location?: string;
}

/** The door to Graph: every call of the product goes through it. */
export interface Graph {
  /**
   * @throws {LostAnswer} when nobody knows whether the request was carried out
   * @throws {AppError} `store-unavailable` when it certainly was not: no token, a foreign link
   */
  call(call: GraphCall): Promise<GraphAnswer>;
  readonly health: GraphHealth;
}

/** What tests and set-up set otherwise. */
export interface GraphOptions {
  readonly tokens?: TokenSource;
  readonly patience?: Patience;
  readonly pace?: Pace;
  readonly limits?: Limits;
}

const version = 'v1.0';
const defaultLimits: Limits = { headersMs: 30_000, bodyMs: 30_000 };
const realPace: Pace = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
  random: () => Math.random(),
};

/**
 * The path of a link, when it leads to the configured Graph.
 *
 * @throws {AppError} `store-unavailable` for any other origin: a link could carry the bearer away (quality.md §3.2)
 */
function pathOf(path: string, origin: string): string {
  if (path.startsWith('/')) return path;
  const url = URL.canParse(path) ? new URL(path) : undefined;
  const prefix = `/${version}/`;
  if (url?.origin !== origin || url.username !== '' || !url.pathname.startsWith(prefix)) {
    throw new AppError('store-unavailable', 'Graph gave a link that does not lead to Graph.');
  }
  return `${url.pathname.slice(prefix.length - 1)}${url.search}`;
}

function start(request: GraphRequest, call: GraphCall): Promise<unknown> {
  if (call.ifMatch !== undefined) request.header('If-Match', call.ifMatch);
  switch (call.method) {
    case 'GET':
      return request.get();
    case 'POST':
      return request.post(call.body);
    case 'PATCH':
      return request.patch(call.body);
    case 'DELETE':
      return request.delete();
  }
}

async function answerOf(response: Response): Promise<GraphAnswer> {
  const text = await response.text();
  const location = response.headers.get('Location') ?? undefined;
  return { status: response.status, body: parsed(text), ...definedOnly({ location }) };
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Opens the door to Graph. Nothing is asked until the first call. */
export function openGraph(settings: GraphSettings, options: GraphOptions = {}): Graph {
  const pace = options.pace ?? realPace;
  const origin = new URL(settings.graphUrl).origin;
  const health = graphHealth(() => pace.now());
  const client = Client.initWithMiddleware({
    baseUrl: origin,
    defaultVersion: version,
    middleware: chain([
      identify(settings.version ?? '0'),
      repeat(options.patience ?? servingPatience, pace, health),
      authenticate(options.tokens ?? entraTokens(settings), origin),
      send(options.limits ?? defaultLimits),
    ]),
  });
  return {
    health,
    async call(call) {
      const request = client.api(pathOf(call.path, origin)).responseType(ResponseType.RAW);
      try {
        const response = await start(request, call);
        if (response instanceof Response) return await answerOf(response);
      } catch (cause) {
        throw carried(cause);
      }
      throw new LostAnswer('Graph gave no answer.');
    },
  };
}
