// Looked up once: the loop below runs for each character of a card.
const { imul } = Math;

/**
 * Hashes content as 16 hex digits: two FNV-1a hashes with different seeds. The hash is the same in each process, and does
 * not protect against forgery.
 */
export function contentHash(content: unknown): string {
  const text = JSON.stringify(content);
  let one = 0x811c9dc5;
  let two = 0x1b873593;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = imul(one ^ unit, 0x01000193);
    two = imul(two ^ unit ^ (at & 0xff), 0x01000193);
  }
  const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
  return hex(one) + hex(two);
}
