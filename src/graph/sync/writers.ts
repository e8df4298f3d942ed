import * as v from 'valibot';
import type { Graph } from '../client/graph';
import { isGood, refused } from '../client/refused';
import { readEntries } from './entries';
import { ask, callOr, pageSize, readPages } from './list-pages';
import { changeNumber, readRow, type Row, type Writer } from './row';

/** Up to so many rows are read one by one; more are cheaper as one collection. */
const fewRows = 2;

const versionsSchema = v.object({ value: v.array(v.record(v.string(), v.unknown())) });

/** Where the rows are, and how their columns are asked for. */
export interface RowPlace {
  readonly graph: Graph;
  readonly place: () => string;
  readonly expand: string;
  /** Display name, for the log. */
  readonly list: string;
  /** Client id of the product. */
  readonly clientId: string;
}

/** The rows again, with who wrote them, which delta leaves out. What is gone meanwhile is left out. */
export async function readWithWriters(
  from: RowPlace,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  const { graph, place, expand, list } = from;
  if (rows.length > fewRows) {
    const path = `${place()}/items?${expand}&$top=${String(pageSize)}`;
    const { entries } = await readPages(graph, path, list);
    const wanted = new Set(rows.map((row) => row.id));
    return [...readEntries(entries).rows.values()].filter((row) => wanted.has(row.id));
  }
  const answers = await Promise.all(
    rows.map(({ id }) =>
      callOr(graph, { method: 'GET', path: `${place()}/items/${id}?${expand}` }, `${list} ${id}`),
    ),
  );
  return answers.flatMap((answer) => {
    if (answer.status === 404) return [];
    if (!isGood(answer)) throw refused(answer, list);
    return readRow(answer.body) ?? [];
  });
}

/** Whether the product wrote the row last. */
export function isOurs(from: RowPlace, writer: Writer | undefined): boolean {
  return writer?.applicationId === from.clientId;
}

/**
 * Of the writers since `known`, the last who was not the product: a later save of ours can stand above a person's
 * edit. Asks for the versions only when there is more than one change between.
 *
 * @see learn.microsoft.com/graph/api/listitem-list-versions: newest first
 */
export async function writerBelow(
  from: RowPlace,
  row: Row,
  known: Row,
): Promise<Writer | undefined> {
  const [now, then] = [changeNumber(row.eTag), changeNumber(known.eTag)];
  if (now === undefined || then === undefined || now <= then + 1) return undefined;
  const path = `${from.place()}/items/${row.id}/versions`;
  const answer = await ask(from.graph, { method: 'GET', path }, `${from.list} ${row.id}: versions`);
  const page = v.safeParse(versionsSchema, answer.body);
  if (!page.success) return undefined;
  return page.output.value
    .slice(0, now - then)
    .map((version) => readRow({ ...version, id: row.id, eTag: row.eTag })?.writer)
    .find((writer) => writer !== undefined && !isOurs(from, writer));
}
