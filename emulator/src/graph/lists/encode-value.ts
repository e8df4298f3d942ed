import type { Column, FieldValue, Item } from './model';

/** The encoding of an empty cell. It sorts first, as in an ascending order in SharePoint. */
export const EMPTY = '0';

/** Longest encoding of a cell: 255 characters, each escaped. */
export const MAX_ENCODED_LENGTH = 600;

/**
 * Encodes a double as text that sorts like the number: flips the sign bit, or all bits of a negative number.
 */
function sortableNumber(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value === 0 ? 0 : value);
  const bits = view.getBigUint64(0);
  const sign = 1n << 63n;
  const flipped = (bits & sign) === 0n ? bits | sign : ~bits & ((1n << 64n) - 1n);
  return flipped.toString(16).padStart(16, '0');
}

/**
 * Encodes text for a key: in lower case, with characters at or below the separator escaped so that their order
 * is kept. The store cuts keys at control characters.
 */
const sortableText = (value: string): string =>
  value
    .toLowerCase()
    .replaceAll('!', '!1')
    // eslint-disable-next-line no-control-regex -- these are the characters to escape
    .replaceAll(/[\u0000-\u0020]/g, '!0');

/**
 * Encodes a value as text that sorts like the value, for index keys, filters and `$orderby`. Text is compared
 * without case, as SharePoint's collations do.
 */
export function encodeValue(value: FieldValue | undefined): string {
  if (value === undefined) return EMPTY;
  if (typeof value === 'number') return `1${sortableNumber(value)}`;
  if (typeof value === 'boolean') return value ? '11' : '10';
  if (typeof value === 'string') return `1${sortableText(value)}`;
  return `1${sortableText(value.map(String).join(';'))}`;
}

/** The rank of a UTF-16 code unit by code point: surrogates rank after all other units. */
const rankOf = (unit: number): number => {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
};

/**
 * Compares encoded values by code points, as the store orders its keys. JavaScript's `<` compares code units
 * instead.
 */
export function compareEncoded(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i += 1) {
    const [left, right] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (left !== right) return rankOf(left) - rankOf(right);
  }
  return a.length - b.length;
}

/** Values that SharePoint fills, by internal name. */
const builtInValues: Readonly<Record<string, (item: Item) => FieldValue>> = {
  ID: (item) => item.id,
  Created: (item) => item.created,
  Modified: (item) => item.modified,
  Author: (item) => item.createdBy.row,
  Editor: (item) => item.modifiedBy.row,
};

/** The value of a row in a column; undefined when the cell is empty. */
export const valueOf = (item: Item, column: Column): FieldValue | undefined =>
  builtInValues[column.name]?.(item) ?? item.values[column.name];
