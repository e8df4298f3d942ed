import * as v from 'valibot';
import type { Graph, GraphAnswer } from './graph';
import { isGood } from './refused';

/** Most parts of one batch. @see https://learn.microsoft.com/graph/json-batching */
const mostParts = 20;

const answerSchema = v.object({
  responses: v.array(
    v.object({ id: v.string(), status: v.number(), body: v.optional(v.unknown()) }),
  ),
});

interface WaitingRead {
  readonly path: string;
  readonly done: (answer: GraphAnswer) => void;
  readonly failed: (cause: unknown) => void;
}

/** A part that the product may not read gets the same answer when it is read by itself. */
const isAnswered = (part: GraphAnswer) => isGood(part) || part.status === 403;

/** Returns the parts of the answer that were carried out or forbidden, by their place in the request. */
function goodParts({ status, body }: GraphAnswer): ReadonlyMap<string, GraphAnswer> {
  const parsed = v.safeParse(answerSchema, body);
  if (!isGood({ status, body }) || !parsed.success) return new Map();
  const parts = parsed.output.responses.map(({ id, ...part }): [string, GraphAnswer] => [
    id,
    { status: part.status, body: part.body },
  ]);
  return new Map(parts.filter(([, part]) => isAnswered(part)));
}

/**
 * Makes a function that reads a path of Graph. Reads that are asked for at the same time share a batch. A part that was not
 * carried out is read once more by itself, so that its answer is treated as that of any other call: a part has a wait and an
 * error of its own, and a batch that Graph refuses as a whole costs nobody the answer.
 *
 * The function throws as `Graph.call`.
 */
export function batchedReads(graph: Graph): (path: string) => Promise<GraphAnswer> {
  let waiting: WaitingRead[] = [];

  const readAlone = ({ path, done, failed }: WaitingRead): Promise<void> =>
    graph.call({ method: 'GET', path }).then(done, failed);

  const readTogether = async (reads: readonly WaitingRead[]): Promise<void> => {
    const requests = reads.map(({ path }, at) => ({ id: String(at), method: 'GET', url: path }));
    let parts: ReadonlyMap<string, GraphAnswer>;
    try {
      parts = goodParts(await graph.call({ method: 'POST', path: '/$batch', body: { requests } }));
    } catch (cause) {
      for (const { failed } of reads) failed(cause);
      return;
    }
    const left = reads.filter(({ done }, at) => {
      const part = parts.get(String(at));
      if (part !== undefined) done(part);
      return part === undefined;
    });
    for (const read of left) await readAlone(read);
  };

  const flush = (): void => {
    const reads = waiting;
    waiting = [];
    for (let at = 0; at < reads.length; at += mostParts) {
      const some = reads.slice(at, at + mostParts);
      const [only, ...others] = some;
      if (only !== undefined) void (others.length === 0 ? readAlone(only) : readTogether(some));
    }
  };

  return (path) =>
    new Promise((done, failed) => {
      // Reads that begin in the same turn of the event loop, one after the answer of another, join the batch too.
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ path, done, failed });
    });
}
