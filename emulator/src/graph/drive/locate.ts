import type { Emulator } from '../../state/emulator';
import { badRequest, itemNotFound } from '../protocol/errors';
import { itemKey } from '../lists/keys';
import type { Item, List } from '../lists/model';
import type { GraphRequest } from '../protocol/route';
import { parseAddress } from './address';
import { findLibrary } from './drives';
import { itemWithId } from './item-ids';
import { childNamed } from './tree';

/** An existing file or folder with its library. */
export interface LocatedItem {
  readonly library: List;
  readonly item: Item;
}

/** The name in a folder, or the existing item, that a call writes to. */
export interface WriteTarget {
  readonly library: List;
  /** The nearest folder above that exists. */
  readonly parent: Item;
  /** Names of the folders below `parent` that do not exist. */
  readonly missing: readonly string[];
  readonly name: string;
  /** The item that has the name already. */
  readonly item?: Item | undefined;
  /** Whether the call addressed an existing item by its id, not a name in a folder. */
  readonly byId: boolean;
}

/** The library that a call addresses. @throws {GraphError} 404 `itemNotFound` */
export const libraryOf = (request: GraphRequest): List =>
  findLibrary(request.emulator, request.params);

/** The item with a name in a folder; undefined when there is none. */
export function childOf(emulator: Emulator, library: List, at: { parent: number; name: string }) {
  const id = childNamed(emulator.store, library.id, at);
  return id === undefined ? undefined : emulator.store.get<Item>(itemKey(library.id, id));
}

/** Follows names down from an item as far as they exist. The first result is the item itself. */
function descend(emulator: Emulator, from: LocatedItem, names: readonly string[]): readonly Item[] {
  const { library, item } = from;
  const found: Item[] = [item];
  for (const name of names) {
    const parent = found.at(-1)?.id ?? 0;
    const next = childOf(emulator, library, { parent, name });
    if (next === undefined) break;
    found.push(next);
  }
  return found;
}

function resolveNames(request: GraphRequest) {
  const { emulator } = request;
  const library = libraryOf(request);
  const { anchor, names } = parseAddress(request.params['item'] ?? 'root');
  const start = itemWithId(emulator, library, anchor);
  if (start === undefined) throw itemNotFound();
  return { library, names, found: descend(emulator, { library, item: start }, names) };
}

/** The item that a call addresses. @throws {GraphError} 404 `itemNotFound` */
export function locate(request: GraphRequest): LocatedItem {
  const { library, names, found } = resolveNames(request);
  const item = found[names.length];
  if (item === undefined) throw itemNotFound();
  return { library, item };
}

/**
 * The target that a call writes to.
 *
 * @throws {GraphError} 404 when it addresses an id that does not exist, 400 below a file
 */
export function writeTargetOf(request: GraphRequest): WriteTarget {
  const { library, names, found } = resolveNames(request);
  const item = found[names.length];
  const name = names.at(-1);
  if (name === undefined) {
    if (item === undefined) throw itemNotFound();
    return { library, parent: item, missing: [], name: '', item, byId: true };
  }
  const parent = found[Math.min(found.length, names.length) - 1];
  if (parent?.file?.content !== undefined || parent === undefined) {
    throw badRequest('A file has nothing below it.');
  }
  const missing = names.slice(found.length - 1, -1);
  return { library, parent, missing, name, item, byId: false };
}
