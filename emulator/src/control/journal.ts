import type { Context, MiddlewareHandler } from 'hono';
import { appendFileSync } from 'node:fs';

/** A line of the journal: one call and Graph's answer. The parts of a `$batch` follow it, each as a line of its own. */
interface Entry {
  /** Real time, UTC. */
  readonly at: string;
  readonly method: string;
  /** The path below `/v1.0` as the client called it, so a site may be named by its path. */
  readonly path: string;
  /** The query with its `?`, or empty. */
  readonly query: string;
  readonly status: number;
  /** The answer's `request-id`. A part of a batch has that of the batch. */
  readonly requestId: string | null;
  readonly clientRequestId: string | null;
  /** Id of the part within its batch. */
  readonly part?: string;
  /** The request's body, when it was JSON. A batch has neither this nor `body`, but its parts have. */
  readonly sent?: unknown;
  /** The answer's body, when it was JSON. */
  readonly body?: unknown;
}

interface RequestPart {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
}
interface ResponsePart {
  readonly id: string;
  readonly status: number;
  readonly body?: unknown;
}

/** Leaves out the bodies that are undefined. */
const present = (given: Pick<Entry, 'sent' | 'body'>): Pick<Entry, 'sent' | 'body'> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

const isJson = (type: string | null | undefined): boolean => (type ?? '').includes('json');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A client can send malformed JSON. Graph has refused it, and the journal keeps its text.
    return text;
  }
}

async function requestBodyOf(c: Context): Promise<unknown> {
  const text = isJson(c.req.header('content-type')) ? await c.req.text() : '';
  return text === '' ? undefined : parsed(text);
}

async function answerBodyOf(c: Context): Promise<unknown> {
  if (!isJson(c.res.headers.get('content-type'))) return undefined;
  return parsed(await c.res.clone().text());
}

function splitAddress(address: string): Pick<Entry, 'path' | 'query'> {
  const cut = address.indexOf('?');
  return cut < 0
    ? { path: address, query: '' }
    : { path: address.slice(0, cut), query: address.slice(cut) };
}

function entriesOfParts(batch: Entry, sent: unknown, answered: unknown): readonly Entry[] {
  const { requests } = sent as { readonly requests: readonly RequestPart[] };
  const { responses } = answered as { readonly responses: readonly ResponsePart[] };
  return responses.map(({ id, ...answer }) => {
    const part = requests.find((one) => one.id === id);
    const { method = '', url = '', body } = part ?? {};
    return {
      ...batch,
      ...splitAddress(url.startsWith('/') ? url : `/${url}`),
      method: method.toUpperCase(),
      status: answer.status,
      part: id,
      ...present({ sent: body, body: answer.body }),
    };
  });
}

async function entriesOf(c: Context): Promise<readonly Entry[]> {
  const { pathname, search } = new URL(c.req.url);
  const entry: Entry = {
    at: new Date().toISOString(),
    method: c.req.method,
    path: pathname.replace(/^\/v1\.0/i, ''),
    query: search,
    status: c.res.status,
    requestId: c.res.headers.get('request-id'),
    clientRequestId: c.res.headers.get('client-request-id'),
  };
  const [sent, body] = [await requestBodyOf(c), await answerBodyOf(c)];
  if (entry.path.toLowerCase() === '/$batch' && c.res.ok) {
    return [entry, ...entriesOfParts(entry, sent, body)];
  }
  return [{ ...entry, ...present({ sent, body }) }];
}

/**
 * Appends each call of Graph and its answer to a file, one JSON object a line, before the caller gets the answer. A reader has
 * all of it even after the emulator was killed. It runs inside the fault middleware, so that it records what Graph answered
 * and not what a fault made of it.
 */
export function journalMiddleware(file: string | undefined): MiddlewareHandler {
  if (file === undefined) return (_, next) => next();
  // Fails at the start when the file cannot be written, and creates it, so that a reader knows that a journal is kept.
  appendFileSync(file, '');
  return async (c, next) => {
    await next();
    if (!/^\/v1\.0\//i.test(c.req.path) || c.req.method === 'OPTIONS') return;
    const lines = (await entriesOf(c)).map((entry) => `${JSON.stringify(entry)}\n`);
    appendFileSync(file, lines.join(''));
  };
}
