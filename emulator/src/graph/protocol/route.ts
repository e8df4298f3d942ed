import type { Emulator } from '../../state/emulator';
import type { Caller, PermissionLevels, SiteRight } from '../access/access';
import { badRequest } from './errors';

/** One call as a handler receives it, from an HTTP request or from a batch. */
export interface GraphRequest {
  readonly emulator: Emulator;
  readonly method: string;
  /** `{origin}/v1.0`, for building links. */
  readonly base: string;
  /** Path below `/v1.0` as the caller wrote it, for building links. */
  readonly path: string;
  /** Values of the `:name` segments of the route, decoded. */
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

/** One call of Graph that the emulator answers. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';
  /** Segments below `/v1.0`. `:name` matches any one segment; the others are compared without case. */
  readonly path: string;
  /**
   * Cost in SharePoint resource units.
   *
   * @see https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
   */
  readonly units: number | ((query: ReadonlyMap<string, string>) => number);
  /** What the caller must be allowed to do on the site. Routes outside the site check in their handler. */
  readonly right?: SiteRight;
  /**
   * Query options that the handler reads, without their `$`. The emulator answers 501 to others. Without this
   * list the handler checks them itself.
   */
  readonly options?: readonly string[];
  /** Permissions besides those for sites that allow the call, such as those for files. */
  readonly extraPermissions?: (caller: Caller) => PermissionLevels;
  /** The kind of body; JSON when left out. */
  readonly takes?: 'bytes';
  readonly handle: (request: GraphRequest) => GraphReply | Promise<GraphReply>;
}

type Json = Readonly<Record<string, unknown>>;

/** The body of a route that takes bytes; empty when the caller sent none. */
export const bytesOf = (request: GraphRequest): Buffer =>
  Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);

/** The body of a call as a JSON object. @throws {GraphError} 400 `BadRequest` when it is not an object */
export function objectBody(request: GraphRequest): Json {
  const { body } = request;
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Json;
  throw badRequest(
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
  );
}

/** An answer with one entity: `@odata.context` before its properties. */
export const entity = (request: GraphRequest, kind: string, body: object): GraphReply => ({
  status: 200,
  body: { '@odata.context': `${request.base}/$metadata#${kind}/$entity`, ...body },
});

/** An answer with one page of a collection. */
export const collection = (
  request: GraphRequest,
  kind: string,
  page: { readonly value: readonly object[]; readonly links?: Readonly<Record<string, string>> },
): GraphReply => ({
  status: 200,
  body: { '@odata.context': `${request.base}/$metadata#${kind}`, ...page.links, value: page.value },
});

/**
 * Keeps the selected properties of an entity and all its annotations. Graph compares selected names without
 * case.
 */
export function pick(body: object, select: readonly string[] | undefined): object {
  if (select === undefined || select.length === 0) return body;
  const wanted = new Set(select.map((name) => name.toLowerCase()));
  return Object.fromEntries(
    Object.entries(body).filter(
      ([name]) => name.startsWith('@odata.') || wanted.has(name.toLowerCase()),
    ),
  );
}
