import { GraphClientError, type Context, type Middleware } from '@microsoft/microsoft-graph-client';
import { requestId } from './cost-label';
import { LostAnswer } from './lost-answer';
import type { TokenSource } from './token-source';

/** One link of the chain; `next` is the rest of it. */
export type Link = (context: Context, next: (context: Context) => Promise<void>) => Promise<void>;

/** Real time and chance, so that tests need not wait. */
export interface Pace {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** 0 ≤ n < 1 */
  random(): number;
}

/** Time limits of one try. */
export interface Limits {
  readonly headersMs: number;
  readonly bodyMs: number;
}

function setHeaders(context: Context, headers: Readonly<Record<string, string>>): void {
  const all = new Headers(context.options?.headers);
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  context.options = { ...context.options, headers: Object.fromEntries(all) };
}

/**
 * Says who calls: undecorated traffic is throttled earlier.
 *
 * @see SharePoint: "how to decorate your traffic", NONISV|Company|App/Version
 */
export function identify(version: string): Link {
  return (context, next) => {
    setHeaders(context, {
      'User-Agent': `NONISV|Jamna|Jamna/${version}`,
      'client-request-id': requestId(),
    });
    return next(context);
  };
}

/** Puts the bearer on, only for the configured origin; a refused token is renewed once. */
export function authenticate(tokens: TokenSource, origin: string): Link {
  return async (context, next) => {
    const url = typeof context.request === 'string' ? context.request : context.request.url;
    if (new URL(url).origin !== origin) throw new LostAnswer('Not an address of Graph.');
    for (let renewed = false; ; renewed = true) {
      setHeaders(context, { Authorization: `Bearer ${await tokens.token()}` });
      await next(context);
      // 401 means that nothing was done, so any method may be repeated.
      if (context.response?.status !== 401 || renewed) return;
      tokens.renew();
    }
  };
}

const bodyless = new Set([204, 205, 304]);

/** Sends one request and reads the whole body, so that a torn answer is seen here and nowhere later. */
export function send(limits: Limits): Link {
  return async (context) => {
    const stop = new AbortController();
    let timer = setTimeout(() => stop.abort(), limits.headersMs);
    try {
      const response = await fetch(context.request, {
        ...context.options,
        // A redirect could carry the bearer elsewhere; lists have none.
        redirect: 'manual',
        signal: stop.signal,
      });
      clearTimeout(timer);
      timer = setTimeout(() => stop.abort(), limits.bodyMs);
      const text = await response.text();
      context.response = new Response(
        bodyless.has(response.status) ? null : wholeJson(response, text),
        {
          status: response.status,
          headers: response.headers,
        },
      );
    } catch (cause) {
      if (cause instanceof LostAnswer) throw cause;
      throw new LostAnswer('No whole answer from Graph.', cause);
    } finally {
      clearTimeout(timer);
    }
  };
}

/** A success that is not JSON was cut off, or came from something between. An error page may be anything. */
function wholeJson(response: Response, text: string): string {
  if (!response.ok) return text;
  try {
    JSON.parse(text);
    return text;
  } catch (cause) {
    throw new LostAnswer('The answer is not whole.', cause);
  }
}

/** The chain in the shape that the client library takes: one middleware that runs all links in order. */
export function chain(links: readonly Link[]): Middleware {
  const run = (context: Context, index: number): Promise<void> => {
    const link = links[index];
    return link === undefined ? Promise.resolve() : link(context, (c) => run(c, index + 1));
  };
  return {
    async execute(context) {
      try {
        await run(context, 0);
      } catch (cause) {
        // The client library keeps only this class of its own whole; `carried` takes the cause out again.
        const carrier = new GraphClientError('See customError.');
        carrier.customError = cause;
        throw carrier;
      }
    },
  };
}

/** What a link of the chain threw. */
export function carried(cause: unknown): unknown {
  return cause instanceof GraphClientError ? cause.customError : cause;
}
