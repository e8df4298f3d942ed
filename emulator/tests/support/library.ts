import type { Answer, Body, Caller, Emulator } from './emulator';

/** The optional query and headers of an upload. */
export interface PutOptions {
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The default library of the site, as one client uses it. */
export interface Library {
  /** `/sites/{id}/drive` */
  readonly path: string;
  /** The address of a path: `…/root:/{path}:` with each part encoded, or `…/root` for the empty path. */
  at(path: string): string;
  put(path: string, bytes: string | Uint8Array, options?: PutOptions): Promise<Answer>;
  /** Downloads a file from the address that `/content` redirects to, without a token. */
  bytes(content: string): Promise<Buffer>;
  /** Reads the address that `/content` redirects to. */
  location(content: string): Promise<string>;
}

async function answerOf(reply: Response): Promise<Answer> {
  const text = await reply.text();
  const body = (text.startsWith('{') ? JSON.parse(text) : {}) as Body;
  return { status: reply.status, headers: reply.headers, body };
}

/** Sends a call whose body or answer may be bytes. Does not follow redirects. */
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

/** Opens the default library as an app with this grant on the site. */
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

/** Makes both the client and the library of an app with this grant on the site. */
export const both = async (emulator: Emulator, role: string): Promise<[Caller, Library]> => [
  emulator.app(role),
  await libraryOf(emulator, role),
];
