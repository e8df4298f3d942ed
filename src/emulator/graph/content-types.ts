import type { List } from './model';

const KINDS = [
  { base: '0x01', name: 'Item', description: 'Create a new list item.', group: 'List Content Types' },
  { base: '0x0120', name: 'Folder', description: 'Create a new folder.', group: 'Folder Content Types' },
] as const; // prettier-ignore

/** A list's own copy of a content type: its parent's id, `00`, and a GUID. */
const idOf = (list: List, base: string): string =>
  `${base}00${list.id.replaceAll('-', '').toUpperCase()}`;

/** Id of the content type that rows of a list have. @see graph.md §4.1 */
export const itemContentTypeId = (list: List): string => idOf(list, KINDS[0].base);

/** Content types of a generic list. */
export const contentTypesOf = (list: List): readonly { readonly id: string }[] =>
  KINDS.map(({ base, name, description, group }, position) => ({
    id: idOf(list, base),
    description,
    group,
    hidden: false,
    name,
    parentId: base,
    readOnly: false,
    sealed: false,
    order: { default: position === 0, position },
  }));
