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

/** A version of a row that somebody else than the product wrote. */
interface OtherVersion {
  readonly writer: Writer;
  readonly eTag: string | undefined;
}

/** Returns the eTag that a version had: its number stands in it as in the id of the version, which is `3.0` for `"<guid>,3"`. */
function versionETag(
  { eTag }: Row,
  version: Readonly<Record<string, unknown>>,
): string | undefined {
  const number = /^(\d{1,9})\.0$/.exec(typeof version['id'] === 'string' ? version['id'] : '')?.[1];
  return number === undefined ? undefined : eTag.replace(/,\d{1,9}("?)$/, `,${number}$1`);
}

/**
 * Returns the last version since `known` that the product did not write, because a save of the product can follow a person's edit.
 * Asks Graph for the versions only when more than one change lies between.
 *
 * @see https://learn.microsoft.com/graph/api/listitem-list-versions: newest first
 */
async function versionBelow(
  source: ListSource,
  row: Row,
  known: Row,
): Promise<OtherVersion | undefined> {
  const [now, then] = [changeNumber(row.eTag), changeNumber(known.eTag)];
  if (now === undefined || then === undefined || now <= then + 1) return undefined;
  const path = `${source.listPath()}/items/${row.id}/versions`;
  const what = `${source.description.displayName} ${row.id}: versions`;
  const answer = await ask(source.graph, { method: 'GET', path }, what);
  const page = v.safeParse(versionsSchema, answer.body);
  if (!page.success) return undefined;
  return page.output.value
    .slice(0, now - then)
    .flatMap((version): readonly OtherVersion[] => {
      const writer = readRow({ ...version, id: row.id, eTag: row.eTag })?.writer;
      return writer === undefined ? [] : [{ writer, eTag: versionETag(row, version) }];
    })
    .find(({ writer }) => !isOurs(source, writer));
}

/**
 * Returns the version of the row that a person wrote since the copy took it, or undefined when the product alone has written.
 * `isSavedSince` is true when the product has saved the row after that version.
 */
export async function personsVersion(
  source: ListSource,
  row: Row,
  known: Row | undefined,
): Promise<(OtherVersion & { readonly isSavedSince?: true }) | undefined> {
  if (!isOurs(source, row.writer)) return { writer: row.writer ?? { name: '' }, eTag: row.eTag };
  const below = known && (await versionBelow(source, row, known));
  return below && { ...below, isSavedSince: true };
}
