import { createHash } from 'node:crypto';
import type { ActName } from '../../../src/core/api/acts';
import type { ApiError } from '../../../src/core/api/api-error';

/** One request that the server received. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly key: string | null;
  readonly body: unknown;
}

/** The answers of the server: views by name, acts by function. */
export interface FakeServer {
  views: Partial<Record<string, unknown>>;
  /** An act may return a promise of its answer. */
  acts: Partial<Record<ActName, (input: never, key: string) => unknown>>;
  /** `down` makes the server unreachable. An error code makes it refuse every request with that code. */
  mood: 'well' | 'down' | ApiError['error']['code'];
  setupCommand?: string;
  readonly seen: Seen[];
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
}

/** Thrown by a fake act to answer with an error of the API. */
export class Refused extends Error {
  readonly error: Partial<ApiError['error']> & Pick<ApiError['error'], 'code'>;
  constructor(error: Partial<ApiError['error']> & Pick<ApiError['error'], 'code'>) {
    super(error.code);
    this.error = error;
  }
}

const statuses: Partial<Record<ApiError['error']['code'], number>> = {
  'not-signed-in': 401,
  'clock-differs': 401,
  'sign-in-unavailable': 503,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  invalid: 422,
  'store-unavailable': 503,
  'lists-missing': 503,
};

function refusal(error: Refused['error']): Response {
  const body = JSON.stringify({ error: { reference: 'R-1', ...error } });
  return new Response(body, { status: statuses[error.code] ?? 500 });
}

/** A fake of the product's API, whose answers a test provides. It makes eTags and answers 304 as the server does. */
export function fakeServer(views: FakeServer['views']): FakeServer {
  const seen: Seen[] = [];
  const server: FakeServer = {
    views,
    acts: {},
    mood: 'well',
    seen,
    fetch: async (input, init = {}) => {
      const url = new URL(input instanceof Request ? input.url : input, 'http://tab.test');
      const headers = new Headers(init.headers);
      const method = init.method ?? 'GET';
      const text = typeof init.body === 'string' ? init.body : 'null';
      const body: unknown = JSON.parse(text);
      seen.push({
        method,
        path: url.pathname + url.search,
        key: headers.get('Idempotency-Key'),
        body,
      });
      if (server.mood === 'down') throw new TypeError('Failed to fetch');
      if (server.mood !== 'well')
        return refusal({
          code: server.mood,
          ...(server.setupCommand === undefined ? {} : { setupCommand: server.setupCommand }),
        });
      return method === 'POST'
        ? act(server, url.pathname.split('/').at(-1) ?? '', {
            body,
            key: headers.get('Idempotency-Key') ?? '',
          })
        : view(server, url.pathname, headers.get('If-None-Match'));
    },
  };
  return server;
}

function view(server: FakeServer, path: string, known: string | null): Response {
  if (path.endsWith('/export.xlsx'))
    return new Response('PK', {
      headers: { 'Content-Disposition': "attachment; filename*=UTF-8''Hel%C3%A5r%202026.xlsx" },
    });
  // A search of the directory is answered by what the test has under `people`.
  const data = server.views[path.split('/').at(-1) ?? ''];
  if (data === undefined) return refusal({ code: 'not-found' });
  const body = JSON.stringify(data);
  const eTag = `"${createHash('sha256').update(body).digest('hex')}"`;
  if (eTag === known) return new Response(null, { status: 304 });
  return new Response(body, { headers: { ETag: eTag } });
}

async function act(
  server: FakeServer,
  name: string,
  { body, key }: { readonly body: unknown; readonly key: string },
): Promise<Response> {
  const run = server.acts[name as ActName];
  if (run === undefined) return refusal({ code: 'not-found' });
  try {
    return new Response(JSON.stringify(await run(body as never, key)));
  } catch (error) {
    if (error instanceof Refused) return refusal(error.error);
    throw error;
  }
}
