import type { Emulator } from '../../state/emulator';
import type { Caller, Opening, SiteRight } from '../access/access';
import { badRequest } from './errors';

/** One call as a handler sees it: from the wire or from a part of a batch. */
export interface GraphRequest {
  readonly emulator: Emulator;
  readonly method: string;
  /** `{origin}/v1.0`, for links. */
  readonly base: string;
  /** Path below `/v1.0` as called, for links. */
  readonly path: string;
  /** Segments that a route names with `:`, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Query options by lower-case name without `$`. */
  readonly query: ReadonlyMap<string, string>;
  readonly header: (name: string) => string | undefined;
  readonly body: unknown;
  readonly caller: Caller;
}

/** What a handler answers. */
export interface GraphReply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One call that the stand-in answers. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';
  /** Segments below `/v1.0`; `:name` takes any one. Compared without case. */
  readonly path: string;
  /** Resource units. @see graph.md §17.1 */
  readonly units: number | ((query: ReadonlyMap<string, string>) => number);
  /** What the caller needs on the site; routes outside the site check for themselves. */
  readonly right?: SiteRight;
  /** Query options that the handler reads, without their `$`; any other is 501. Left out: the handler looks itself. */
  readonly options?: readonly string[];
  /** Permissions that open the call besides those of sites, with how much each opens. */
  readonly openedBy?: (caller: Caller) => Opening;
  /** What the body is; JSON when missing. */
  readonly takes?: 'bytes';
  readonly handle: (request: GraphRequest) => GraphReply | Promise<GraphReply>;
}

type Json = Readonly<Record<string, unknown>>;

/** The body of a route that takes bytes. */
export const bytesOf = (request: GraphRequest): Buffer =>
  Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);

/** The body as an object. @throws {GraphError} 400 when it is none */
export function objectBody(request: GraphRequest): Json {
  const { body } = request;
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Json;
  throw badRequest(
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
  );
}

/** One thing: `@odata.context` before its properties. */
export const entity = (request: GraphRequest, kind: string, body: object): GraphReply => ({
  status: 200,
  body: { '@odata.context': `${request.base}/$metadata#${kind}/$entity`, ...body },
});

/** A page of things. */
export const collection = (
  request: GraphRequest,
  kind: string,
  page: { readonly value: readonly object[]; readonly links?: Readonly<Record<string, string>> },
): GraphReply => ({
  status: 200,
  body: { '@odata.context': `${request.base}/$metadata#${kind}`, ...page.links, value: page.value },
});

/** Keeps only selected properties of a thing; annotations stay. Names of the wire are matched without case. */
export function pick(body: object, select: readonly string[] | undefined): object {
  if (select === undefined || select.length === 0) return body;
  const wanted = new Set(select.map((name) => name.toLowerCase()));
  return Object.fromEntries(
    Object.entries(body).filter(
      ([name]) => name.startsWith('@odata.') || wanted.has(name.toLowerCase()),
    ),
  );
}
