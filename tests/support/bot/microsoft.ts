import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';

/** Listens on a free port of the loopback. */
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

/** Making keys takes long; one pair serves every issuer of a test file. */
const pair = generateKeyPair('RS256');

/** An issuer with one key and the endpoint that publishes it. */
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

/** One call that the connector got. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: SentActivity;
}

/** What the bot sent, as far as tests look into it. */
export interface SentActivity {
  readonly id?: string;
  readonly text?: string;
  readonly attachments?: readonly { readonly contentType: string; readonly content: unknown }[];
  /** The first message of a conversation that is created. */
  readonly activity?: SentActivity;
}

/** How the connector answers the next call; `reset` breaks the connection after the call has arrived. */
export type NextAnswer =
  | 'reset'
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: object;
    };

/** A connector that writes down what it gets and answers as told, else as Teams does when all is well. */
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
      response.end(JSON.stringify(answer.body ?? {}));
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
