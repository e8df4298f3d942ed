import { createServer, type IncomingHttpHeaders } from 'node:http';

/** One POST that came. */
export interface Received {
  readonly path: string;
  readonly query: URLSearchParams;
  /** The query as it came over the wire. */
  readonly rawQuery: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Notifications in it; empty for a handshake. */
  readonly value: readonly Readonly<Record<string, unknown>>[];
}

/** What to answer, and after how long. */
export interface Reply {
  readonly status: number;
  readonly type?: string;
  readonly body?: string;
  readonly waitMs?: number;
}

/** An app's address for notifications. */
export interface Listener {
  readonly url: string;
  /** Every POST so far, in order. */
  readonly received: readonly Received[];
  /** Notifications that came for a subscription, in order. */
  notificationsFor(subscriptionId: string): readonly Readonly<Record<string, unknown>>[];
  /** How POSTs are answered from now on; handshakes too. */
  answer(how: (post: Received) => Reply): void;
  close(): Promise<void>;
}

/** Echoes the token of a handshake and takes every notification. */
export const acceptAll = (post: Received): Reply => {
  const token = post.query.get('validationToken');
  return token === null ? { status: 202 } : { status: 200, type: 'text/plain', body: token };
};

const parsed = (body: string): Received['value'] =>
  body === '' ? [] : (JSON.parse(body) as { value: Received['value'] }).value;

/** Listens on a free port of this machine. */
export async function startListener(): Promise<Listener> {
  const received: Received[] = [];
  let how: (post: Received) => Reply = acceptAll;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const body = Buffer.concat(chunks).toString();
      const post: Received = {
        path: url.pathname,
        query: url.searchParams,
        rawQuery: url.search.slice(1),
        headers: request.headers,
        body,
        value: parsed(body),
      };
      received.push(post);
      const { status, type, body: text = '', waitMs = 0 } = how(post);
      setTimeout(() => {
        response.writeHead(status, type === undefined ? {} : { 'content-type': type });
        response.end(text);
      }, waitMs);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://localhost:${String(port)}`,
    received,
    notificationsFor: (id) =>
      received.flatMap(({ value }) => value.filter((one) => one['subscriptionId'] === id)),
    answer: (next) => {
      how = next;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
