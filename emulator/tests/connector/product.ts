import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An activity that the emulator delivered, with its bearer token. */
export interface Received {
  readonly activity: Readonly<Record<string, unknown>> & {
    readonly type: string;
    readonly conversation: { readonly id: string; readonly conversationType: string };
  };
  readonly token: string;
}

/** How the bot answers an activity. `hang` means that it never does. */
export type Answer = { readonly status: number; readonly body?: unknown } | 'hang';

/** A minimal product, which records the activities that its bot receives and serves the test tab. */
export interface Product {
  readonly received: Received[];
  /** Waits for a wanted activity, also among those that have arrived. */
  next(isWanted: (one: Received['activity']) => boolean): Promise<Received>;
  answer(how: (activity: Received['activity']) => Answer): void;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = { js: 'text/javascript', html: 'text/html' };

function sendFile(folder: string, path: string, response: ServerResponse): void {
  const file = join(folder, path === '' ? 'index.html' : path);
  if (!existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  const type = types[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  response.writeHead(200, { 'Content-Type': type }).end(readFileSync(file));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** Starts the product on a port. @param tab the folder of the built test tab */
export async function startProduct(port: number, tab = ''): Promise<Product> {
  const received: Received[] = [];
  let how: (activity: Received['activity']) => Answer = () => ({ status: 200 });
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', 'http://product');
    if (pathname.startsWith('/tab/')) {
      sendFile(tab, pathname.slice('/tab/'.length), response);
      return;
    }
    const activity = JSON.parse(await bodyOf(request)) as Received['activity'];
    received.push({ activity, token: request.headers.authorization?.slice(7) ?? '' });
    const answer = how(activity);
    if (answer === 'hang') return;
    response.writeHead(answer.status, { 'Content-Type': 'application/json' });
    response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((done) => server.listen(port, 'localhost', done));
  return {
    received,
    async next(isWanted) {
      for (let tries = 0; tries < 200; tries += 1) {
        const found = received.find(({ activity }) => isWanted(activity));
        if (found !== undefined) return found;
        await new Promise((later) => setTimeout(later, 50));
      }
      throw new Error(`Not received. Got: ${received.map((r) => r.activity.type).join(', ')}`);
    },
    answer(next) {
      how = next;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
