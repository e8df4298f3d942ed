import type { Emulator } from '../../state/emulator';
import { itemKey } from '../lists/keys';
import type { Item, List } from '../lists/model';
import { driveMark, guidBytes, topOf } from './drives';
import { idOfGuid } from './tree';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const PREFIX = '01';

function base32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{5}/g) ?? []).map((five) => LETTERS[parseInt(five, 2)] ?? '').join('');
}

function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((eight) => parseInt(eight, 2)));
}

/** A driveItem's id: `01`, the drive's mark and the item's guid. Stays when the item is renamed or moved. */
export const driveItemId = (emulator: Emulator, library: List, item: Item): string =>
  `${PREFIX}${base32(Buffer.concat([driveMark(emulator, library), guidBytes(item.guid)]))}`;

/** The guid in an id of this drive; undefined when it is no id of it. */
function guidIn(emulator: Emulator, library: List, id: string): string | undefined {
  if (!/^01[A-Z2-7]{32}$/.test(id)) return undefined;
  const bytes = fromBase32(id.slice(PREFIX.length));
  if (!bytes.subarray(0, 4).equals(driveMark(emulator, library))) return undefined;
  const hex = guidBytes(bytes.subarray(4).toString('hex')).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The item with an id; `root` is the top. Undefined when there is none. */
export function itemWithId(emulator: Emulator, library: List, id: string): Item | undefined {
  if (id.toLowerCase() === 'root') return topOf(library);
  const guid = guidIn(emulator, library, id);
  if (guid === undefined) return undefined;
  if (guid === library.id) return topOf(library);
  const row = idOfGuid(emulator.store, library.id, guid);
  return row === undefined ? undefined : emulator.store.get<Item>(itemKey(library.id, row));
}
