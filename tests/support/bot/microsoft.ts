import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';

/** Starts the server on a free loopback port. */
export async function listen(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ readonly url: string; readonly host: string; readonly close: () => Promise<void> }> {
  const server: Server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://${host}`, host, close };
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** One key pair for all issuers of a test file, since generating keys is slow. */
const pair = generateKeyPair('RS256');

/** A token issuer with one key, and the endpoint that publishes the key. */
export async function issuer() {
  const { privateKey, publicKey } = await pair;
  const kid = 'test-key';
  const jwk = {
    ...(await exportJWK(publicKey)),
    kid,
    alg: 'RS256',
    use: 'sig',
    endorsements: ['msteams'],
  };
  const keys = await listen((_request, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ keys: [jwk] }));
  });
  const sign = (claims: Readonly<Record<string, unknown>>, key = privateKey) => {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ nbf: now - 10, exp: now + 600, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid })
      .setIssuedAt()
      .sign(key);
  };
  return { keysUrl: `${keys.url}/v1/.well-known/keys`, sign, close: keys.close };
}

/** One request that the connector received. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: SentActivity;
}

/** The fields of a sent activity that tests examine. */
export interface SentActivity {
  readonly id?: string;
  readonly text?: string;
  readonly attachments?: readonly { readonly contentType: string; readonly content: unknown }[];
  /** The first message of a new conversation. */
  readonly activity?: SentActivity;
}

/** How the connector answers the next request. `reset` breaks the connection after the request has arrived. */
export type NextAnswer =
  | 'reset'
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** Text is sent as it is. */
      readonly body?: object | string;
    };

/** A connector that records requests and answers as the test asks, by default with success as Teams does. */
export async function connectorRecorder() {
  const calls: Call[] = [];
  const next: NextAnswer[] = [];
  const server = await listen((request, response) => {
    void (async () => {
      const text = await bodyOf(request);
      const path = request.url ?? '';
      const { method = '', headers } = request;
      calls.push({
        method,
        path,
        authorization: headers.authorization,
        body: JSON.parse(text) as SentActivity,
      });
      const answer = next.shift() ?? good(path, calls.length);
      if (answer === 'reset') return void request.socket.destroy();
      response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers });
      const { body = {} } = answer;
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    })();
  });
  return {
    calls,
    next,
    serviceUrl: `${server.url}/teams/`,
    host: server.host,
    close: server.close,
  };
}

function good(path: string, count: number): Exclude<NextAnswer, 'reset'> {
  const id = String(1_700_000_000_000 + count);
  if (!path.endsWith('/v3/conversations')) return { status: 201, body: { id } };
  return { status: 201, body: { id: `19:x@thread.tacv2;messageid=${id}`, activityId: id } };
}
