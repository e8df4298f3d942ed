import type { Steps } from '../../core/domain/base/steps';

/** How many UTF-16 units of text are encoded in one step. Encoding a view of several megabytes at once takes 30 ms. */
const encodedAtOnce = 65_536;

/** Collects text and encodes it piece by piece. */
class EncodedText {
  private readonly encoder = new TextEncoder();
  private readonly pieces: Uint8Array[] = [];
  private texts: string[] = [];
  private waiting = 0;

  add(text: string): void {
    this.texts.push(text);
    this.waiting += text.length;
    if (this.waiting >= encodedAtOnce) this.encode();
  }

  /** Returns all text as UTF-8. */
  bytes(): Uint8Array<ArrayBuffer> {
    this.encode();
    const size = this.pieces.reduce((sum, { byteLength }) => sum + byteLength, 0);
    const all = new Uint8Array(size);
    let at = 0;
    for (const piece of this.pieces) {
      all.set(piece, at);
      at += piece.byteLength;
    }
    return all;
  }

  private encode(): void {
    this.pieces.push(this.encoder.encode(this.texts.join('')));
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

/** Writes what `JSON.stringify` writes of a view, as UTF-8, one element of its lists a step. No element of a view is undefined. */
export function* jsonSteps(view: object): Steps<Uint8Array<ArrayBuffer>> {
  const text = new EncodedText();
  text.add('{');
  let comma = '';
  for (const [name, value] of Object.entries(view)) {
    if (value === undefined) continue;
    text.add(`${comma}${JSON.stringify(name)}:`);
    comma = ',';
    if (Array.isArray(value)) yield* addArray(text, value);
    else text.add(JSON.stringify(value));
  }
  text.add('}');
  return text.bytes();
}
