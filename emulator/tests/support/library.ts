import type { Answer, Body, Caller, Emulator } from './emulator';

/** What a call with bytes may say besides. */
export interface PutOptions {
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody who works with files: the default library of the site. */
export interface Library {
  /** `/sites/{id}/drive` */
  readonly path: string;
  /** `…/root:/{path}:` with each part encoded, or `…/root` for the top. */
  at(path: string): string;
  put(path: string, bytes: string | Uint8Array, options?: PutOptions): Promise<Answer>;
  /** Follows the address of a file's bytes without a token. */
  bytes(content: string): Promise<Buffer>;
  /** Where `/content` sends to. */
  location(content: string): Promise<string>;
}

async function answerOf(reply: Response): Promise<Answer> {
  const text = await reply.text();
  const body = (text.startsWith('{') ? JSON.parse(text) : {}) as Body;
  return { status: reply.status, headers: reply.headers, body };
}

/** A call whose body is bytes, or whose answer is none of Graph's. Redirects are not followed. */
export async function rawCall(
  method: string,
  url: string,
  call: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string | Uint8Array;
  } = {},
): Promise<Answer & { readonly bytes: Buffer }> {
  const { headers = {}, body } = call;
  const reply = await fetch(url, {
    method,
    headers,
    redirect: 'manual',
    ...(body === undefined
      ? {}
      : { body: typeof body === 'string' ? body : Uint8Array.from(body) }),
  });
  const copy = reply.clone();
  return { ...(await answerOf(reply)), bytes: Buffer.from(await copy.arrayBuffer()) };
}

/** The default library as an app with a grant on the site sees it. */
export async function libraryOf(emulator: Emulator, role: string): Promise<Library> {
  const client = emulator.info.clients.find((one) => (one.siteRole ?? 'none') === role);
  const token = await emulator.token({ clientId: client?.clientId ?? '' });
  const authorization = { authorization: `Bearer ${token}` };
  const path = `${emulator.site}/drive`;
  const at = (below: string) =>
    below === ''
      ? `${path}/root`
      : `${path}/root:/${below.split('/').map(encodeURIComponent).join('/')}:`;
  const location = async (content: string) => {
    const { headers } = await rawCall('GET', `${emulator.http}/v1.0${content}`, {
      headers: authorization,
    });
    return headers.get('location') ?? '';
  };
  return {
    path,
    at,
    location,
    put: async (below, bytes, { query = '', headers = {} } = {}) =>
      rawCall('PUT', `${emulator.http}/v1.0${at(below)}/content${query}`, {
        headers: { ...authorization, 'content-type': 'application/octet-stream', ...headers },
        body: bytes,
      }),
    bytes: async (content) => (await rawCall('GET', await location(content))).bytes,
  };
}

/** Whom a role stands for, beside its library. */
export const both = async (emulator: Emulator, role: string): Promise<[Caller, Library]> => [
  emulator.app(role),
  await libraryOf(emulator, role),
];
