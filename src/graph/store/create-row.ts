import type { New, Stored, Trace } from '../../core/ports';
import { AppError } from '../../core/domain/base/app-error';
import type { Entity } from '../../core/domain/entities';
import { textEquals } from '../client/filter';
import type { GraphAnswer } from '../client/graph';
import { readPages } from '../client/pages';
import { isGood, refused } from '../client/refused';
import { traceFields, withoutNulls, type CleanFields } from '../columns/clean-fields';
import { areInstantsShifted } from '../columns/shifted-instants';
import { itemsPath } from '../sync/list-source';
import { readItem, readRow, type Row } from '../sync/row';
import { mayBeDuplicate } from './answer-status';
import { saveRow } from './save-row';
import { answerOrLost, cellsFor, markOf, type Created, type WriteDeps } from './write-deps';

/**
 * Posts a new row, and reads the list by the row's key before anybody acts on it: the list may hold several rows of one
 * key, and a POST whose answer was lost may have been carried out.
 *
 * @throws {AppError} as `refused` says; `store-unavailable` when the answer was lost and the list holds no row of the key
 */
export async function createRow<T extends Entity>(
  deps: WriteDeps<T>,
  value: New<T>,
  trace: Trace,
): Promise<Created<T>> {
  const mark = crypto.randomUUID();
  const fields = withoutNulls({ ...cellsFor(deps, value), ...traceFields(trace, mark) });
  const path = `${deps.listPath()}/items`;
  const answer = await answerOrLost(deps.graph, { method: 'POST', path, body: { fields } });
  if (answer !== undefined && !isGood(answer) && !mayBeDuplicate(answer.status)) {
    throw refused(answer, `${deps.description.displayName}: create`);
  }
  const found = await recordOf(deps, value.key, mark);
  if (found === undefined) return storedFromAnswer(deps, fields, answer);
  return found.created ? correctInstants(deps, { stored: found.stored, value }, trace) : found;
}

/** Saves the instants of a new row again when the list has taken them for the site's local time. */
async function correctInstants<T extends Entity>(
  deps: WriteDeps<T>,
  { stored, value }: { readonly stored: Stored<T>; readonly value: New<T> },
  trace: Trace,
): Promise<Created<T>> {
  const [sent, read] = [cellsFor(deps, value), cellsFor(deps, stored.value)];
  if (!areInstantsShifted(sent, read, deps.description)) return { stored, created: true };
  const corrected = { ...stored, value: { ...stored.value, ...value } };
  return { stored: await saveRow(deps, corrected, trace), created: true };
}

/** Reads the rows of a key. Returns the record among them, and whether the write with this mark made it. */
async function recordOf<T extends Entity>(
  deps: WriteDeps<T>,
  key: string,
  mark: string,
): Promise<Created<T> | undefined> {
  const { graph, copy, description, onForeignRow } = deps;
  const path = `${itemsPath(deps)}&$filter=${textEquals('Key', key)}`;
  const { entries } = await readPages(graph, path, `${description.displayName} by key`);
  const rows = entries.map(readItem).flatMap((read) => (read?.kind === 'row' ? read.row : []));
  for (const row of rows) {
    if (markOf(row) !== mark) onForeignRow(row);
    copy.put(row);
  }
  const stored = copy.findByKey(key);
  if (stored === undefined) return undefined;
  const mine = rows.find((row) => markOf(row) === mark);
  const created = mine?.id === stored.value.id;
  if (mine !== undefined && !created) await deleteDuplicate(deps, mine);
  return { stored, created };
}

/** Another row won this key, so the product deletes its own. If that fails, readers ignore the duplicate. */
async function deleteDuplicate<T extends Entity>(
  { graph, copy, listPath }: WriteDeps<T>,
  { id, eTag }: Row,
): Promise<void> {
  const path = `${listPath()}/items/${id}`;
  const answer = await answerOrLost(graph, { method: 'DELETE', path, ifMatch: eTag });
  if (answer !== undefined && isGood(answer)) copy.remove(id);
}

/**
 * Returns the new row as Graph has answered the POST, for when the list does not show it yet.
 *
 * @throws {AppError} as `refused` says; `store-unavailable` when the answer was lost
 */
function storedFromAnswer<T extends Entity>(
  { copy, description }: WriteDeps<T>,
  fields: CleanFields,
  answer: GraphAnswer | undefined,
): Created<T> {
  const what = `${description.displayName}: create`;
  if (answer !== undefined && !isGood(answer)) throw refused(answer, what);
  const row = readRow(answer?.body);
  // The answer to a POST can hold dates that are off by the site's zone, so the copy takes the fields that were sent.
  const stored = row === undefined ? undefined : copy.put({ ...row, fields });
  if (stored === undefined) throw new AppError('store-unavailable', `${what}: no answer.`);
  return { stored, created: true };
}
