import type { Item, List } from './model';

/** Content types of a generic list, the one of its rows first. */
const KINDS = [
  { base: '0x01', name: 'Item', description: 'Create a new list item.', group: 'List Content Types' },
  { base: '0x0120', name: 'Folder', description: 'Create a new folder.', group: 'Folder Content Types' },
] as const; // prettier-ignore

/** Those of a library, the one of its files first. */
const LIBRARY_KINDS = [
  { base: '0x0101', name: 'Document', description: 'Create a new document.', group: 'Document Content Types' },
  KINDS[1],
] as const; // prettier-ignore

const kindsOf = (list: List) => (list.template === 'documentLibrary' ? LIBRARY_KINDS : KINDS);

/** A list's own copy of a content type: its parent's id, `00`, and a GUID. */
const idOf = (list: List, base: string): string =>
  `${base}00${list.id.replaceAll('-', '').toUpperCase()}`;

/** Id of the content type that rows of a list have. @see graph.md §4.1 */
export const itemContentTypeId = (list: List): string => idOf(list, kindsOf(list)[0].base);

/** The content type of a row: of a folder it is the second. */
export function contentTypeOf(list: List, item: Item): { id: string; name: string } {
  const isFolder = item.file !== undefined && item.file.content === undefined;
  const { base, name } = kindsOf(list)[isFolder ? 1 : 0];
  return { id: idOf(list, base), name };
}

/** Content types of a list. */
export const contentTypesOf = (list: List): readonly { readonly id: string }[] =>
  kindsOf(list).map(({ base, name, description, group }, position) => ({
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
