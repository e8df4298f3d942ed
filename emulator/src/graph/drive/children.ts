import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { encodeValue } from '../lists/encode-value';
import { itemKey, SEPARATOR } from '../lists/keys';
import type { FieldValue, Item, List } from '../lists/model';
import { childrenOf } from './tree';

/** The order that `$orderby` asks for. */
export interface ChildOrder {
  readonly by: 'name' | 'size' | 'lastModifiedDateTime' | 'createdDateTime';
  readonly descending: boolean;
}

/** The page of a folder to read. */
export interface ChildPage {
  readonly parent: number;
  readonly order: ChildOrder | undefined;
  readonly top: number;
  /** Sort key of the last item on the page before. */
  readonly after: string | undefined;
}

interface OrderedChild {
  readonly id: number;
  readonly sortKey: string;
}

const SORT_VALUES: Readonly<Record<ChildOrder['by'], (item: Item) => FieldValue>> = {
  name: (item) => item.file?.name ?? '',
  size: (item) => item.file?.content?.size ?? 0,
  lastModifiedDateTime: (item) => item.modified,
  createdDateTime: (item) => item.created,
};

/** The items of a folder that follow the page before, sorted. */
function sorted(emulator: Emulator, library: List, page: ChildPage): readonly OrderedChild[] {
  const value = page.order === undefined ? (item: Item) => item.id : SORT_VALUES[page.order.by];
  const sign = page.order?.descending === true ? -1 : 1;
  return [...childrenOf(emulator.store, library.id, { parent: page.parent })]
    .flatMap(({ id }) => {
      const item = emulator.store.get<Item>(itemKey(library.id, id));
      if (item === undefined) return [];
      const sortKey = `${encodeValue(value(item))}${SEPARATOR}${String(id).padStart(9, '0')}`;
      return [{ id, sortKey }];
    })
    .sort((a, b) => (a.sortKey < b.sortKey ? -sign : sign))
    .filter(({ sortKey }) => {
      if (page.after === undefined) return true;
      return sign > 0 ? sortKey > page.after : sortKey < page.after;
    });
}

/**
 * Reads one page of a folder.
 *
 * @see https://learn.microsoft.com/graph/api/driveitem-list-children
 * @see docs/behaviours.md row 88
 */
export function listChildren(
  emulator: Emulator,
  library: List,
  page: ChildPage,
): { readonly items: readonly Item[]; readonly next?: string } {
  const { store } = emulator;
  const isByName = page.order === undefined && readSwitches(store).childrenOrder === 'name';
  const source: Iterable<OrderedChild> = isByName
    ? childrenOf(store, library.id, page)
    : sorted(emulator, library, page);
  const items: Item[] = [];
  let last = '';
  for (const { id, sortKey } of source) {
    if (items.length === page.top) return { items, next: last };
    const item = store.get<Item>(itemKey(library.id, id));
    if (item !== undefined) items.push(item);
    last = sortKey;
  }
  return { items };
}
