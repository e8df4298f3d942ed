import { callBatch, mostParts } from './batch';
import type { Graph, GraphAnswer } from './graph';
import { isGood } from './refused';

interface WaitingRead {
  readonly path: string;
  readonly done: (answer: GraphAnswer) => void;
  readonly failed: (cause: unknown) => void;
}

/** A part that the product may not read gets the same answer when it is read by itself. */
const isAnswered = (part: GraphAnswer) => isGood(part) || part.status === 403;

/** Makes reads in one batch. Returns those that were not carried out. @throws as `Graph.call` */
async function readInBatch(
  graph: Graph,
  reads: readonly WaitingRead[],
): Promise<readonly WaitingRead[]> {
  const { parts } = await callBatch(
    graph,
    reads.map(({ path }) => ({ method: 'GET', path })),
  );
  return reads.filter(({ done }, at) => {
    const part = parts[at];
    if (part === undefined || !isAnswered(part)) return true;
    done({ status: part.status, body: part.body });
    return false;
  });
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
    try {
      const left = await readInBatch(graph, reads);
      for (const read of left) await readAlone(read);
    } catch (cause) {
      for (const { failed } of reads) failed(cause);
    }
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
