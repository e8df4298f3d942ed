import { createHash, type Hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Steps } from '../../core/domain/base/steps';

/** How many UTF-16 units of text are encoded in one step. Encoding a view of several megabytes at once takes 30 ms. */
const encodedAtOnce = 65_536;

/** Text in UTF-8, with what is needed to send it behind other text. */
export interface WrittenText {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** SHA-256, in base64url. */
  readonly hash: string;
  readonly crc: number;
}

/** Collects text, and encodes and sums it piece by piece. */
class EncodedText {
  private readonly encoder = new TextEncoder();
  private readonly pieces: Uint8Array[] = [];
  private readonly hash: Hash = createHash('sha256');
  private crc = 0;
  private texts: string[] = [];
  private waiting = 0;

  add(text: string): void {
    this.texts.push(text);
    this.waiting += text.length;
    if (this.waiting >= encodedAtOnce) this.encode();
  }

  /** Returns all text. */
  written(): WrittenText {
    this.encode();
    const size = this.pieces.reduce((sum, { byteLength }) => sum + byteLength, 0);
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const piece of this.pieces) {
      bytes.set(piece, at);
      at += piece.byteLength;
    }
    return { bytes, hash: this.hash.digest('base64url'), crc: this.crc };
  }

  private encode(): void {
    const piece = this.encoder.encode(this.texts.join(''));
    this.pieces.push(piece);
    this.hash.update(piece);
    this.crc = crc32(piece, this.crc);
    this.texts = [];
    this.waiting = 0;
  }
}

function* addArray(text: EncodedText, items: readonly unknown[]): Steps<undefined> {
  text.add('[');
  for (const [at, item] of items.entries()) {
    text.add(`${at === 0 ? '' : ','}${JSON.stringify(item)}`);
    yield;
  }
  text.add(']');
}

/**
 * Writes the fields of a view as JSON, as they follow the first field of the same object: `,"b":1,"c":[]}`. Writes one element
 * of a list a step. No element of a view is undefined.
 */
export function* laterFieldSteps(fields: object): Steps<WrittenText> {
  const text = new EncodedText();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    text.add(`,${JSON.stringify(name)}:`);
    if (Array.isArray(value)) yield* addArray(text, value);
    else text.add(JSON.stringify(value));
  }
  text.add('}');
  return text.written();
}
