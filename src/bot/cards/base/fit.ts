import type { CardPart } from './elements';

/**
 * Largest card in bytes of UTF-16, with room for the message around it.
 *
 * @see "Format your bot messages": about 100 KB, keep under 80 KB; over it 413 `MessageSizeTooBig`
 */
export const largestCardBytes = 72 * 1024;

/** Size of JSON as Teams counts it: two bytes for each UTF-16 unit. */
export function sizeInBytes(json: unknown): number {
  return JSON.stringify(json).length * 2;
}

/** Bytes that are reserved for the line about left-out rows, the frame, and the card's own buttons. */
const reservedBytes = 8 * 1024;

/** Puts as many rows under the head as a message holds, then says how many are left. */
export function fitted(
  head: readonly CardPart[],
  rows: readonly CardPart[],
  sayLeft: (left: number) => CardPart,
): readonly CardPart[] {
  let used = sizeInBytes(head) + reservedBytes;
  const shown: CardPart[] = [];
  for (const row of rows) {
    used += sizeInBytes(row);
    if (used > largestCardBytes) return [...head, ...shown, sayLeft(rows.length - shown.length)];
    shown.push(row);
  }
  return [...head, ...shown];
}
