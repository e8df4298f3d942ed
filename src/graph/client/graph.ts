import { definedOnly } from '../../core/domain/base/defined';
import { Client, ResponseType, type GraphRequest } from '@microsoft/microsoft-graph-client';
import { AppError } from '../../core/domain/base/app-error';
import { instantsOf } from '../../core/domain/base/running-time';
import type { Instant } from '../../core/domain/base/time';
import type { GraphSettings } from './graph-settings';
import { graphHealth, type GraphHealth } from './health';
import { LostAnswer } from './lost-answer';
import { manyRows, type ManyRows } from './many-rows';
import { authenticate, causeOf, chain, identify, send, type Timeouts } from './middleware';
import { Pace } from './pace';
import { servingLimits, type RetryLimits } from './retry-delay';
import { retry } from './retry';
import { Throttle, type ThrottleDeps } from './throttle';
import { realTiming, type Timing } from './timing';
import { entraTokens, type TokenSource } from './token-source';
import { currentWaiter, newWaiter, timeLeftMs, withWaiter, type Waiter } from './waiter';

/** One request. `path` is relative to `/v1.0`, percent-encoded, or a whole link that Graph has given. */
export interface GraphCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly ifMatch?: string;
  /** True for a search of the directory, which Graph carries out only as an advanced query. */
  readonly isAdvanced?: true;
  /** The budget of Graph that the call uses, for a batch, whose path does not say it. */
  readonly budget?: 'sites';
}

/** Graph's answer, whatever its status. `body` is undefined when the answer has none or it is not JSON. */
export interface GraphAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly location?: string;
}

/** The client of Microsoft Graph. Every call of the product goes through it. */
export interface Graph {
  /**
   * @throws {LostAnswer} when nobody knows whether the request was carried out
   * @throws {AppError} when it certainly was not: `throttled` while Graph asks for a longer wait than the caller can wait,
   *   `store-unavailable` without a token, for a foreign link, or while most calls are held back after lost answers
   */
  call(call: GraphCall): Promise<GraphAnswer>;
  readonly health: GraphHealth;
  readonly manyRows: ManyRows;
}

/** What tests and set-up replace. */
export interface GraphOptions {
  readonly tokens?: TokenSource;
  readonly retryLimits?: RetryLimits;
  readonly timing?: Timing;
  readonly timeouts?: Timeouts;
  /** Called once when Graph asks for a very long wait. */
  readonly onLongWait?: (until: Instant) => void;
}

const version = 'v1.0';
const defaultTimeouts: Timeouts = { headersMs: 30_000, bodyMs: 30_000 };

/**
 * The path of a link, when it leads to the configured Graph.
 *
 * @throws {AppError} `store-unavailable` for any other origin, which would be sent the token
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
  if (call.isAdvanced) request.header('ConsistencyLevel', 'eventual');
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

/** The budgets of Graph that the product uses: SharePoint's, and that of the directory. */
type Budget = 'sites' | 'others';

/** Returns the budget that a call uses. */
function budgetOf(call: GraphCall, path: string): Budget {
  return call.budget ?? (path.startsWith('/sites/') ? 'sites' : 'others');
}

/**
 * Waits until the call of lists may go, which only a write of the worker must. Batches have had their turn.
 *
 * @returns a function to call when the call of a person has ended
 */
async function inTurn(
  pace: Pace,
  { method, budget }: GraphCall,
  { limits }: Waiter,
): Promise<(() => void) | undefined> {
  if (limits.forPerson === true) return pace.personCalls();
  if (method !== 'GET' && budget === undefined) await pace.singleTurn();
  return undefined;
}

/** Makes one request with Microsoft's client. */
async function callOnce(client: Client, path: string, call: GraphCall): Promise<GraphAnswer> {
  const request = client.api(path).responseType(ResponseType.RAW);
  try {
    const response = await start(request, call);
    if (response instanceof Response) return await answerOf(response);
  } catch (cause) {
    throw causeOf(cause);
  }
  throw new LostAnswer('Graph gave no answer.');
}

/** What the clients of both budgets share. */
function shared(settings: GraphSettings, options: GraphOptions) {
  const timing = options.timing ?? realTiming;
  const limits = options.retryLimits ?? servingLimits;
  const runningNow = () => timing.runningNow();
  const told = { runningNow, instantOf: instantsOf(timing) };
  const throttling: ThrottleDeps = { ...told, onLongWait: options.onLongWait };
  const throttle = {
    sites: new Throttle(throttling),
    others: new Throttle({ ...throttling, isProbedByAll: true }),
  };
  const health = graphHealth({ ...told, throttledUntil: () => throttle.sites.until() });
  const pace = new Pace(timing);
  const tokens = options.tokens ?? entraTokens(settings);
  return { timing, limits, throttle, health, pace, tokens };
}

/** Makes Microsoft's client with the product's own chain, for the calls of one budget. */
function clientOf(
  budget: Budget,
  settings: GraphSettings,
  deps: ReturnType<typeof shared> & Pick<GraphOptions, 'timeouts'>,
): Client {
  const { timing, limits, throttle, health, pace, tokens, timeouts } = deps;
  const origin = new URL(settings.graphUrl).origin;
  const waiter = () => currentWaiter() ?? newWaiter(limits);
  const leftMs = () => Math.min(waiter().limits.tryMs, timeLeftMs(waiter(), timing.runningNow()));
  const signIn = { origin, timeLeftMs: leftMs, signedIn: (is: boolean) => health.signedIn(is) };
  const onHeaders = (headers: Headers) => (budget === 'sites' ? pace.heard(headers) : undefined);
  return Client.initWithMiddleware({
    baseUrl: origin,
    defaultVersion: version,
    middleware: chain([
      identify(settings.version ?? '0'),
      retry({ timing, health, throttle: throttle[budget], onHeaders, waiter }),
      authenticate(tokens, signIn),
      send(timeouts ?? defaultTimeouts, leftMs),
    ]),
  });
}

/** Makes a client of Graph. It asks for nothing until the first call. */
export function openGraph(settings: GraphSettings, options: GraphOptions = {}): Graph {
  const deps = shared(settings, options);
  const { limits, health, pace, throttle, timing } = deps;
  const origin = new URL(settings.graphUrl).origin;
  const client = (budget: Budget) => clientOf(budget, settings, { ...deps, ...options });
  const clients = { sites: client('sites'), others: client('others') };
  return {
    health,
    manyRows: manyRows({ pace, throttle: throttle.sites, limits, timing }),
    async call(call) {
      const path = pathOf(call.path, origin);
      const budget = budgetOf(call, path);
      const waiter = currentWaiter() ?? newWaiter(limits);
      const ended = budget === 'sites' ? await inTurn(pace, call, waiter) : undefined;
      try {
        const answer = await withWaiter(waiter, () => callOnce(clients[budget], path, call));
        const read = call.method === 'GET' ? path : undefined;
        if (budget === 'sites') health.finished(answer.status, read);
        return answer;
      } finally {
        ended?.();
      }
    },
  };
}
