import type { Emulator } from '../../state/emulator';
import { itemKey } from '../lists/keys';
import type { Item, List } from '../lists/model';
import { driveIdPrefix, guidBytes, rootItem } from './drives';
import { idOfGuid } from './tree';

const BASE32_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const PREFIX = '01';

function base32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{5}/g) ?? [])
    .map((five) => BASE32_ALPHABET[parseInt(five, 2)] ?? '')
    .join('');
}

function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (letter) =>
    BASE32_ALPHABET.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((eight) => parseInt(eight, 2)));
}

/**
 * The id of a driveItem: `01`, the prefix of its drive and its GUID. It stays when the item is renamed or
 * moved.
 */
export const driveItemId = (emulator: Emulator, library: List, item: Item): string =>
  `${PREFIX}${base32(Buffer.concat([driveIdPrefix(emulator, library), guidBytes(item.guid)]))}`;

/** The GUID in a driveItem id; undefined when it is not an id of this drive. */
function guidIn(emulator: Emulator, library: List, id: string): string | undefined {
  if (!/^01[A-Z2-7]{32}$/.test(id)) return undefined;
  const bytes = fromBase32(id.slice(PREFIX.length));
  if (!bytes.subarray(0, 4).equals(driveIdPrefix(emulator, library))) return undefined;
  const hex = guidBytes(bytes.subarray(4).toString('hex')).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The item with an id, or the root folder for `root`; undefined when there is none. */
export function itemWithId(emulator: Emulator, library: List, id: string): Item | undefined {
  if (id.toLowerCase() === 'root') return rootItem(library);
  const guid = guidIn(emulator, library, id);
  if (guid === undefined) return undefined;
  if (guid === library.id) return rootItem(library);
  const row = idOfGuid(emulator.store, library.id, guid);
  return row === undefined ? undefined : emulator.store.get<Item>(itemKey(library.id, row));
}
