import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { crc32, deflateRaw, inflateRaw } from 'node:zlib';
import type { Me, ViewBase } from '../../core/api/base/view-base';
import { omit } from '../../core/domain/base/defined';
import type { Steps } from '../../core/domain/base/steps';
import { crcOfBoth } from '../base/crc32';
import { inTurns } from '../base/take-turns';
import { laterFieldSteps } from './json-steps';

/** A view of fewer bytes is sent as it is, since gzip would hardly make it smaller. */
const smallestPacked = 1024;
/** Most bytes of a block that deflate holds as they are. @see RFC 1951, section 3.2.4 */
const blockBytes = 65_535;

const packed = promisify(deflateRaw);
const unpacked = promisify(inflateRaw);

/**
 * A view without the field `me`, the only one that differs between people with equal rights. It is the end of the JSON text
 * that begins with `me`.
 */
export interface MadeView {
  /** Equal for equal content, and for nothing else. */
  readonly hash: string;
  readonly crc: number;
  /** The number of bytes of the text. */
  readonly length: number;
  /** The text in UTF-8; absent when `packed` holds it. */
  readonly plain?: Uint8Array<ArrayBuffer>;
  /** The text compressed by deflate; absent when it is too short to gain from it. */
  readonly packed?: Uint8Array<ArrayBuffer>;
}

/** Makes a view. Other work goes first after each slice, and zlib works in a thread of its own. */
export async function madeView<V extends ViewBase>(
  view: V | Steps<V> | Promise<V>,
): Promise<MadeView> {
  const given = await view;
  const whole = 'next' in given ? await inTurns(given) : given;
  const fields: object = omit<ViewBase, 'me'>(whole, 'me');
  const { bytes, hash, crc } = await inTurns(laterFieldSteps(fields));
  const known = { hash, crc, length: bytes.byteLength };
  if (bytes.byteLength < smallestPacked) return { ...known, plain: bytes };
  return { ...known, packed: new Uint8Array(await packed(bytes)) };
}

/** The part of a view that is about one person: the beginning of its JSON text. */
export interface PersonalPart {
  readonly bytes: Buffer;
  /** The eTag of the view of this person. */
  readonly tag: string;
  /** The begin of the gzip file that goes on with `MadeView.packed` and ends with `gzipEnd`. */
  readonly gzipBegin: Buffer;
  readonly gzipEnd: Buffer;
}

/** A gzip file begins so: compressed by deflate, without a name and a time. @see RFC 1952, section 2.3 */
const gzipHeader = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

/** Returns the bytes as blocks of deflate that hold them as they are. More blocks must follow. */
function storedBlocks(bytes: Buffer): Buffer {
  const blocks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += blockBytes) {
    const piece = bytes.subarray(at, at + blockBytes);
    const header = Buffer.alloc(5);
    header.writeUInt16LE(piece.length, 1);
    header.writeUInt16LE(~piece.length & 0xffff, 3);
    blocks.push(header, piece);
  }
  return Buffer.concat(blocks);
}

/** Makes the part about a person that belongs before the made view. */
export function personalPart(
  me: Me,
  { hash, crc, length }: Omit<MadeView, 'plain' | 'packed'>,
): PersonalPart {
  const bytes = Buffer.from(`{"me":${JSON.stringify(me)}`);
  const gzipEnd = Buffer.alloc(8);
  gzipEnd.writeUInt32LE(crcOfBoth(crc32(bytes), crc, length), 0);
  gzipEnd.writeUInt32LE((bytes.length + length) % 2 ** 32, 4);
  const tag = createHash('sha256').update(hash).update(bytes).digest('base64url').slice(0, 22);
  return {
    bytes,
    tag: `W/"${tag}"`,
    gzipBegin: Buffer.concat([gzipHeader, storedBlocks(bytes)]),
    gzipEnd,
  };
}

/** Returns the whole view as a gzip file, or undefined when it is too short to be packed. */
export function gzipOf(
  person: PersonalPart,
  { packed: rest }: MadeView,
): Uint8Array<ArrayBuffer> | undefined {
  return rest && Buffer.concat([person.gzipBegin, rest, person.gzipEnd]);
}

/** Returns the whole view as JSON in UTF-8. */
export async function plainOf(
  person: PersonalPart,
  { plain, packed: rest = new Uint8Array() }: MadeView,
): Promise<Uint8Array<ArrayBuffer>> {
  return Buffer.concat([person.bytes, plain ?? (await unpacked(rest))]);
}
