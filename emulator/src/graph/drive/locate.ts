import type { Emulator } from '../../state/emulator';
import { badRequest, itemNotFound } from '../protocol/errors';
import { itemKey } from '../lists/keys';
import type { Item, List } from '../lists/model';
import type { GraphRequest } from '../protocol/route';
import { parseAddress } from './address';
import { findLibrary } from './drives';
import { itemWithId } from './item-ids';
import { childNamed } from './tree';

/** A file or folder that is there. */
export interface Found {
  readonly library: List;
  readonly item: Item;
}

/** Where something shall be written. */
export interface Place {
  readonly library: List;
  /** The nearest folder that is there. */
  readonly parent: Item;
  /** Folders between it and the name that are not there. */
  readonly missing: readonly string[];
  readonly name: string;
  /** What has the name already. */
  readonly item?: Item | undefined;
  /** The address named what is there by its id, not by a name in a folder. */
  readonly byId: boolean;
}

/** The library of a request. @throws {GraphError} itemNotFound */
export const libraryOf = (request: GraphRequest): List =>
  findLibrary(request.emulator, request.params);

/** What lies in a folder under a name. */
export function childOf(emulator: Emulator, library: List, at: { parent: number; name: string }) {
  const id = childNamed(emulator.store, library.id, at);
  return id === undefined ? undefined : emulator.store.get<Item>(itemKey(library.id, id));
}

/** Follows names down from an item as far as they are there. */
function descend(emulator: Emulator, from: Found, names: readonly string[]): readonly Item[] {
  const { library, item } = from;
  const passed: Item[] = [item];
  for (const name of names) {
    const parent = passed.at(-1)?.id ?? 0;
    const next = childOf(emulator, library, { parent, name });
    if (next === undefined) break;
    passed.push(next);
  }
  return passed;
}

function follow(request: GraphRequest) {
  const { emulator } = request;
  const library = libraryOf(request);
  const { anchor, names } = parseAddress(request.params['item'] ?? 'root');
  const start = itemWithId(emulator, library, anchor);
  if (start === undefined) throw itemNotFound();
  return { library, names, passed: descend(emulator, { library, item: start }, names) };
}

/** What an address names. @throws {GraphError} itemNotFound */
export function locate(request: GraphRequest): Found {
  const { library, names, passed } = follow(request);
  const item = passed[names.length];
  if (item === undefined) throw itemNotFound();
  return { library, item };
}

/** Where an address wants something to be. @throws {GraphError} itemNotFound when its id is not there */
export function placeOf(request: GraphRequest): Place {
  const { library, names, passed } = follow(request);
  const item = passed[names.length];
  const name = names.at(-1);
  if (name === undefined) {
    if (item === undefined) throw itemNotFound();
    return { library, parent: item, missing: [], name: '', item, byId: true };
  }
  const parent = passed[Math.min(passed.length, names.length) - 1];
  if (parent?.file?.content !== undefined || parent === undefined) {
    throw badRequest('A file has nothing below it.');
  }
  const missing = names.slice(passed.length - 1, -1);
  return { library, parent, missing, name, item, byId: false };
}
