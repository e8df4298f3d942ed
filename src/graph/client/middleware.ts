import { GraphClientError, type Context, type Middleware } from '@microsoft/microsoft-graph-client';
import { AppError } from '../../core/domain/base/app-error';
import { bytesWithin } from '../../core/domain/base/bytes-within';
import { requestId } from './cost-label';
import { LostAnswer } from './lost-answer';
import type { TokenSource } from './token-source';

/** One link of the chain; `next` is the rest of it. */
export type Link = (context: Context, next: (context: Context) => Promise<void>) => Promise<void>;

/** Time limits of one try: until the headers, and then until the end of the body. */
export interface Timeouts {
  readonly headersMs: number;
  readonly bodyMs: number;
}

function setHeaders(context: Context, headers: Readonly<Record<string, string>>): void {
  const all = new Headers(context.options?.headers);
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  context.options = { ...context.options, headers: Object.fromEntries(all) };
}

/**
 * Names the product in each request. SharePoint throttles traffic that names no application earlier.
 *
 * @see https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
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

/** What `authenticate` needs besides the tokens. */
export interface SignInDeps {
  readonly origin: string;
  /** Milliseconds for which the caller can wait yet. */
  readonly timeLeftMs: () => number;
  /** Called with whether sign-in gave a token. */
  readonly signedIn: (isSignedIn: boolean) => void;
}

/** Adds the bearer token, only for the configured origin. A token that Graph refuses is renewed once. */
export function authenticate(tokens: TokenSource, deps: SignInDeps): Link {
  return async (context, next) => {
    const url = typeof context.request === 'string' ? context.request : context.request.url;
    if (new URL(url).origin !== deps.origin) {
      throw new AppError('store-unavailable', 'Not an address of Graph.');
    }
    for (let renewed = false; ; renewed = true) {
      setHeaders(context, { Authorization: `Bearer ${await tokenInTime(tokens, deps)}` });
      await next(context);
      // A request that is answered 401 has not been carried out, so any method may be repeated.
      if (context.response?.status !== 401 || renewed) return;
      tokens.renew();
    }
  };
}

/** Gets a token. @throws {AppError} `store-unavailable` when sign-in gives none while the caller can wait */
async function tokenInTime(tokens: TokenSource, deps: SignInDeps): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, refuse) => {
    const error = new AppError('store-unavailable', 'Sign-in to Graph did not answer in time.');
    timer = setTimeout(() => refuse(error), Math.max(0, deps.timeLeftMs()));
  });
  try {
    const token = await Promise.race([tokens.token(), late]);
    deps.signedIn(true);
    return token;
  } catch (cause) {
    deps.signedIn(false);
    throw cause;
  } finally {
    clearTimeout(timer);
  }
}

const bodyless = new Set([204, 205, 304]);

/**
 * The largest body of an answer, 64 MB. A page has at most 5,000 rows, and the longest row that the product writes has about
 * 12 KB as JSON.
 */
const largestAnswer = 64 * 1024 * 1024;

/** Reads the whole body as text. @throws {LostAnswer} when it is larger than `largestAnswer` */
async function textOf({ body }: Response): Promise<string> {
  const chunks = body === null ? [] : await bytesWithin(body, largestAnswer);
  if (chunks === undefined) throw new LostAnswer('The answer is too large.');
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/**
 * Sends one request and reads the whole body, so that an answer that breaks off is found here.
 *
 * @param timeLeftMs returns the milliseconds for which the caller can wait yet
 * @throws {LostAnswer}
 */
export function send(timeouts: Timeouts, timeLeftMs: () => number): Link {
  return async (context) => {
    const stop = new AbortController();
    const abortAfter = (ms: number) =>
      setTimeout(() => stop.abort(), Math.max(0, Math.min(ms, timeLeftMs())));
    let timer = abortAfter(timeouts.headersMs);
    try {
      const response = await fetch(context.request, {
        ...context.options,
        // A redirect could send the token elsewhere. Graph answers calls of lists with none.
        redirect: 'manual',
        signal: stop.signal,
      });
      clearTimeout(timer);
      timer = abortAfter(timeouts.bodyMs);
      const text = await textOf(response);
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

/** Checks that a success is JSON; if not, it broke off or a proxy sent it. An error page may be anything. */
function wholeJson(response: Response, text: string): string {
  if (!response.ok) return text;
  try {
    JSON.parse(text);
    return text;
  } catch (cause) {
    throw new LostAnswer('The answer is not whole.', cause);
  }
}

/** All links as one middleware of Microsoft's client, which runs them in order. */
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
        // Microsoft's client passes on only its own error class unchanged; `causeOf` takes the cause out again.
        const carrier = new GraphClientError('See customError.');
        carrier.customError = cause;
        throw carrier;
      }
    },
  };
}

/** The error that a link of the chain threw. */
export function causeOf(cause: unknown): unknown {
  return cause instanceof GraphClientError ? cause.customError : cause;
}
