import type { Stored, Trace } from '../../core/ports';
import { AppError, mayPassByItself } from '../../core/domain/base/app-error';
import type { Entity } from '../../core/domain/entities';
import type { GraphAnswer } from '../client/graph';
import { callOr } from '../client/pages';
import { isGood, refused } from '../client/refused';
import { traceFields, type CleanFields } from '../columns/clean-fields';
import { itemPath, type ListSource } from '../sync/list-source';
import { readRow, type Row } from '../sync/row';
import { isConflict } from './answer-status';
import { outcomeUnknown, startToFindOut } from './find-out';
import { putSaved, saveCall } from './row-calls';
import { answerOrLost, markOf, type WriteDeps } from './write-deps';

const nameOf = ({ description }: ListSource, id: string) => `${description.displayName} ${id}`;

/**
 * Patches the cells that differ from the copy, with `If-Match`.
 *
 * @param mark by which the write knows its row; it must be new
 * @throws {AppError} `conflict` with `theirs`, `not-found`, `invalid` when the saved row cannot be read,
 *   `store-unavailable` and `throttled` when nothing was saved, `outcome-unknown` when nobody knows yet
 */
export async function saveRow<T extends Entity>(
  deps: WriteDeps<T>,
  stored: Stored<T>,
  trace: Trace,
  mark: string,
): Promise<Stored<T>> {
  const { graph } = deps;
  const { id } = stored.value;
  if (isNewerInCopy(deps, stored)) {
    return resolveConflict(deps, { stored, mark, isLost: false });
  }
  const { body, call } = saveCall(deps, stored, traceFields(trace, mark));
  const answer = await answerOrLost(graph, call);
  if (answer === undefined || mayBeSaved(answer)) {
    return resolve(deps, { stored, mark, isLost: answer === undefined });
  }
  await requireGood(deps, id, answer);
  return saved(deps, { sent: { stored, mark, isLost: true }, body }, answer);
}

/** Drops a row that is gone from the copy. @throws {AppError} as `refused` says, when the answer is no success */
async function requireGood<T extends Entity>(
  deps: WriteDeps<T>,
  id: string,
  answer: GraphAnswer,
): Promise<void> {
  if (answer.status === 404) await dropIfGone(deps, id);
  if (!isGood(answer)) throw refused(answer, `${nameOf(deps, id)}: save`);
}

/** True for answers after which the row must be read: an earlier try, or this one, may have been carried out. */
function mayBeSaved({ status }: GraphAnswer): boolean {
  return isConflict(status) || status >= 500;
}

/** A change that was sent, or would have been. */
interface Sent<T> {
  readonly stored: Stored<T>;
  readonly mark: string;
  /** True when no answer came, so that Graph may carry the change out later. */
  readonly isLost: boolean;
}

/**
 * Finds out what became of a change. When the row cannot be read now, or may still be changed, the finding out goes on
 * without the caller.
 *
 * @throws {AppError} as `resolveConflict`, and `outcome-unknown`
 */
async function resolve<T extends Entity>(deps: WriteDeps<T>, sent: Sent<T>): Promise<Stored<T>> {
  try {
    return await resolveConflict(deps, sent);
  } catch (cause) {
    const { id } = sent.stored.value;
    const isKnown = cause instanceof NotCarriedOut && !sent.isLost;
    if (isKnown || !mayPassByItself(cause)) throw cause;
    const read = async () => {
      const row = await reread(deps, id, sent.mark);
      return markOf(row) === sent.mark || row.eTag !== sent.stored.eTag;
    };
    startToFindOut({ read, onKnown: deps.onFoundOut, pause: deps.pause });
    throw outcomeUnknown(`${nameOf(deps, id)}: save`, sent.mark, cause);
  }
}

/** Thrown when the row is as it was before the change. */
class NotCarriedOut extends AppError {
  constructor(name: string) {
    super('store-unavailable', `${name}: the save was not carried out.`);
  }
}

/**
 * Reads the row after a 412 or a lost answer: the first try of this very save may have succeeded.
 *
 * @throws {AppError} `conflict` with `theirs` when somebody else has saved, `store-unavailable` when nobody has
 */
async function resolveConflict<T extends Entity>(
  deps: WriteDeps<T>,
  { stored: sent, mark }: Sent<T>,
): Promise<Stored<T>> {
  const { id } = sent.value;
  const row = await reread(deps, id, mark);
  // The copy may have got a later state of the row while this answer was under way.
  const newest = deps.copy.row(id);
  const theirs = deps.copy.find(id);
  const name = nameOf(deps, id);
  if (newest === undefined) throw new AppError('not-found', `${name} was deleted meanwhile.`);
  const isOurs = markOf(row) === mark || markOf(newest) === mark;
  if (isOurs && theirs !== undefined) return theirs;
  if (newest.eTag === sent.eTag) throw new NotCarriedOut(name);
  throw new AppError('conflict', `${name} was changed by somebody else.`, { theirs });
}

/** Reads the row into the copy. @throws {AppError} `not-found`, `store-unavailable` */
async function reread<T extends Entity>(
  deps: WriteDeps<T>,
  id: string,
  mark: string,
): Promise<Row> {
  const { graph, copy, onForeignRow } = deps;
  const askedAt = copy.moment();
  const answer = await answerOrLost(graph, { method: 'GET', path: itemPath(deps, id) });
  if (answer === undefined) {
    throw new AppError('store-unavailable', `${nameOf(deps, id)}: no answer from Graph.`);
  }
  if (answer.status === 404) await dropIfGone(deps, id);
  const row = isGood(answer) ? readRow(answer.body) : undefined;
  if (row === undefined) throw notReread(deps, id, answer);
  if (markOf(row) !== mark) onForeignRow(row, askedAt);
  copy.put(row, askedAt);
  return row;
}

/** The error for a row that could not be read again. Only a 404 says something about the save before it. */
function notReread(source: ListSource, id: string, answer: GraphAnswer): AppError {
  const error = refused(answer, nameOf(source, id));
  if (answer.status === 404) return error;
  return new AppError('store-unavailable', error.message, { cause: error });
}

/** Puts the saved row into the copy: with the eTag of the answer, or read again when the answer has none. */
async function saved<T extends Entity>(
  deps: WriteDeps<T>,
  { sent, body }: { readonly sent: Sent<T>; readonly body: CleanFields },
  answer: GraphAnswer,
): Promise<Stored<T>> {
  const { id } = sent.stored.value;
  if (!putSaved(deps, { id, body }, answer)) return resolve(deps, sent);
  const stored = deps.copy.find(id);
  if (stored !== undefined) return stored;
  throw new AppError('invalid', `${nameOf(deps, id)} cannot be read after the save.`);
}

/**
 * Drops a row from the copy after a 404, when a second answer says the same. One 404 can be an error of the service, and
 * delta would not bring back a row that has not changed.
 */
async function dropIfGone<T extends Entity>(deps: WriteDeps<T>, id: string): Promise<void> {
  const { graph, copy, onGone } = deps;
  const call = { method: 'GET', path: itemPath(deps, id) } as const;
  const answer = await callOr(graph, call, nameOf(deps, id));
  if (answer.status !== 404) return;
  onGone(id);
  copy.remove(id);
}

/** True when the copy is newer than the row that the act has read, so that Graph would answer 412. */
export function isNewerInCopy<T extends Entity>(
  { copy }: WriteDeps<T>,
  { value, eTag }: Stored<T>,
): boolean {
  const before = copy.find(value.id);
  return before !== undefined && before.eTag !== eTag;
}
