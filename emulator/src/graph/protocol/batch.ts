import { JSON_TYPE } from './envelope';
import { badRequest, errorBody, GraphError, newGuid } from './errors';
import type { GraphReply } from './route';

/**
 * Requests that one batch can hold.
 *
 * @see https://learn.microsoft.com/graph/json-batching
 * @see docs/behaviours.md row 57
 */
const MAX_PARTS = 20;

/** One request inside a batch, read from the JSON that the caller sent. */
export interface BatchPart {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly dependsOn: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

function headersOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, text]) => [name.toLowerCase(), String(text)]),
  );
}

/** Graph compares the ids of a batch without case. */
const isSameId = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function idsOf(part: string, value: unknown): readonly string[] {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  throw badRequest(`Request '${part}' has a malformed dependsOn.`);
}

function partOf(value: unknown): BatchPart {
  const { id, method, url, headers, body, dependsOn } = (value ?? {}) as Json;
  if (typeof id !== 'string' || id === '') throw badRequest('Each request needs an id.');
  if (typeof method !== 'string' || typeof url !== 'string') {
    throw badRequest(`Request '${id}' needs a method and a url.`);
  }
  return {
    id,
    method: method.toUpperCase(),
    url,
    headers: headersOf(headers),
    ...(body === undefined ? {} : { body }),
    dependsOn: dependsOn === undefined ? [] : idsOf(id, dependsOn),
  };
}

/**
 * Reads the requests of a `$batch` body and sorts each behind those it depends on.
 *
 * @throws {GraphError} 400 `MaximumValueExceeded` for more than 20 requests; 400 `BadRequest` when a request
 * has no id, method or url, when two ids are equal, or when `dependsOn` cannot be met
 */
export function parseBatch(body: unknown): readonly BatchPart[] {
  const { requests } = (body ?? {}) as Json;
  if (!Array.isArray(requests)) throw badRequest('Invalid batch payload format.');
  if (requests.length > MAX_PARTS) {
    throw new GraphError(400, 'MaximumValueExceeded', {
      message: `Number of batch request steps exceeds the maximum value of ${String(MAX_PARTS)}.`,
    });
  }
  const parts = requests.map(partOf);
  const ids = new Set(parts.map((part) => part.id.toLowerCase()));
  if (ids.size < parts.length) throw badRequest('Request Id has to be unique in a batch.');
  return inOrder(parts);
}

/**
 * Sorts requests so that each comes after those it depends on. How Graph answers a `dependsOn` that names an
 * unknown id or forms a ring is not documented; the emulator refuses it.
 *
 * @throws {GraphError} 400 `BadRequest` for an unknown id or a ring
 */
function inOrder(parts: readonly BatchPart[]): readonly BatchPart[] {
  const ordered: BatchPart[] = [];
  const isDone = (id: string) => ordered.some((one) => isSameId(one.id, id));
  while (ordered.length < parts.length) {
    const next = parts.find((part) => !isDone(part.id) && part.dependsOn.every(isDone));
    if (next === undefined) {
      throw badRequest('A request depends on one that is not in the batch, or on itself.');
    }
    ordered.push(next);
  }
  return ordered;
}

/** The answer to one request of a batch. */
interface PartReply extends GraphReply {
  readonly id: string;
}

/** 424 for a request that was not run because one that it depends on failed. @see docs/behaviours.md row 59 */
function failedDependency(part: BatchPart, clientRequestId: string): PartReply {
  const error = new GraphError(424, 'FailedDependency', {
    message: 'A request that this one depends on has failed.',
  });
  const ids = { requestId: newGuid(), clientRequestId };
  return { id: part.id, status: error.status, body: errorBody(error, ids) };
}

/**
 * Spelling of header names inside a batch answer. They are keys of a JSON object there, so clients compare them
 * with case.
 */
const HEADER_SPELLINGS = new Map(
  [
    ...['Content-Type', 'ETag', 'Location', 'Preference-Applied', 'Retry-After'],
    ...['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'],
  ].map((name) => [name.toLowerCase(), name]),
);

/**
 * Headers of one answer inside a batch. A body needs its `Content-Type`, because Microsoft's JavaScript client
 * parses it by that.
 *
 * @see https://learn.microsoft.com/graph/json-batching
 */
function partHeaders(headers: GraphReply['headers'], body: unknown): object {
  const own = Object.entries(headers ?? {}).map(
    ([name, value]) => [HEADER_SPELLINGS.get(name.toLowerCase()) ?? name, value] as const,
  );
  return {
    'Cache-Control': 'no-cache',
    ...(body === undefined ? {} : { 'OData-Version': '4.0', 'Content-Type': JSON_TYPE }),
    ...Object.fromEntries(own),
  };
}

/**
 * Runs the requests of a batch one after another. A failed request does not undo earlier ones. The answers come
 * in reverse order, because Graph promises no order and clients must match them by id.
 *
 * @see https://learn.microsoft.com/graph/json-batching
 * @see docs/behaviours.md rows 57 to 60
 */
export async function runBatch(
  parts: readonly BatchPart[],
  options: {
    readonly run: (part: BatchPart) => Promise<GraphReply>;
    readonly clientRequestId: string;
  },
): Promise<object> {
  const replies: PartReply[] = [];
  for (const part of parts) {
    const unmet = part.dependsOn.some((id) => {
      const reply = replies.find((one) => isSameId(one.id, id));
      return reply === undefined || reply.status >= 400;
    });
    replies.push(
      unmet
        ? failedDependency(part, options.clientRequestId)
        : { id: part.id, ...(await options.run(part)) },
    );
  }
  const responses = replies.reverse().map(({ id, status, headers, body }) => ({
    id,
    status,
    headers: partHeaders(headers, body),
    ...(body === undefined ? {} : { body }),
  }));
  return { responses };
}
