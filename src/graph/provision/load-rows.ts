import * as v from 'valibot';
import { keyForm } from '../../core/domain/base/keys';
import type { New } from '../../core/ports';
import { AppError } from '../../core/domain/base/app-error';
import type { Entity } from '../../core/domain/entities';
import { callBatch, mostParts, type BatchPart, type PartAnswer } from '../client/batch';
import { LostAnswer } from '../client/lost-answer';
import { pageSize, readPages } from '../client/pages';
import { errorCode, isGood, refused } from '../client/refused';
import { cleanFields, traceFields, withoutNulls } from '../columns/clean-fields';
import type { Graph } from '../client/graph';
import type { RowMap, WriteContext } from '../columns/list-map';

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

/** The ids of all rows by key in the form of `keyForm`, and how many rows were written. */
export interface LoadedRows {
  readonly ids: ReadonlyMap<string, string>;
  readonly written: number;
}

const keyRowSchema = v.object({ id: v.string(), fields: v.object({ Key: v.string() }) });
async function idsByKey(graph: Graph, listPath: string): Promise<Map<string, string>> {
  const path = `${listPath}/items?$select=id&$expand=fields($select=Key)&$top=${pageSize}`;
  const { entries } = await readPages(graph, path, 'Keys');
  const ids = new Map<string, string>();
  for (const entry of entries) {
    const row = v.safeParse(keyRowSchema, entry);
    if (!row.success) continue;
    const key = keyForm(row.output.fields.Key);
    if (!ids.has(key)) ids.set(key, row.output.id);
  }
  return ids;
}

function retryAfterMs(parts: readonly PartAnswer[]): number {
  const seconds = parts
    .map(({ headers }) => Number(headers.get('Retry-After') ?? NaN))
    .filter((value) => Number.isFinite(value));
  return Math.max(1, ...seconds) * 1000;
}

/**
 * Writes up to 20 rows with one batch. Repeats only the parts that Graph has throttled, after the longest `Retry-After`.
 *
 * @throws {AppError} `invalid` when Graph refuses a row, `store-unavailable` after six tries and without a part's answer
 * @see https://learn.microsoft.com/graph/throttling
 */
async function sendBatch<T extends Entity>(
  target: RowTarget<T>,
  values: readonly New<T>[],
): Promise<void> {
  const list = target.map.description.displayName;
  let open = values.map((value) => partOf(target, value));
  for (let tryNumber = 1; open.length > 0; tryNumber += 1) {
    const answers = await sendOnce(target.graph, open, list);
    const throttled = answers.filter(({ status }) => status === 429);
    open = open.filter((_, at) => answers[at]?.status === 429);
    if (open.length === 0) return;
    if (tryNumber === maxTries)
      throw new AppError('store-unavailable', `${list}: Graph is throttling.`);
    await target.sleep(retryAfterMs(throttled));
  }
}

function partOf<T extends Entity>({ path, map, context }: RowTarget<T>, value: New<T>): BatchPart {
  const cells = cleanFields(map.write(value, context), map.description);
  const fields = withoutNulls({ ...cells, ...traceFields(trace, crypto.randomUUID()) });
  return { method: 'POST', path: `${path}/items`, body: { fields } };
}

/** Sends one batch. Returns the answers of its parts: each is good or throttled. @throws {AppError} */
async function sendOnce(
  graph: Graph,
  open: readonly BatchPart[],
  list: string,
): Promise<readonly PartAnswer[]> {
  const { whole, parts } = await batchOr(graph, open, list);
  if (!isGood(whole)) throw refused(whole, list);
  const answers = parts.filter((part) => part !== undefined);
  const bad = answers.find((part) => !isGood(part) && part.status !== 429);
  if (bad !== undefined) {
    const message = `${list}: a row was refused, Graph answered ${errorCode(bad)}`;
    throw new AppError('invalid', message);
  }
  if (answers.length < open.length) {
    throw new AppError('store-unavailable', `${list}: a part of a batch has no answer.`);
  }
  return answers;
}

/** Calls Graph. @throws {AppError} `store-unavailable` when the answer was lost, and as `Graph.call` */
async function batchOr(graph: Graph, open: readonly BatchPart[], list: string) {
  try {
    return await callBatch(graph, open, 'sites');
  } catch (cause) {
    if (!(cause instanceof LostAnswer)) throw cause;
    throw new AppError('store-unavailable', `${list}: no answer from Graph.`, { cause });
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
  const missing = values.filter((value) => !before.has(keyForm(value.key)));
  if (missing.length === 0) return { ids: before, written: 0 };
  for (let from = 0; from < missing.length; from += mostParts) {
    await sendBatch(target, missing.slice(from, from + mostParts));
  }
  return { ids: await idsByKey(target.graph, target.path), written: missing.length };
}
