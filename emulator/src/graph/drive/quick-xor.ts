const BITS = 160;
const SHIFT = 11;

/** A hash that is updated piece by piece. */
interface QuickXor {
  update(bytes: Uint8Array): void;
  /** The hash in base64. */
  digest(): string;
}

/**
 * Calculates QuickXorHash, which SharePoint gives for each file: every byte is XORed into a ring of 160 bits,
 * 11 bits further than the byte before, and the length into its last 8 bytes. Bytes 160 apart meet at the same
 * bit, so this XORs them together first.
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
    digest: () => Buffer.from(ringOf(folded, length)).toString('base64'),
  };
}

function ringOf(folded: Uint8Array, length: number): Uint8Array {
  const ring = new Uint8Array(BITS / 8);
  const xorInto = (at: number, byte: number): void => {
    ring[at % ring.length] = (ring[at % ring.length] ?? 0) ^ (byte & 0xff);
  };
  for (const [i, byte] of folded.entries()) {
    const bit = (i * SHIFT) % BITS;
    xorInto(bit >> 3, byte << (bit & 7));
    xorInto((bit >> 3) + 1, byte >> (8 - (bit & 7)));
  }
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(length));
  for (const [i, byte] of size.entries()) xorInto(ring.length - 8 + i, byte);
  return ring;
}
