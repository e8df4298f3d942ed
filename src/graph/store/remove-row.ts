import type { Stored } from '../../core/ports';
import { AppError } from '../../core/domain/base/app-error';
import type { Entity } from '../../core/domain/entities';
import { isGood, refused } from '../client/refused';
import { isConflict } from './answer-status';
import { deleteCall } from './row-calls';
import { answerOrLost, type WriteDeps } from './write-deps';

/**
 * Deletes a row with `If-Match`. Returns false when the row has changed or is gone, which the next reading of the list shows.
 *
 * @throws {AppError} `outcome-unknown` when the answer was lost; as `refused` says otherwise
 */
export async function removeRow<T extends Entity>(
  deps: WriteDeps<T>,
  { value: { id }, eTag }: Stored<T>,
): Promise<boolean> {
  const what = `${deps.description.displayName} ${id}: delete`;
  const answer = await answerOrLost(deps.graph, deleteCall(deps, { id, eTag }));
  if (answer === undefined) throw new AppError('outcome-unknown', `${what}: no answer.`);
  if (isConflict(answer.status) || answer.status === 404) return false;
  if (!isGood(answer)) throw refused(answer, what);
  deps.copy.remove(id);
  return true;
}
