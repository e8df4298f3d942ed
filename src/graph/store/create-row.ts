import type { New, Trace } from '../../core/ports';
import { AppError, mayPassByItself } from '../../core/domain/base/app-error';
import type { Entity } from '../../core/domain/entities';
import { textEquals } from '../client/filter';
import type { GraphAnswer } from '../client/graph';
import { readPages } from '../client/pages';
import { isGood, refused } from '../client/refused';
import { traceFields, type CleanFields } from '../columns/clean-fields';
import { areInstantsShifted } from '../columns/shifted-instants';
import { itemsPath } from '../sync/list-source';
import type { Moment } from '../sync/removed-rows';
import { readItem, readRow, type Row } from '../sync/row';
import { mayBeDuplicate } from './answer-status';
import { outcomeUnknown, startToFindOut } from './find-out';
import { createCall, deleteCall, postCall, putCreated } from './row-calls';
import { saveRow } from './save-row';
import { answerOrLost, cellsFor, markOf, type Created, type WriteDeps } from './write-deps';

/** A new row on its way: the cells that are sent, and the mark by which this write knows its row. */
interface NewRow {
  readonly key: string;
  readonly mark: string;
  readonly fields: CleanFields;
  /** Before the first POST. */
  readonly askedAt: Moment;
}

/**
 * Posts a new row, and reads the list by the row's key before anybody acts on it: the list may hold several rows of one
 * key, and a POST whose answer was lost may have been carried out. When the list holds no row of the key, the row is
 * posted once more with the same mark: if both arrive, the row with the lower id is the record, and the mark says that
 * both are this write's own.
 *
 * @throws {AppError} as `refused` says; `outcome-unknown` when answers were lost and the list shows no row of the key;
 *   `store-unavailable` or `throttled` when no row was written
 */
export async function createRow<T extends Entity>(
  deps: WriteDeps<T>,
  value: New<T>,
  trace: Trace,
): Promise<Created<T>> {
  const mark = crypto.randomUUID();
  const { fields } = createCall(deps, value, traceFields(trace, mark));
  const row: NewRow = { key: value.key, mark, fields, askedAt: deps.copy.moment() };
  const goOn = () => findOut(deps, { row, value, trace });
  const answer = await post(deps, row);
  let made: Created<T>;
  try {
    made = (await recordOf(deps, row)) ?? (await withoutRow(deps, row, answer));
  } catch (cause) {
    if (isNotWritten(answer, cause) || !mayPassByItself(cause)) throw cause;
    goOn();
    throw outcomeUnknown(nameOf(deps), mark, cause);
  }
  if (made.created) return correctOrGoOn(deps, { made, value, trace, mark }, goOn);
  // The own row may arrive yet, as a duplicate of the one that was found.
  if (answer === undefined || answer.status >= 500) goOn();
  return made;
}

/** What is needed to find out about a new row: what was sent, and the value that it stands for. */
interface Attempt<T extends Entity> {
  readonly row: NewRow;
  readonly value: New<T>;
  readonly trace: Trace;
}

/**
 * Starts to read the list until this write has made the record. While a row of another writer is the record, rows of this
 * write may arrive yet; they are duplicates, which each reading deletes.
 */
function findOut<T extends Entity>(deps: WriteDeps<T>, { row, value, trace }: Attempt<T>): void {
  const read = async () => {
    const found = await recordOf(deps, row);
    if (found?.created !== true) return false;
    await correctInstants(deps, { made: found, value, trace, mark: row.mark });
    return true;
  };
  startToFindOut({ read, onKnown: deps.onFoundOut, pause: deps.pause });
}

const nameOf = <T extends Entity>({ description }: WriteDeps<T>) =>
  `${description.displayName}: create`;

/** Thrown when the list could not be read after a POST, or the second POST had no answer: the row may be there. */
class MaybeWritten extends AppError {
  constructor(message: string, cause?: unknown) {
    super('store-unavailable', message, { cause });
  }
}

/** True when Graph has answered that it did not write the row. After an error of the service only the list tells. */
function isNotWritten(answer: GraphAnswer | undefined, cause: unknown): boolean {
  if (answer === undefined || isGood(answer)) return false;
  return answer.status < 500 || !(cause instanceof MaybeWritten);
}

/** Posts the row. @throws {AppError} when Graph refuses it, except where a row of the key may be there */
async function post<T extends Entity>(
  deps: WriteDeps<T>,
  { fields }: NewRow,
): Promise<GraphAnswer | undefined> {
  const answer = await answerOrLost(deps.graph, postCall(deps, fields));
  if (answer !== undefined && !isGood(answer) && !mayBeDuplicate(answer.status)) {
    throw refused(answer, nameOf(deps));
  }
  return answer;
}

