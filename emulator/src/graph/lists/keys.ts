/**
 * Store keys of everything that Graph serves. Rows are ordered by id, index entries by column, value and id,
 * and changes by sequence, so that a page, an indexed filter and a delta read only the entries that they answer
 * with.
 */

const padded = (n: number, width: number): string => String(n).padStart(width, '0');

/** Sorts below every character of an encoded value, because encoding escapes blanks and control characters. */
export const SEPARATOR = ' ';

export const LISTS = 'g/list/';
export const listKey = (listId: string): string => `${LISTS}${listId}`;
export const counterKey = (listId: string): string => `g/counter/${listId}`;
export const itemsOf = (listId: string): string => `g/item/${listId}/`;
export const itemKey = (listId: string, id: number): string => `${itemsOf(listId)}${padded(id, 9)}`;
export const versionsOfList = (listId: string): string => `g/version/${listId}/`;
export const versionsOf = (listId: string, id: number): string =>
  `${versionsOfList(listId)}${padded(id, 9)}/`;
export const versionKey = (listId: string, id: number, version: number): string =>
  `${versionsOf(listId, id)}${padded(version, 6)}`;
export const changesOf = (listId: string): string => `g/change/${listId}/`;
export const changeKey = (listId: string, sequence: number): string =>
  `${changesOf(listId)}${padded(sequence, 12)}`;
/** Key of the number of a row's newest change, so that delta keeps one entry a row. */
export const latestChangeKey = (listId: string, id: number): string =>
  `g/latest/${listId}/${padded(id, 9)}`;

/** Prefix of all index entries of a column. */
export const indexOf = (listId: string, column: string): string => `g/index/${listId}/${column}/`;
export const indexKey = (
  at: { listId: string; column: string },
  value: string,
  id: number,
): string => `${indexOf(at.listId, at.column)}${value}${SEPARATOR}${padded(id, 9)}`;
/** The row id at the end of an index key or a row key. */
export const idAtEnd = (key: string): number => Number(key.slice(-9));
