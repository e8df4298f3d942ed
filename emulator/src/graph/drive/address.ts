import { badRequest, invalidRequest } from '../protocol/errors';

/** The three ways to name a drive. @see graph.md §14a.1 */
const DRIVE = '/(?:sites/[^/]+/)?drives/[^/]+|/sites/[^/]+/(?:lists/[^/]+/)?drive';

const BY_PATH = new RegExp(`^(${DRIVE})/(root|items/[^/:]+):(?:/([^:]*?))?/?(?::(/.*)?)?$`, 'i');
const BY_ROOT = new RegExp(`^(${DRIVE})/root(/.*)?$`, 'i');
const NO_ADDRESS = new RegExp(`^(${DRIVE})/.*children/[^/]*[()]`, 'i');

/**
 * Turns `…/root:/{path}:/content` into `…/items/{root:/{path}}/content`: one segment that still holds the path
 * as it was sent, so that each part of it is decoded once. @see graph.md §14a.1, row 79
 */
export function resolveDrivePath(path: string): string {
  if (NO_ADDRESS.test(path)) throw badRequest('The address is not well formed.');
  const named = BY_PATH.exec(path);
  return named === null ? path.replace(BY_ROOT, '$1/items/root$2') : byItem(named);
}

function byItem([, drive = '', anchor = '', below = '', rest = '']: readonly string[]): string {
  const from = anchor.replace(/^items\//i, '');
  return `${drive}/items/${encodeURIComponent(`${from}:/${below}`)}${rest}`;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw badRequest('The address is not well formed.');
  }
}

/** Where an address points: an id or `root`, and the names below it. */
export interface Address {
  readonly anchor: string;
  readonly names: readonly string[];
}

/** Parts of an `items/…` segment. @throws {GraphError} 400 for an empty part, or a semicolon (od#956) */
export function parseAddress(segment: string): Address {
  const [anchor = '', below = ''] = segment.split(/:\/(.*)/s);
  if (below === '') return { anchor, names: [] };
  const names = below.split('/').map(decodePart);
  if (names.some((name) => name === '' || name.includes(';'))) {
    throw invalidRequest('The resource path is not valid.', 'invalidPath');
  }
  return { anchor, names };
}
