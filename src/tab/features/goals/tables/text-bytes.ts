/** What the first bytes of a text file say about its encoding. */
const byteOrderMarks = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/**
 * Decodes the bytes of a text file: by its byte order mark; else as UTF-8, and when they are not UTF-8 as Windows-1252, which is
 * what Excel in Swedish writes and holds all printable characters of Latin-1.
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = byteOrderMarks.find((mark) => mark.bytes.every((byte, at) => bytes[at] === byte));
  if (marked !== undefined) return new TextDecoder(marked.encoding).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The bytes are no UTF-8: the older encoding has a character for each byte.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** How many bytes are looked at to tell a text from a picture or a program. */
const lookedAt = 8_192;

/** True for bytes that are no text in any of the encodings: a zero byte stands among them, and no mark of UTF-16 before. */
export function isBinary(bytes: Uint8Array): boolean {
  const isWide = byteOrderMarks
    .slice(1)
    .some((mark) => mark.bytes.every((b, at) => bytes[at] === b));
  return !isWide && bytes.subarray(0, lookedAt).includes(0);
}
