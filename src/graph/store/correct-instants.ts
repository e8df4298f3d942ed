import type { RowWrite } from '../../core/ports';
import type { Entity } from '../../core/domain/entities';
import { callOr, readPages } from '../client/pages';
import { isGood } from '../client/refused';
import { areInstantsShifted } from '../columns/shifted-instants';
import { readEntries } from '../sync/entries';
import { itemPath, itemsPath } from '../sync/list-source';
import { changeNumber, readRow } from '../sync/row';
import { ownRows, type OwnRow } from './own-rows';
import { sendWrites } from './send-writes';
import type { Ended, SentCreate, WritingMode } from './sent-write';
import { cellsFor, type WriteDeps } from './write-deps';

/**
 * Saves the instants of new rows again when the list has taken them for the site's local time. One of the rows is read to find
 * that out, and none when no new row has an instant. Each correction has a mark of its own, which is noted as belonging to the
 * creation.
 *
 * @returns whether no row needs a correction any more
 * @throws {AppError} as `ask`
 */
export async function correctNewInstants<T extends Entity>(
  deps: WriteDeps<T>,
  creates: readonly Ended<SentCreate<T>>[],
  mode: WritingMode,
): Promise<boolean> {
  const dated = ownRows(deps, creates).filter(({ sent }) => hasInstant(deps, sent));
  const sample = dated.find(({ isAsSent }) => isAsSent);
  if (sample !== undefined && (await isShiftedInList(deps, sample))) await rereadAll(deps, dated);
  const wrong = dated.filter((one) => isShifted(deps, one));
  if (wrong.length === 0) return true;
  const ended = await sendWrites(
    deps,
    wrong.flatMap((one) => correctionOf(deps, one)),
    mode,
  );
  ended.forEach(({ sent }, at) => {
    const mark = wrong[at]?.sent.mark;
    if (mark !== undefined) deps.correctedMarks.set(mark, sent.mark);
  });
  if (ended.some(({ end }) => end.kind === 'in-doubt')) await deps.renew();
  return wrong.every((one) => !isShifted(deps, one));
}

function hasInstant<T extends Entity>({ description }: WriteDeps<T>, sent: SentCreate<T>): boolean {
  return description.columns.some(
    ({ kind, name }) => kind === 'instant' && sent.fields[name] !== undefined,
  );
}

/** True when the copy shows another instant than was sent. A row that has been changed since then is as it should be. */
function isShifted<T extends Entity>(deps: WriteDeps<T>, { row, sent }: OwnRow<T>): boolean {
  const stored = deps.copy.find(row.id);
  if (stored === undefined || changeNumber(stored.eTag) !== 1) return false;
  const [wanted, found] = [cellsFor(deps, sent.value), cellsFor(deps, stored.value)];
  return areInstantsShifted(wanted, found, deps.description);
}

/** Reads one row as the list holds it. @throws {AppError} */
async function isShiftedInList<T extends Entity>(
  deps: WriteDeps<T>,
  one: OwnRow<T>,
): Promise<boolean> {
  const { graph, copy, description } = deps;
  const askedAt = copy.moment();
  const path = itemPath(deps, one.row.id);
  const answer = await callOr(graph, { method: 'GET', path }, description.displayName);
  const row = isGood(answer) ? readRow(answer.body) : undefined;
  // Somebody else may have changed the row, which the next reading of the list finds.
  if (row?.eTag !== one.row.eTag) return false;
  copy.put(row, askedAt);
  return isShifted(deps, one);
}

/** Reads the rows as the list holds them. @throws {AppError} */
async function rereadAll<T extends Entity>(
  deps: WriteDeps<T>,
  own: readonly OwnRow<T>[],
): Promise<void> {
  const { graph, copy, description } = deps;
  const askedAt = copy.moment();
  const { entries } = await readPages(graph, itemsPath(deps), description.displayName);
  const { rows } = readEntries(entries);
  for (const { row } of own) {
    const found = rows.get(row.id);
    if (found?.eTag === row.eTag) copy.put(found, askedAt);
  }
}

function correctionOf<T extends Entity>(
  { copy }: WriteDeps<T>,
  { row, sent }: OwnRow<T>,
): readonly RowWrite<T>[] {
  const stored = copy.find(row.id);
  if (stored === undefined) return [];
  return [{ kind: 'save', stored: { ...stored, value: { ...stored.value, ...sent.value } } }];
}
