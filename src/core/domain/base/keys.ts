import type { Fault } from './fault';
import { remembered } from './remembered';

/** The shape of the id of a list row: SharePoint's number as text. */
export const rowIdShape = /^\d{1,10}$/;

/** The shape of any row's key. Keys of reports and messages are made of other keys, with `:` between. */
export const anyKeyShape = /^[\p{L}\p{N}_.:-]{1,100}$/u;

/** Maximum length of a key that a person types, or that is made from a title, in characters. */
export const longestKey = 60;

/** The shape of a key that a person types. It has no `:`, since keys of other rows are made of it. */
export const typedKeyShape = new RegExp(`^[\\p{L}\\p{N}_.-]{1,${String(longestKey)}}$`, 'u');

/** Returns the fault of a key that people cannot type, or that is too long. */
export function faultOfKey(key: string): Fault | undefined {
  if (key.length > longestKey)
    return { field: 'key', reason: 'too-long', values: { longest: longestKey } };
  return typedKeyShape.test(key) ? undefined : { field: 'key', reason: 'not-a-key' };
}

/**
 * Returns the form in which keys are compared: trimmed, composed (NFC) and in lower case. A unique column of SharePoint
 * takes two keys that differ only so for the same. The key as it was first written is what people see.
 */
export function keyForm(key: string): string {
  return key.trim().normalize('NFC').toLowerCase();
}

/** True when both keys are the same key, however they are written. */
export function isSameKey(a: string, b: string): boolean {
  return a === b || keyForm(a) === keyForm(b);
}

const formsOf = remembered(
  (keys: readonly string[]): ReadonlySet<string> => new Set(keys.map(keyForm)),
);

/** True when the key is one of `keys`, however they are written. */
export function hasKey(keys: readonly string[], key: string): boolean {
  return keys.length > 0 && formsOf(keys).has(keyForm(key));
}
