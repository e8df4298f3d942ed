import { JSON_TYPE } from './envelope';
import { badRequest, errorBody, GraphError, newGuid } from './errors';
import type { GraphReply } from './route';

/** Parts that one batch can hold. @see graph.md row 57 */
const MOST_PARTS = 20;

/** A part of a batch as it was sent. */
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

/** Ids are compared without case. */
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

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

/** Parts of a batch body. @throws {GraphError} 400 for more than 20, a duplicate id, or a part without one */
export function parseBatch(body: unknown): readonly BatchPart[] {
  const { requests } = (body ?? {}) as Json;
  if (!Array.isArray(requests)) throw badRequest('Invalid batch payload format.');
  if (requests.length > MOST_PARTS) {
    throw new GraphError(400, 'MaximumValueExceeded', {
      message: `Number of batch request steps exceeds the maximum value of ${String(MOST_PARTS)}.`,
    });
  }
  const parts = requests.map(partOf);
  const ids = new Set(parts.map((part) => part.id.toLowerCase()));
  if (ids.size < parts.length) throw badRequest('Request Id has to be unique in a batch.');
  return inOrder(parts);
}

/** Parts after those that they depend on. @throws {GraphError} 400 for a part that is not there, or a ring (I) */
function inOrder(parts: readonly BatchPart[]): readonly BatchPart[] {
  const ordered: BatchPart[] = [];
  const isDone = (id: string) => ordered.some((one) => same(one.id, id));
  while (ordered.length < parts.length) {
    const next = parts.find((part) => !isDone(part.id) && part.dependsOn.every(isDone));
    if (next === undefined) {
      throw badRequest('A request depends on one that is not in the batch, or on itself.');
    }
    ordered.push(next);
  }
  return ordered;
}

/** The answer to one part. */
interface PartReply extends GraphReply {
  readonly id: string;
}

/** 424: not tried. @see graph.md row 59 */
function failedDependency(part: BatchPart, clientRequestId: string): PartReply {
  const error = new GraphError(424, 'FailedDependency', {
    message: 'A request that this one depends on has failed.',
  });
  const ids = { requestId: newGuid(), clientRequestId };
  return { id: part.id, status: error.status, body: errorBody(error, ids) };
}

/** Names as the service spells them: within a part they are keys of JSON, and no client compares those without case. */
const SPELT = new Map(
  [
    ...['Content-Type', 'ETag', 'Location', 'Preference-Applied', 'Retry-After'],
    ...['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'],
  ].map((name) => [name.toLowerCase(), name]),
);

/** Microsoft's own client reads a body by its content type. @see https://learn.microsoft.com/graph/json-batching */
function partHeaders(headers: GraphReply['headers'], body: unknown): object {
  const own = Object.entries(headers ?? {}).map(
    ([name, value]) => [SPELT.get(name.toLowerCase()) ?? name, value] as const,
  );
  return {
    'Cache-Control': 'no-cache',
    ...(body === undefined ? {} : { 'OData-Version': '4.0', 'Content-Type': JSON_TYPE }),
    ...Object.fromEntries(own),
  };
}

/**
 * Runs parts one after another and answers them in another order than they were sent, as the service may.
 * What an earlier part did stays done. @see graph.md rows 57-60
 */
export async function runBatch(
  parts: readonly BatchPart[],
  how: {
    readonly run: (part: BatchPart) => Promise<GraphReply>;
    readonly clientRequestId: string;
  },
): Promise<object> {
  const replies: PartReply[] = [];
  for (const part of parts) {
    const unmet = part.dependsOn.some((id) => {
      const reply = replies.find((one) => same(one.id, id));
      return reply === undefined || reply.status >= 400;
    });
    replies.push(
      unmet
        ? failedDependency(part, how.clientRequestId)
        : { id: part.id, ...(await how.run(part)) },
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
