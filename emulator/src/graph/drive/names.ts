import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { invalidRequest } from '../protocol/errors';
import { sitePath } from '../lists/site';

/**
 * Longest path in characters, without the host name, and longest single name.
 *
 * @see docs/behaviours.md row 89
 */
const MAX_PATH_LENGTH = 400;
const MAX_NAME_LENGTH = 255;

const FORBIDDEN_CHARACTERS = /["*:<>?/\\|]/;
const FORBIDDEN_NAMES = /^(?:\.lock|con|prn|aux|nul|com\d|lpt\d|desktop\.ini)$/i;

/** The name of a new or renamed item. */
export interface NewName {
  readonly name: string;
  readonly isFolder: boolean;
  /** Names of the folders above, from the root of the library. */
  readonly above: readonly string[];
  /** Segment of the library in the web address. */
  readonly library: string;
}

const INVALID_NAME_CHECKS: readonly ((wanted: NewName) => boolean)[] = [
  ({ name }) => name === '' || FORBIDDEN_CHARACTERS.test(name),
  ({ name }) => name !== name.trim() || name.endsWith('.'),
  ({ name }) => FORBIDDEN_NAMES.test(name),
  ({ name }) => name.startsWith('~$') || name.toLowerCase().includes('_vti_'),
  ({ name, isFolder }) => isFolder && name.startsWith('~'),
  ({ name, isFolder, above }) => isFolder && above.length === 0 && name.toLowerCase() === 'forms',
];

/**
 * Refuses names and paths that SharePoint does not take. `#` and `%` are allowed.
 *
 * @throws {GraphError} 400 `invalidRequest`
 * @see docs/behaviours.md row 89
 */
export function refuseBadName(emulator: Emulator, wanted: NewName): void {
  if (INVALID_NAME_CHECKS.some((isBad) => isBad(wanted))) {
    throw invalidRequest(
      'The provided name cannot contain any of the invalid characters.',
      readSwitches(emulator.store).badNameCode,
    );
  }
  const path = [sitePath(emulator), wanted.library, ...wanted.above, wanted.name].join('/');
  if (path.length > MAX_PATH_LENGTH || wanted.name.length > MAX_NAME_LENGTH) {
    throw invalidRequest('The specified path is too long.', 'pathIsTooLong');
  }
}

/** Adds the first unused number to a name, before its extension: `x 1.pdf` for `x.pdf`. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  const dot = name.lastIndexOf('.');
  const [base, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let n = 1; ; n += 1) {
    const candidate = `${base} ${String(n)}${extension}`;
    if (!isTaken(candidate)) return candidate;
  }
}
