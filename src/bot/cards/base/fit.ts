import { remembered } from '../../../core/domain/base/remembered';
import type { CardPart } from './elements';

/**
 * The largest card in bytes of UTF-16. Microsoft advises messages under 80 KB; above about 100 KB, Teams answers 413
 * `MessageSizeTooBig`. The difference is room for the message around the card.
 *
 * @see "Format your bot messages", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
export const largestCardBytes = 72 * 1024;

/** Returns the size of JSON as Teams counts it: two bytes for each UTF-16 unit. */
export function sizeInBytes(json: unknown): number {
  return JSON.stringify(json).length * 2;
}

/** Bytes that are reserved for the line about left-out rows, the frame, and the card's own buttons. */
const reservedBytes = 8 * 1024;

/** A row that is shown again is not written again. */
const sizeOf = remembered((row: CardPart) => sizeInBytes(row));

/** Puts as many rows under the head as a message can hold, then a line with the number of rows left out. */
export function fitRows(
  head: readonly CardPart[],
  rows: readonly CardPart[],
  lineForLeft: (left: number) => CardPart,
): readonly CardPart[] {
  let used = sizeInBytes(head) + reservedBytes;
  const shown: CardPart[] = [];
  for (const row of rows) {
    used += sizeOf(row);
    if (used > largestCardBytes)
      return [...head, ...shown, lineForLeft(rows.length - shown.length)];
    shown.push(row);
  }
  return [...head, ...shown];
}
