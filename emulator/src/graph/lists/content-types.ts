import type { Item, List } from './model';

/** Content types of a generic list; the first is that of its rows. */
const LIST_CONTENT_TYPES = [
  { base: '0x01', name: 'Item', description: 'Create a new list item.', group: 'List Content Types' },
  { base: '0x0120', name: 'Folder', description: 'Create a new folder.', group: 'Folder Content Types' },
] as const; // prettier-ignore

/** Content types of a document library; the first is that of its files. */
const LIBRARY_CONTENT_TYPES = [
  { base: '0x0101', name: 'Document', description: 'Create a new document.', group: 'Document Content Types' },
  LIST_CONTENT_TYPES[1],
] as const; // prettier-ignore

const typesOf = (list: List) =>
  list.template === 'documentLibrary' ? LIBRARY_CONTENT_TYPES : LIST_CONTENT_TYPES;

/** The id of a content type in a list: the id of its parent, `00`, and a GUID. */
const idOf = (list: List, base: string): string =>
  `${base}00${list.id.replaceAll('-', '').toUpperCase()}`;

/** The content type id of the rows of a list. */
export const itemContentTypeId = (list: List): string => idOf(list, typesOf(list)[0].base);

/** The content type of a row: Item or Document, or Folder for a folder of a library. */
export function contentTypeOf(list: List, item: Item): { id: string; name: string } {
  const isFolder = item.file !== undefined && item.file.content === undefined;
  const { base, name } = typesOf(list)[isFolder ? 1 : 0];
  return { id: idOf(list, base), name };
}

/** The content types of a list as Graph answers with them. */
export const contentTypesOf = (list: List): readonly { readonly id: string }[] =>
  typesOf(list).map(({ base, name, description, group }, position) => ({
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
