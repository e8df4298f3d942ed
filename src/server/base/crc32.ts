/** The polynomial of CRC-32 as gzip uses it, with the lowest power in the highest bit. @see RFC 1952, section 8 */
const polynomial = 0xedb88320;

/** Multiplies two polynomials modulo that of CRC-32. */
function multiplied(a: number, b: number): number {
  let product = 0;
  let shifted = b;
  for (let bit = 0x80000000; bit !== 0; bit >>>= 1) {
    if ((a & bit) !== 0) product ^= shifted;
    shifted = (shifted & 1) === 0 ? shifted >>> 1 : (shifted >>> 1) ^ polynomial;
  }
  return product >>> 0;
}

/** Returns what a checksum is multiplied by when so many bytes follow: x to the power of their number of bits. */
function shiftOf(bytes: number): number {
  let power = 0x80000000;
  // x to the power of 8: one byte.
  let square = 0x00800000;
  for (let left = bytes; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) power = multiplied(power, square);
    square = multiplied(square, square);
  }
  return power;
}

/**
 * Returns the CRC-32 of two byte sequences, one after the other, from the checksum of each. Takes as long for megabytes as for
 * a byte.
 *
 * @param bytes the length of the second sequence
 */
export function crcOfBoth(first: number, second: number, bytes: number): number {
  return (multiplied(first, shiftOf(bytes)) ^ second) >>> 0;
}
