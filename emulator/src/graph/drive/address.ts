import { badRequest, invalidRequest } from '../protocol/errors';

/**
 * The ways to address a drive: by its id, as the default drive of the site, or as the drive of a list.
 *
 * @see https://learn.microsoft.com/graph/api/drive-get
 */
const DRIVE = '/(?:sites/[^/]+/)?drives/[^/]+|/sites/[^/]+/(?:lists/[^/]+/)?drive';

const BY_PATH = new RegExp(`^(${DRIVE})/(root|items/[^/:]+):(?:/([^:]*?))?/?(?::(/.*)?)?$`, 'i');
const BY_ROOT = new RegExp(`^(${DRIVE})/root(/.*)?$`, 'i');
const INVALID_ADDRESS = new RegExp(`^(${DRIVE})/.*children/[^/]*[()]`, 'i');

/**
 * Rewrites `…/root:/{path}:/content` to `…/items/{root:/{path}}/content`. The path stays in one segment as the
 * caller sent it, so that each part of it is decoded once.
 *
 * @throws {GraphError} 400 for parentheses in `children/{name}`, which are no valid OData address
 * @see https://learn.microsoft.com/onedrive/developer/rest-api/concepts/addressing-driveitems
 * @see docs/behaviours.md row 79
 */
export function resolveDrivePath(path: string): string {
  if (INVALID_ADDRESS.test(path)) throw badRequest('The address is not well formed.');
  const named = BY_PATH.exec(path);
  return named === null ? path.replace(BY_ROOT, '$1/items/root$2') : itemPath(named);
}

function itemPath([, drive = '', anchor = '', below = '', rest = '']: readonly string[]): string {
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

/** An `items/…` segment: an item id or `root`, and the names below it. */
export interface Address {
  readonly anchor: string;
  readonly names: readonly string[];
}

/**
 * Parses an `items/…` segment.
 *
 * @throws {GraphError} 400 for an empty part, or a semicolon, which SharePoint does not take in a path
 * @see https://github.com/OneDrive/onedrive-api-docs/issues/956
 */
export function parseAddress(segment: string): Address {
  const [anchor = '', below = ''] = segment.split(/:\/(.*)/s);
  if (below === '') return { anchor, names: [] };
  const names = below.split('/').map(decodePart);
  if (names.some((name) => name === '' || name.includes(';'))) {
    throw invalidRequest('The resource path is not valid.', 'invalidPath');
  }
  return { anchor, names };
}
