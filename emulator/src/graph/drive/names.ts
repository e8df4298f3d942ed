import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { invalidRequest } from '../protocol/errors';
import { sitePath } from '../lists/site';

/** Characters of a whole path below the host, and of one part of it. @see graph.md §14a.5, row 89 */
const LONGEST_PATH = 400;
const LONGEST_PART = 255;

const FORBIDDEN_SIGNS = /["*:<>?/\\|]/;
const FORBIDDEN_NAMES = /^(?:\.lock|con|prn|aux|nul|com\d|lpt\d|desktop\.ini)$/i;

/** What a name is for. */
export interface NewName {
  readonly name: string;
  readonly isFolder: boolean;
  /** Names of the folders above, from the top of the library. */
  readonly above: readonly string[];
  /** Segment of the library in the address. */
  readonly library: string;
}

const TESTS: readonly ((wanted: NewName) => boolean)[] = [
  ({ name }) => name === '' || FORBIDDEN_SIGNS.test(name),
  ({ name }) => name !== name.trim() || name.endsWith('.'),
  ({ name }) => FORBIDDEN_NAMES.test(name),
  ({ name }) => name.startsWith('~$') || name.toLowerCase().includes('_vti_'),
  ({ name, isFolder }) => isFolder && name.startsWith('~'),
  ({ name, isFolder, above }) => isFolder && above.length === 0 && name.toLowerCase() === 'forms',
];

/** Refuses names and paths that SharePoint does not take; `#` and `%` are fine. @see graph.md §14a.5, row 89 */
export function refuseBadName(emulator: Emulator, wanted: NewName): void {
  if (TESTS.some((isBad) => isBad(wanted))) {
    throw invalidRequest(
      'The provided name cannot contain any of the invalid characters.',
      readSwitches(emulator.store).badNameCode,
    );
  }
  const path = [sitePath(emulator), wanted.library, ...wanted.above, wanted.name].join('/');
  if (path.length > LONGEST_PATH || wanted.name.length > LONGEST_PART) {
    throw invalidRequest('The specified path is too long.', 'pathIsTooLong');
  }
}

/** `x.pdf` as `x 1.pdf`, the first number that is free. @see graph.md §14a.4 */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  const dot = name.lastIndexOf('.');
  const [base, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let n = 1; ; n += 1) {
    const candidate = `${base} ${String(n)}${extension}`;
    if (!isTaken(candidate)) return candidate;
  }
}
