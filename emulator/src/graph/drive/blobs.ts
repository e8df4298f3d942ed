import type { Store } from '../../state/emulator';
import { newGuid } from '../protocol/errors';
import type { FileContent } from '../lists/model';
import { createQuickXor } from './quick-xor';

/**
 * Bytes of one entry of the store. Pieces of an upload session are multiples of it, so each piece fills whole
 * entries.
 *
 * @see https://learn.microsoft.com/graph/api/driveitem-createuploadsession
 */
export const CHUNK_BYTES = 327_680;

/** Identifies the bytes of a file version in the store. */
export interface BlobPlace {
  readonly listId: string;
  readonly blob: string;
}

/** Bytes that are in the store and belong to no file yet. */
export type StoredBytes = Pick<FileContent, 'blob' | 'size' | 'hash'>;

const chunkKey = ({ listId, blob }: BlobPlace, chunk: number): string =>
  `g/blob/${listId}/${blob}/${String(chunk).padStart(9, '0')}`;

/** Writes bytes from offset `from`, a multiple of the chunk size. The caller holds the transaction. */
export function writeChunks(store: Store, at: BlobPlace, part: { from: number; bytes: Buffer }) {
  for (let offset = 0; offset < part.bytes.length; offset += CHUNK_BYTES) {
    const chunk = (part.from + offset) / CHUNK_BYTES;
    store.put(chunkKey(at, chunk), part.bytes.subarray(offset, offset + CHUNK_BYTES));
  }
}

/** Writes all bytes of a file in the caller's transaction. */
export function writeBlob(store: Store, listId: string, bytes: Buffer): StoredBytes {
  const at = { listId, blob: newGuid() };
  writeChunks(store, at, { from: 0, bytes });
  const hash = createQuickXor();
  hash.update(bytes);
  return { blob: at.blob, size: bytes.length, hash: hash.digest() };
}

/** Reads the bytes from `start` up to, but not including, `end`. */
export function* readBlob(
  store: Store,
  at: BlobPlace,
  range: { readonly start: number; readonly end: number },
): Generator<Buffer> {
  for (let n = Math.floor(range.start / CHUNK_BYTES); n * CHUNK_BYTES < range.end; n += 1) {
    const chunk = store.get<Buffer>(chunkKey(at, n));
    if (chunk === undefined) return;
    yield chunk.subarray(Math.max(0, range.start - n * CHUNK_BYTES), range.end - n * CHUNK_BYTES);
  }
}

/** The QuickXorHash of bytes that are in the store. */
export function hashOf(store: Store, at: BlobPlace, size: number): string {
  const hash = createQuickXor();
  for (const chunk of readBlob(store, at, { start: 0, end: size })) hash.update(chunk);
  return hash.digest();
}

/** Removes the bytes of a file version from the store. */
export function removeBlob(store: Store, at: BlobPlace, size: number): void {
  for (let n = 0; n * CHUNK_BYTES < size; n += 1) store.remove(chunkKey(at, n));
}
