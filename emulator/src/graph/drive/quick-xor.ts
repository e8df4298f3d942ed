const BITS = 160;
const SHIFT = 11;

/** Takes bytes piece by piece. */
interface QuickXor {
  update(bytes: Uint8Array): void;
  /** Base64. */
  digest(): string;
}

/**
 * The hash that SharePoint gives of a file: each byte is laid 11 bits further round a ring of 160 bits, and
 * the length over its end. Bytes that lie 160 apart meet, so they are folded first and laid once.
 *
 * @see https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash
 */
export function createQuickXor(): QuickXor {
  const folded = new Uint8Array(BITS);
  let length = 0;
  return {
    update: (bytes) => {
      for (const byte of bytes) {
        const at = length % BITS;
        folded[at] = (folded[at] ?? 0) ^ byte;
        length += 1;
      }
    },
    digest: () => Buffer.from(laid(folded, length)).toString('base64'),
  };
}

function laid(folded: Uint8Array, length: number): Uint8Array {
  const ring = new Uint8Array(BITS / 8);
  const lay = (at: number, byte: number): void => {
    ring[at % ring.length] = (ring[at % ring.length] ?? 0) ^ (byte & 0xff);
  };
  for (const [i, byte] of folded.entries()) {
    const bit = (i * SHIFT) % BITS;
    lay(bit >> 3, byte << (bit & 7));
    lay((bit >> 3) + 1, byte >> (8 - (bit & 7)));
  }
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(length));
  for (const [i, byte] of size.entries()) lay(ring.length - 8 + i, byte);
  return ring;
}
