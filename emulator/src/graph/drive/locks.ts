import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { GraphError } from '../protocol/errors';
import type { Item } from '../lists/model';

/** Files that somebody has open in Word, by list and row. */
export const LOCKS = 'g/lock/';
export const lockKey = (listId: string, id: number): string => `${LOCKS}${listId}/${String(id)}`;

/** Three answers that were seen to mean the same. @see graph.md §14a.5, row 90 */
const ANSWERS = {
  notAllowed: {
    code: 'notAllowed',
    about: {
      message: 'The resource you are attempting to access is locked',
      inner: 'resourceLocked',
    },
  },
  resourceLocked: {
    code: 'resourceLocked',
    about: { message: 'The resource you are attempting to access is locked' },
  },
  accessDenied: {
    code: 'accessDenied',
    about: { message: 'The file is checked out or locked for editing by another user.' },
  },
} as const;

/** Refuses to touch a file that is open in Word. @throws {GraphError} 423 @see graph.md row 90 */
export function refuseLocked(emulator: Emulator, listId: string, item: Item): void {
  if (item.file === undefined) return;
  if (emulator.store.get(lockKey(listId, item.id)) === undefined) return;
  const { code, about } = ANSWERS[readSwitches(emulator.store).lockedCode];
  throw new GraphError(423, code, about);
}

/** Columns of a new upload are refused now and then while the service still works on it. @see graph.md row 91 (od#1414) */
export function refuseUnsettled(emulator: Emulator, item: Item): void {
  const { uploadSettlesMs } = readSwitches(emulator.store);
  const { content } = item.file ?? {};
  if (content === undefined || Date.now() - content.at >= uploadSettlesMs) return;
  throw new GraphError(409, 'resourceModified', {
    message: 'The resource has changed since the caller last read it; usually an eTag mismatch',
  });
}