/** Goes on when the list shows no row of the key: takes the answer's row, or posts once more and reads again. */
async function withoutRow<T extends Entity>(
  deps: WriteDeps<T>,
  row: NewRow,
  answer: GraphAnswer | undefined,
): Promise<Created<T>> {
  if (answer !== undefined && (isGood(answer) || answer.status === 400)) {
    return storedFromAnswer(deps, row, answer);
  }
  const second = await post(deps, row);
  const found = await recordOf(deps, row);
  if (found !== undefined) return found;
  if (second?.status === 409) {
    // A conflict names another writer. The list shows none, so nobody was faster.
    throw new AppError('store-unavailable', `${nameOf(deps)}: Graph answered 409 without a row.`);
  }
  return storedFromAnswer(deps, row, second);
}

/** A row that this write has made, with the value that was sent. */
interface Made<T extends Entity> {
  readonly made: Created<T>;
  readonly value: New<T>;
  readonly trace: Trace;
  /** The mark of the creation. */
  readonly mark: string;
}

/**
 * Saves the instants of a new row again when the list has taken them for the site's local time. The correction has a mark of
 * its own, which is noted as belonging to the creation.
 */
async function correctInstants<T extends Entity>(
  deps: WriteDeps<T>,
  { made: { stored }, value, trace, mark }: Made<T>,
): Promise<Created<T>> {
  const [sent, read] = [cellsFor(deps, value), cellsFor(deps, stored.value)];
  if (!areInstantsShifted(sent, read, deps.description)) return { stored, created: true };
  const corrected = { ...stored, value: { ...stored.value, ...value } };
  const correction = crypto.randomUUID();
  deps.correctedMarks.set(mark, correction);
  return { stored: await saveRow(deps, corrected, trace, correction), created: true };
}

/**
 * Corrects the instants of a new row. When that fails the row is written all the same: somebody else's newer state of it
 * stands, and a failure that may pass is one whose outcome is not known yet.
 *
 * @throws {AppError} `outcome-unknown`; `not-found` or `invalid` when the row is gone or unreadable by now
 */
async function correctOrGoOn<T extends Entity>(
  deps: WriteDeps<T>,
  row: Made<T>,
  goOn: () => void,
): Promise<Created<T>> {
  try {
    return await correctInstants(deps, row);
  } catch (cause) {
    const stored = deps.copy.find(row.made.stored.value.id);
    const isChanged = cause instanceof AppError && cause.code === 'conflict';
    if (isChanged && stored !== undefined) return { stored, created: true };
    if (!mayPassByItself(cause)) throw cause;
    goOn();
    throw outcomeUnknown(nameOf(deps), row.mark, cause);
  }
}

/** Reads the rows of a key. Returns the record among them, and whether the write with this mark made it. */
async function recordOf<T extends Entity>(
  deps: WriteDeps<T>,
  { key, mark }: NewRow,
): Promise<Created<T> | undefined> {
  const { copy, onForeignRow } = deps;
  const askedAt = copy.moment();
  const entries = await entriesOf(deps, key);
  const rows = entries.map(readItem).flatMap((read) => (read?.kind === 'row' ? read.row : []));
  for (const row of rows) {
    if (markOf(row) !== mark) onForeignRow(row, askedAt);
    copy.put(row, askedAt);
  }
  const stored = copy.findByKey(key);
  if (stored === undefined) return undefined;
  const { id } = stored.value;
  const own = rows.filter((row) => markOf(row) === mark);
  for (const row of own) if (row.id !== id) await deleteDuplicate(deps, row);
  // The polls of the list may have brought the record into the copy before this reading shows it.
  const created = own.some((row) => row.id === id) || markOf(copy.row(id)) === mark;
  return { stored, created };
}

/** Reads the list by key. A refusal of this reading says nothing about the POST before it. @throws {MaybeWritten} */
async function entriesOf<T extends Entity>(
  deps: WriteDeps<T>,
  key: string,
): Promise<readonly unknown[]> {
  const path = `${itemsPath(deps)}&$filter=${textEquals('Key', key)}`;
  const what = `${deps.description.displayName} by key`;
  try {
    return (await readPages(deps.graph, path, what)).entries;
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    throw new MaybeWritten(`${what}: not read.`, cause);
  }
}

/** Another row won this key, so the product deletes its own. If that fails, readers ignore the duplicate. */
async function deleteDuplicate<T extends Entity>(deps: WriteDeps<T>, row: Row): Promise<void> {
  const answer = await answerOrLost(deps.graph, deleteCall(deps, row));
  if (answer !== undefined && isGood(answer)) deps.copy.remove(row.id);
}

/**
 * Returns the new row as Graph has answered the POST, for when the list does not show it yet.
 *
 * @throws {AppError} as `refused` says; `store-unavailable` when the answer was lost
 */
function storedFromAnswer<T extends Entity>(
  { copy, description }: WriteDeps<T>,
  { fields, askedAt }: NewRow,
  answer: GraphAnswer | undefined,
): Created<T> {
  const what = `${description.displayName}: create`;
  if (answer !== undefined && !isGood(answer)) throw refused(answer, what);
  const row = readRow(answer?.body);
  const stored = row && putCreated(copy, { row, fields }, askedAt);
  if (stored === undefined) throw new MaybeWritten(`${what}: no answer.`);
  return { stored, created: true };
}
