import * as v from 'valibot';
import { ask, callOr, readPages } from '../client/pages';
import { isGood, refused } from '../client/refused';
import { readEntries } from './entries';
import { itemPath, itemsPath, type ListSource } from './list-source';
import { changeNumber, readRow, type Row, type Writer } from './row';

/** Up to this many rows are read one by one; more cost less as one collection. */
const fewRows = 2;

const versionsSchema = v.object({ value: v.array(v.record(v.string(), v.unknown())) });

/** Reads rows again with their writer, which delta leaves out. Rows that are gone meanwhile are left out. */
export async function readWithWriters(
  source: ListSource,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  const { graph, description } = source;
  const list = description.displayName;
  if (rows.length > fewRows) {
    const { entries } = await readPages(graph, itemsPath(source), list);
    const wanted = new Set(rows.map((row) => row.id));
    return [...readEntries(entries).rows.values()].filter((row) => wanted.has(row.id));
  }
  const answers = await Promise.all(
    rows.map(({ id }) =>
      callOr(graph, { method: 'GET', path: itemPath(source, id) }, `${list} ${id}`),
    ),
  );
  return answers.flatMap((answer) => {
    if (answer.status === 404) return [];
    if (!isGood(answer)) throw refused(answer, list);
    return readRow(answer.body) ?? [];
  });
}

/** True when the product was the writer. */
export function isOurs(source: ListSource, writer: Writer | undefined): boolean {
  return writer?.applicationId === source.clientId;
}

/**
 * Returns the last writer since `known` who was not the product, because a save of the product can follow a person's edit.
 * Asks Graph for the versions only when more than one change lies between.
 *
 * @see https://learn.microsoft.com/graph/api/listitem-list-versions: newest first
 */
export async function writerBelow(
  source: ListSource,
  row: Row,
  known: Row,
): Promise<Writer | undefined> {
  const [now, then] = [changeNumber(row.eTag), changeNumber(known.eTag)];
  if (now === undefined || then === undefined || now <= then + 1) return undefined;
  const path = `${source.listPath()}/items/${row.id}/versions`;
  const what = `${source.description.displayName} ${row.id}: versions`;
  const answer = await ask(source.graph, { method: 'GET', path }, what);
  const page = v.safeParse(versionsSchema, answer.body);
  if (!page.success) return undefined;
  return page.output.value
    .slice(0, now - then)
    .map((version) => readRow({ ...version, id: row.id, eTag: row.eTag })?.writer)
    .find((writer) => writer !== undefined && !isOurs(source, writer));
}
