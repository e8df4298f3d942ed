import { createServer, type IncomingHttpHeaders } from 'node:http';

/** A POST that the endpoint received. */
export interface Received {
  readonly path: string;
  readonly query: URLSearchParams;
  /** The query as it was sent, still encoded. */
  readonly rawQuery: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The notifications in the body; empty for a validation of the endpoint. */
  readonly value: readonly Readonly<Record<string, unknown>>[];
}

/** The answer to a POST, and how long the endpoint waits before it. */
export interface Reply {
  readonly status: number;
  readonly type?: string;
  readonly body?: string;
  readonly waitMs?: number;
}

/** An endpoint of an app that receives change notifications. */
export interface Listener {
  readonly url: string;
  /** Every POST so far, oldest first. */
  readonly received: readonly Received[];
  /** The notifications that came for a subscription, oldest first. */
  notificationsFor(subscriptionId: string): readonly Readonly<Record<string, unknown>>[];
  /** Sets how the endpoint answers POSTs from now on, also validations. */
  answer(how: (post: Received) => Reply): void;
  close(): Promise<void>;
}

/** Answers a validation with its token, and accepts every notification. */
export const acceptAll = (post: Received): Reply => {
  const token = post.query.get('validationToken');
  return token === null ? { status: 202 } : { status: 200, type: 'text/plain', body: token };
};

const parsed = (body: string): Received['value'] =>
  body === '' ? [] : (JSON.parse(body) as { value: Received['value'] }).value;

/** Starts an endpoint on a free port of this machine. */
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
