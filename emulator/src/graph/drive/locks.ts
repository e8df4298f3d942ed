import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { GraphError } from '../protocol/errors';
import type { Item } from '../lists/model';

/** Store prefix of the files that somebody has open in Word. */
export const LOCKS_PREFIX = 'g/lock/';
export const lockKey = (listId: string, id: number): string =>
  `${LOCKS_PREFIX}${listId}/${String(id)}`;

/**
 * The three bodies of a 423 that Graph was seen to send. The switch `lockedCode` chooses one.
 *
 * @see https://github.com/microsoftgraph/microsoft-graph-explorer-v4/issues/3435
 * @see docs/behaviours.md row 90
 */
const LOCK_ERRORS = {
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

/** Refuses to change a file that is open in Word. @throws {GraphError} 423 @see docs/behaviours.md row 90 */
export function refuseLocked(emulator: Emulator, listId: string, item: Item): void {
  if (item.file === undefined) return;
  if (emulator.store.get(lockKey(listId, item.id)) === undefined) return;
  const { code, about } = LOCK_ERRORS[readSwitches(emulator.store).lockedCode];
  throw new GraphError(423, code, about);
}

/**
 * Refuses to change columns shortly after an upload, as SharePoint sometimes does. The switch `uploadSettlesMs`
 * sets how long.
 *
 * @throws {GraphError} 409 `resourceModified`
 * @see https://github.com/OneDrive/onedrive-api-docs/issues/1414
 * @see docs/behaviours.md row 91
 */
export function refuseWhileProcessing(emulator: Emulator, item: Item): void {
  const { uploadSettlesMs } = readSwitches(emulator.store);
  const { content } = item.file ?? {};
  if (content === undefined || Date.now() - content.at >= uploadSettlesMs) return;
  throw new GraphError(409, 'resourceModified', {
    message: 'The resource has changed since the caller last read it; usually an eTag mismatch',
  });
}
