import { bytesWithin } from '../../../../src/core/domain/base/bytes-within';

/** Streams chunks of these sizes, and notes how many were read and whether the reader has ended the stream. */
function streamOf(sizes: readonly number[]) {
  const seen = { read: 0, isEnded: false };
  async function* chunks() {
    try {
      for (const size of sizes) {
        seen.read += 1;
        yield await Promise.resolve(new Uint8Array(size));
      }
    } finally {
      seen.isEnded = true;
    }
  }
  return { stream: chunks(), seen };
}

it.each([
  ['nothing', []],
  ['exactly the bound', [4, 6]],
  ['less', [1, 2, 3]],
])('a stream of %s is read to its end', async (_name, sizes) => {
  const chunks = await bytesWithin(streamOf(sizes).stream, 10);
  expect(chunks?.map(({ byteLength }) => byteLength)).toEqual(sizes);
});

it.each([
  ['one byte more', [10, 1, 5], 2],
  ['a first chunk that is too large', [11, 1], 1],
  ['chunks without an end', Array<number>(1_000).fill(3), 4],
])('a stream of %s is left, and its rest is not read', async (_name, sizes, read) => {
  const { stream, seen } = streamOf(sizes);
  expect(await bytesWithin(stream, 10)).toBeUndefined();
  expect(seen).toEqual({ read, isEnded: true });
});
