import type { Fault } from './fault';

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
