import type { Column, FieldValue, Item } from './model';

/** Rows without a value come first, as an ascending order in SharePoint has them. */
export const EMPTY = '0';

/** Characters that the encoded value of a cell can have: 255, each escaped. */
export const LONGEST_VALUE = 600;

/** A double as text that sorts like the number: sign bit turned, negatives inverted. */
function sortableNumber(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value === 0 ? 0 : value);
  const bits = view.getBigUint64(0);
  const sign = 1n << 63n;
  const turned = (bits & sign) === 0n ? bits | sign : ~bits & ((1n << 64n) - 1n);
  return turned.toString(16).padStart(16, '0');
}

/**
 * Text for a key: without case, and without characters at or below the separator, their order kept.
 * lmdb cuts keys at control characters.
 */
const sortableText = (value: string): string =>
  value
    .toLowerCase()
    .replaceAll('!', '!1')
    // eslint-disable-next-line no-control-regex -- they are what is to be replaced
    .replaceAll(/[\u0000-\u0020]/g, '!0');

/**
 * A value as text whose order is the value's order, for index keys, filters and `$orderby` alike.
 * Text compares without case, as SharePoint's collations do (I).
 */
export function encodeValue(value: FieldValue | undefined): string {
  if (value === undefined) return EMPTY;
  if (typeof value === 'number') return `1${sortableNumber(value)}`;
  if (typeof value === 'boolean') return value ? '11' : '10';
  if (typeof value === 'string') return `1${sortableText(value)}`;
  return `1${sortableText(value.map(String).join(';'))}`;
}

/** A code unit's place among code points: halves of characters beyond the first plane come last. */
const rankOf = (unit: number): number => {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
};

/** Order of encoded values by code points, as the store keeps its keys; `<` of JavaScript goes by code units. */
export function compareEncoded(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i += 1) {
    const [left, right] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (left !== right) return rankOf(left) - rankOf(right);
  }
  return a.length - b.length;
}

/** Values of a row that SharePoint fills, by internal name. */
const builtIn: Readonly<Record<string, (item: Item) => FieldValue>> = {
  ID: (item) => item.id,
  Created: (item) => item.created,
  Modified: (item) => item.modified,
  Author: (item) => item.createdBy.row,
  Editor: (item) => item.modifiedBy.row,
};

/** What a row holds in a column; undefined when the cell is empty. */
export const valueOf = (item: Item, column: Column): FieldValue | undefined =>
  builtIn[column.name]?.(item) ?? item.values[column.name];
