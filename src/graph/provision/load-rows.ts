import * as v from 'valibot';
import type { New } from '../../core/ports';
import { AppError } from '../../core/domain/base/app-error';
import type { Entity } from '../../core/domain/entities';
import { ask, pageSize, readPages } from '../client/pages';
import { errorCode } from '../client/refused';
import { cleanFields, traceFields, withoutNulls } from '../columns/clean-fields';
import type { Graph } from '../client/graph';
import type { RowMap, WriteContext } from '../columns/list-map';

/** The number of requests that one batch may have. @see https://learn.microsoft.com/graph/json-batching */
const batchSize = 20;
const maxTries = 6;
const trace = { by: 'Jämna', handling: 'Satte upp listorna' };

/** The list that rows are written to, and what is needed to write them. */
export interface RowTarget<T extends Entity> {
  readonly graph: Graph;
  /** `/sites/{id}/lists/{id}` */
  readonly path: string;
  readonly map: RowMap<T>;
  readonly context: WriteContext;
  readonly sleep: (ms: number) => Promise<void>;
}

/** The ids of all rows by key, and how many rows were written. */
export interface LoadedRows {
  readonly ids: ReadonlyMap<string, string>;
  readonly written: number;
}

const keyRowSchema = v.object({ id: v.string(), fields: v.object({ Key: v.string() }) });
const partSchema = v.object({
  id: v.string(),
  status: v.number(),
  headers: v.optional(v.record(v.string(), v.unknown()), {}),
  body: v.optional(v.unknown()),
});
const batchSchema = v.object({ responses: v.array(partSchema) });
type Part = v.InferOutput<typeof partSchema>;

async function idsByKey(graph: Graph, listPath: string): Promise<Map<string, string>> {
  const path = `${listPath}/items?$select=id&$expand=fields($select=Key)&$top=${pageSize}`;
  const { entries } = await readPages(graph, path, 'Keys');
  const ids = new Map<string, string>();
  for (const entry of entries) {
    const row = v.safeParse(keyRowSchema, entry);
    if (row.success && !ids.has(row.output.fields.Key))
      ids.set(row.output.fields.Key, row.output.id);
  }
  return ids;
}

function retryAfterMs(parts: readonly Part[]): number {
  const seconds = parts.flatMap(({ headers }) =>
    Object.entries(headers)
      .filter(([name]) => name.toLowerCase() === 'retry-after')
      .map(([, value]) => Number(value))
      .filter((value) => Number.isFinite(value)),
  );
  return Math.max(1, ...seconds) * 1000;
}

/**
 * Writes up to 20 rows with one batch. Repeats only the parts that Graph has throttled, after the longest `Retry-After`.
 *
 * @throws {AppError} `invalid` when Graph refuses a row, `store-unavailable` after six tries
 * @see https://learn.microsoft.com/graph/throttling
 */
async function sendBatch<T extends Entity>(
  target: RowTarget<T>,
  values: readonly New<T>[],
): Promise<void> {
  const { graph, path, map, context } = target;
  let open = values.map((value, index) => ({ value, id: String(index + 1) }));
  for (let tryNumber = 1; open.length > 0; tryNumber += 1) {
    const requests = open.map(({ value, id }) => ({
      id,
      method: 'POST',
      url: `${path}/items`,
      headers: { 'Content-Type': 'application/json' },
      body: {
        fields: withoutNulls({
          ...cleanFields(map.write(value, context), map.description),
          ...traceFields(trace, crypto.randomUUID()),
        }),
      },
    }));
    const list = map.description.displayName;
    const answer = await ask(graph, { method: 'POST', path: '/$batch', body: { requests } }, list);
    const { responses } = v.parse(batchSchema, answer.body);
    const refusedPart = responses.find((part) => part.status >= 300 && part.status !== 429);
    if (refusedPart !== undefined) {
      const { status, body } = refusedPart;
      throw new AppError(
        'invalid',
        `${list}: a row was refused, Graph answered ${errorCode({ status, body })}`,
      );
    }
    const throttled = responses.filter((part) => part.status === 429);
    open = open.filter(({ id }) => throttled.some((part) => part.id === id));
    if (open.length === 0) return;
    if (tryNumber === maxTries)
      throw new AppError('store-unavailable', `${list}: Graph is throttling.`);
    await target.sleep(retryAfterMs(throttled));
  }
}

/**
 * Writes the rows whose key the list does not have yet, 20 with each call. A row costs 2 resource units, and reading the
 * keys before and after costs 4.
 *
 * @throws {AppError} `invalid` when Graph refuses a row, `store-unavailable`
 */
export async function loadRows<T extends Entity>(
  target: RowTarget<T>,
  values: readonly New<T>[],
): Promise<LoadedRows> {
  const before = await idsByKey(target.graph, target.path);
  const missing = values.filter((value) => !before.has(value.key));
  if (missing.length === 0) return { ids: before, written: 0 };
  for (let from = 0; from < missing.length; from += batchSize) {
    await sendBatch(target, missing.slice(from, from + batchSize));
  }
  return { ids: await idsByKey(target.graph, target.path), written: missing.length };
}
