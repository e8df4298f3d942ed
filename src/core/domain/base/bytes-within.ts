/**
 * Collects the chunks of a stream up to a number of bytes, so that an answer without an end cannot fill the memory.
 *
 * @returns the chunks in order; `undefined` when there are more bytes, and then the rest of the stream is not read
 */
export async function bytesWithin(
  stream: AsyncIterable<Uint8Array>,
  most: number,
): Promise<readonly Uint8Array[] | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.byteLength;
    if (bytes > most) return undefined;
    chunks.push(chunk);
  }
  return chunks;
}
