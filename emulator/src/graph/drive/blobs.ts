import type { Store } from '../../state/emulator';
import { newGuid } from '../protocol/errors';
import type { FileContent } from '../lists/model';
import { createQuickXor } from './quick-xor';

/** Bytes of one entry of the store: what pieces of an upload session are multiples of. @see graph.md §14a.4 */
export const CHUNK = 327_680;

/** Where a file's bytes lie. */
export interface BlobPlace {
  readonly listId: string;
  readonly blob: string;
}

/** Bytes that are in the store and belong to no file yet. */
export type StoredBytes = Pick<FileContent, 'blob' | 'size' | 'hash'>;

const chunkKey = ({ listId, blob }: BlobPlace, chunk: number): string =>
  `g/blob/${listId}/${blob}/${String(chunk).padStart(9, '0')}`;

/** Writes bytes from a chunk on; `from` is a multiple of the chunk. The caller holds the transaction. */
export function writeChunks(store: Store, at: BlobPlace, part: { from: number; bytes: Buffer }) {
  for (let offset = 0; offset < part.bytes.length; offset += CHUNK) {
    const chunk = (part.from + offset) / CHUNK;
    store.put(chunkKey(at, chunk), part.bytes.subarray(offset, offset + CHUNK));
  }
}

/** Puts whole bytes into the store within the caller's transaction. */
export function writeBlob(store: Store, listId: string, bytes: Buffer): StoredBytes {
  const at = { listId, blob: newGuid() };
  writeChunks(store, at, { from: 0, bytes });
  const hash = createQuickXor();
  hash.update(bytes);
  return { blob: at.blob, size: bytes.length, hash: hash.digest() };
}

/** The bytes from `start` to before `end`, chunk by chunk. */
export function* readBlob(
  store: Store,
  at: BlobPlace,
  range: { readonly start: number; readonly end: number },
): Generator<Buffer> {
  for (let n = Math.floor(range.start / CHUNK); n * CHUNK < range.end; n += 1) {
    const chunk = store.get<Buffer>(chunkKey(at, n));
    if (chunk === undefined) return;
    yield chunk.subarray(Math.max(0, range.start - n * CHUNK), range.end - n * CHUNK);
  }
}

/** The QuickXorHash of bytes that came piece by piece. */
export function hashOf(store: Store, at: BlobPlace, size: number): string {
  const hash = createQuickXor();
  for (const chunk of readBlob(store, at, { start: 0, end: size })) hash.update(chunk);
  return hash.digest();
}

/** Takes bytes out of the store. */
export function removeBlob(store: Store, at: BlobPlace, size: number): void {
  for (let n = 0; n * CHUNK < size; n += 1) store.remove(chunkKey(at, n));
}
