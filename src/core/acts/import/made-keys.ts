import { keyForm } from '../../domain/base/keys';
import type { PastedRow } from './read-sheet';

/** A row of a sheet with the key under which it is kept: as written, or made where the cell is empty; '' when it has none. */
export interface KeyedRow<N extends string> {
  readonly row: PastedRow<N>;
  readonly key: string;
}

/** Words that are left out of the initials of a name, in Swedish, English and Finnish. */
const joiningWords = new Set(['och', 'för', 'i', 'and', 'of', 'for', 'ja']);
/** How many letters a key that is made of one word has. */
const lettersOfOneWord = 5;

/** Makes a key of a name: the initials of its words, `BOU` for Barn och ungdom; or the beginning of its only word. */
export function keyOfName(name: string): string {
  const words = (name.match(/[\p{L}\p{N}]+/gu) ?? []).filter(
    (word) => !joiningWords.has(word.toLowerCase()),
  );
  const [only = 'X', ...others] = words;
  if (others.length === 0) return only.slice(0, lettersOfOneWord).toUpperCase();
  return words
    .slice(0, 2 * lettersOfOneWord)
    .map((word) => word.slice(0, 1))
    .join('')
    .toUpperCase();
}

/** Returns the key, with a number from 2 behind it when others have it, and adds it to those that are taken. */
export function freshKey(wanted: string, taken: Set<string>): string {
  if (taken.has(keyForm(wanted))) return numberedKey(wanted, taken, 2);
  taken.add(keyForm(wanted));
  return wanted;
}

/** Returns the key with the first free number behind it, from `first`, and adds it to those that are taken. */
export function numberedKey(beginning: string, taken: Set<string>, first: number): string {
  let number = first;
  while (taken.has(keyForm(`${beginning}-${String(number)}`))) number += 1;
  const key = `${beginning}-${String(number)}`;
  taken.add(keyForm(key));
  return key;
}
