import type { EmulatorOptions } from '../../start/start-emulator.mjs';
import { jsonBody, readAnswer, startRunning, type RunningEmulator } from './running';

/** The body of an answer, with the properties that tests read by name. */
export interface Body {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly eTag: string;
  readonly '@odata.etag': string;
  readonly '@odata.nextLink'?: string;
  readonly '@odata.deltaLink'?: string;
  readonly value: readonly Body[];
  readonly fields: Readonly<Record<string, unknown>>;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly innerError: Readonly<Record<string, string>>;
  };
  readonly responses: readonly {
    readonly id: string;
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Body;
  }[];
  readonly requests: number;
  readonly resourceUnits: number;
  readonly [name: string]: unknown;
}

/** An answer with its parsed body. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** The body and headers of a call. */
export interface Call {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A client of Graph with one identity. Paths are below `/v1.0`, or absolute addresses that Graph returned. */
export interface Caller {
  send(method: string, path: string, call?: Call): Promise<Answer>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  patch(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  remove(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Reads every entry of a collection, page by page. */
  all(path: string): Promise<readonly Body[]>;
}

/** A list with the path of its rows. */
export interface TestList {
  readonly id: string;
  readonly path: string;
  readonly items: string;
}

/** The emulator under test, with a client for each role. */
export interface Emulator extends RunningEmulator {
  /** `/sites/{id}` */
  readonly site: string;
  /** Calls Graph as an app with this grant on the site; `none` has no grant. */
  app(role: string): Caller;
  /** Calls Graph with this token, or without one. */
  bearer(token: string | undefined): Caller;
  token(body: { clientId: string; userId?: string; scope?: string }): Promise<string>;
  control(method: string, path: string, body?: unknown): Promise<Body>;
  newList(title: string, columns?: readonly object[]): Promise<TestList>;
  load(list: TestList, rows: readonly object[]): Promise<void>;
  /** Waits until delta shows the writes so far. */
  settle(): Promise<void>;
}

function callerWith(http: string, tokenOf: () => Promise<string | undefined>): Caller {
  const send: Caller['send'] = async (method, path, call = {}) => {
    const url = new URL(path.startsWith('http') ? path : `${http}/v1.0${path}`);
    const token = await tokenOf();
    const reply = await fetch(url, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...call.headers,
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    });
    return (await readAnswer(reply)) as Answer;
  };
  const get: Caller['get'] = (path, headers = {}) => send('GET', path, { headers });
  return {
    send,
    get,
    post: (path, body) => send('POST', path, { body }),
    patch: (path, body, headers = {}) => send('PATCH', path, { body, headers }),
    remove: (path, headers = {}) => send('DELETE', path, { headers }),
    all: async (path) => {
      const found: Body[] = [];
      for (let next: string | undefined = path; next !== undefined;) {
        const { status, body } = await get(next);
        if (status !== 200) throw new Error(`${next}: ${JSON.stringify(body)}`);
        found.push(...body.value);
        next = body['@odata.nextLink'];
      }
      return found;
    },
  };
}

/** Starts the built emulator with clients for tests of Graph. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const running = await startRunning(options);
  const { http, info } = running;
  const control: Emulator['control'] = async (method, path, body) => {
    const reply = await fetch(`${http}/_emulator${path}`, { method, ...jsonBody(body) });
    const answer = (await readAnswer(reply)) as Answer;
    if (answer.status >= 400) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const token: Emulator['token'] = async (body) =>
    String((await control('POST', '/token', body))['access_token']);
  const tokens = new Map<string, Promise<string>>();
  const app: Emulator['app'] = (role) => {
    const client = info.clients.find((one) => (one.siteRole ?? 'none') === role);
    if (client === undefined) throw new Error(`No client with role ${role}`);
    return callerWith(http, () => {
      const known = tokens.get(role) ?? token({ clientId: client.clientId });
      tokens.set(role, known);
      return known;
    });
  };
  const site = `/sites/${info.siteId}`;
  return {
    ...running,
    site,
    app,
    bearer: (given) => callerWith(http, () => Promise.resolve(given)),
    token,
    control,
    newList: async (title, columns = []) => {
      const made = await app('fullcontrol').post(`${site}/lists`, { displayName: title, columns });
      if (made.status !== 201) throw new Error(JSON.stringify(made.body));
      const path = `${site}/lists/${made.body.id}`;
      return { id: made.body.id, path, items: `${path}/items` };
    },
    load: async (list, rows) => {
      await control('POST', '/rows', { list: list.id, rows });
    },
    settle: () => new Promise((done) => setTimeout(done, 300)),
  };
}
