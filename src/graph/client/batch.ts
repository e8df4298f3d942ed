import * as v from 'valibot';
import { definedOnly } from '../../core/domain/base/defined';
import type { Graph, GraphAnswer, GraphCall } from './graph';
import { isGood } from './refused';

/** Most parts of one batch. @see https://learn.microsoft.com/graph/json-batching */
export const mostParts = 20;

/** One request of a batch, as it would be made alone. */
export type BatchPart = Pick<GraphCall, 'method' | 'path' | 'body' | 'ifMatch'>;

/** The answer to one part. Each part has a status, and a `Retry-After`, of its own. */
export interface PartAnswer extends GraphAnswer {
  readonly headers: Headers;
}

/** The answer to a batch. */
export interface BatchAnswer {
  readonly whole: GraphAnswer;
  /** In the order of the request; undefined for a part without an answer that can be read, as when the whole was refused. */
  readonly parts: readonly (PartAnswer | undefined)[];
}

const wholeSchema = v.object({ responses: v.array(v.unknown()) });
const partSchema = v.object({
  id: v.string(),
  status: v.number(),
  headers: v.optional(v.record(v.string(), v.unknown()), {}),
  body: v.optional(v.unknown()),
});

function headersOf(record: Readonly<Record<string, unknown>>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(record)) {
    // A value that is no text, or that no header can have, is none that the product reads.
    if (typeof value === 'string' && /^[\x20-\x7e]*$/.test(value)) headers.set(name, value);
  }
  return headers;
}

function partOf(part: unknown): readonly [string, PartAnswer][] {
  const parsed = v.safeParse(partSchema, part);
  if (!parsed.success) return [];
  const { id, status, headers, body } = parsed.output;
  return [[id, { status, body, headers: headersOf(headers) }]];
}

/** Writes a part as JSON. A part with a body needs a `Content-Type`. */
function requestOf({ method, path, body, ifMatch }: BatchPart, at: number): object {
  const headers = definedOnly({
    'Content-Type': body === undefined ? undefined : 'application/json',
    'If-Match': ifMatch,
  });
  return { id: String(at), method, url: path, ...definedOnly({ body }), headers };
}

/**
 * Sends requests in one batch. Graph carries them out in any order, and each succeeds or fails by itself.
 *
 * @param parts at most `mostParts`
 * @param budget `sites` when the parts read or write lists, so that the batch waits when Graph asks calls of lists to wait
 * @throws as `Graph.call`
 * @see https://learn.microsoft.com/graph/json-batching
 */
export async function callBatch(
  graph: Graph,
  parts: readonly BatchPart[],
  budget?: 'sites',
): Promise<BatchAnswer> {
  const body = { requests: parts.map(requestOf) };
  const call = { method: 'POST', path: '/$batch', body } as const;
  const whole = await graph.call({ ...call, ...definedOnly({ budget }) });
  const parsed = v.safeParse(wholeSchema, whole.body);
  const isRead = isGood(whole) && parsed.success;
  const answers = new Map(isRead ? parsed.output.responses.flatMap(partOf) : []);
  return { whole, parts: parts.map((_, at) => answers.get(String(at))) };
}
