import type { Context, MiddlewareHandler } from 'hono';
import { appendFileSync } from 'node:fs';

/** One answer of Graph as a line of the journal. The parts of a batch follow the batch, each as a line of its own. */
interface Entry {
  /** Real time, UTC. */
  readonly at: string;
  readonly method: string;
  /** Path below `/v1.0` as it was called, so a site may stand there by its path. */
  readonly path: string;
  /** `?…`, or empty. */
  readonly query: string;
  readonly status: number;
  /** The answer's `request-id`; a part has its batch's. */
  readonly requestId: string | null;
  readonly clientRequestId: string | null;
  /** Id of the part within its batch. */
  readonly part?: string;
  /** What was sent, when it was JSON. A batch leaves this and `body` to its parts. */
  readonly sent?: unknown;
  /** What was answered, when it was JSON. */
  readonly body?: unknown;
}

interface SentPart {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
}
interface AnsweredPart {
  readonly id: string;
  readonly status: number;
  readonly body?: unknown;
}

/** Leaves out what there is not. */
const present = (given: Pick<Entry, 'sent' | 'body'>): Pick<Entry, 'sent' | 'body'> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

const isJson = (type: string | null | undefined): boolean => (type ?? '').includes('json');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // What a client sent may be anything; Graph has refused it.
    return text;
  }
}

async function sentTo(c: Context): Promise<unknown> {
  const text = isJson(c.req.header('content-type')) ? await c.req.text() : '';
  return text === '' ? undefined : parsed(text);
}

async function answeredBy(c: Context): Promise<unknown> {
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
  const { requests } = sent as { readonly requests: readonly SentPart[] };
  const { responses } = answered as { readonly responses: readonly AnsweredPart[] };
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
  const [sent, body] = [await sentTo(c), await answeredBy(c)];
  if (entry.path.toLowerCase() === '/$batch' && c.res.ok) {
    return [entry, ...entriesOfParts(entry, sent, body)];
  }
  return [{ ...entry, ...present({ sent, body }) }];
}

/**
 * Appends every answer of Graph to a file, one JSON object a line, before the caller has it: what was asked and answered
 * can be looked at afterwards, also when the stand-in is killed. Stands within the fault door, so that it tells what
 * Graph said and not what was made of it on the way.
 */
export function journalDoor(file: string | undefined): MiddlewareHandler {
  if (file === undefined) return (_, next) => next();
  // A file that cannot be written is said at the start, and one that is there tells that a journal is kept.
  appendFileSync(file, '');
  return async (c, next) => {
    await next();
    if (!/^\/v1\.0\//i.test(c.req.path) || c.req.method === 'OPTIONS') return;
    const lines = (await entriesOf(c)).map((entry) => `${JSON.stringify(entry)}\n`);
    appendFileSync(file, lines.join(''));
  };
}
