import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { crcOfBoth } from '../../../src/server/base/crc32';

test('the checksum of two pieces follows from those of each, as zlib counts it', () => {
  const piece = fc.uint8Array({ maxLength: 3000 });
  fc.assert(
    fc.property(piece, piece, (first, second) => {
      const both = crc32(Buffer.concat([first, second]));
      expect(crcOfBoth(crc32(first), crc32(second), second.length)).toBe(both);
    }),
    { seed: 8, numRuns: 60 },
  );
});
