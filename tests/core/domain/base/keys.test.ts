import { hasKey, isSameKey, keyForm } from '../../../../src/core/domain/base/keys';

test.each([
  ['BUF-1', 'buf-1'],
  ['BUF-1', ' BUF-1 '],
  ['ÄLD-1', 'äld-1'],
  // An A with a ring, as one character and as two.
  ['V\u00C5RD', 'VA\u030ARD'],
  ['helar-2026:BUF-1', 'Helar-2026:buf-1'],
])('%p and %p are the same key', (one, other) => {
  expect(isSameKey(one, other)).toBe(true);
  expect(keyForm(one)).toBe(keyForm(other));
  expect(hasKey(['X', one], other)).toBe(true);
});

test.each([
  ['BUF-1', 'BUF-11'],
  ['BUF-1', 'BUF_1'],
  ['VÅRD', 'VARD'],
  ['BUF-1', ''],
])('%p and %p are two keys', (one, other) => {
  expect(isSameKey(one, other)).toBe(false);
  expect(hasKey([one], other)).toBe(false);
});
