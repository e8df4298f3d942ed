import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { encodeValue } from '../lists/encode-value';
import { itemKey, SEPARATOR } from '../lists/keys';
import type { FieldValue, Item, List } from '../lists/model';
import { childrenOf } from './tree';

/** An order that a caller asked for. */
export interface ChildOrder {
  readonly by: 'name' | 'size' | 'lastModifiedDateTime' | 'createdDateTime';
  readonly descending: boolean;
}

/** Which page of a folder. */
export interface ChildPage {
  readonly parent: number;
  readonly order: ChildOrder | undefined;
  readonly top: number;
  /** Place of the last item of the page before. */
  readonly after: string | undefined;
}

interface Placed {
  readonly id: number;
  readonly place: string;
}

const VALUES: Readonly<Record<ChildOrder['by'], (item: Item) => FieldValue>> = {
  name: (item) => item.file?.name ?? '',
  size: (item) => item.file?.content?.size ?? 0,
  lastModifiedDateTime: (item) => item.modified,
  createdDateTime: (item) => item.created,
};

/** All items of a folder in an order, with the place of each in it. */
function sorted(emulator: Emulator, library: List, page: ChildPage): readonly Placed[] {
  const value = page.order === undefined ? (item: Item) => item.id : VALUES[page.order.by];
  const sign = page.order?.descending === true ? -1 : 1;
  return [...childrenOf(emulator.store, library.id, { parent: page.parent })]
    .flatMap(({ id }) => {
      const item = emulator.store.get<Item>(itemKey(library.id, id));
      if (item === undefined) return [];
      const place = `${encodeValue(value(item))}${SEPARATOR}${String(id).padStart(9, '0')}`;
      return [{ id, place }];
    })
    .sort((a, b) => (a.place < b.place ? -sign : sign))
    .filter(({ place }) => {
      if (page.after === undefined) return true;
      return sign > 0 ? place > page.after : place < page.after;
    });
}

/** One page of what lies in a folder. @see graph.md §14a.3, row 88 */
export function listChildren(
  emulator: Emulator,
  library: List,
  page: ChildPage,
): { readonly items: readonly Item[]; readonly next?: string } {
  const { store } = emulator;
  const isByName = page.order === undefined && readSwitches(store).childrenOrder === 'name';
  const source: Iterable<Placed> = isByName
    ? childrenOf(store, library.id, page)
    : sorted(emulator, library, page);
  const items: Item[] = [];
  let last = '';
  for (const { id, place } of source) {
    if (items.length === page.top) return { items, next: last };
    const item = store.get<Item>(itemKey(library.id, id));
    if (item !== undefined) items.push(item);
    last = place;
  }
  return { items };
}
