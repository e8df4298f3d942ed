import fc from 'fast-check';
import { normalizeForSearch } from '../../../../src/core/domain/base/normalize-for-search';

test.each([
  ['Björkskolan', 'bjorkskolan'],
  ['ÅÄÖ åäö', 'aao aao'],
  ['Émilie', 'emilie'],
  ['A\u030angermanland', 'angermanland'],
  ['BUN-1, 40 %', 'bun-1, 40 %'],
  ['Ærø', 'ærø'],
  ['', ''],
])('%p is compared as %p', (text, normalized) => {
  expect(normalizeForSearch(text)).toBe(normalized);
});

test('composed and decomposed characters and both cases compare as equal', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aåäöéñ Ü1'.split('')) }), (text) => {
      const expected = normalizeForSearch(text);
      expect(normalizeForSearch(text.normalize('NFD'))).toBe(expected);
      expect(normalizeForSearch(text.toUpperCase())).toBe(expected);
      expect(normalizeForSearch(expected)).toBe(expected);
    }),
    { seed: 12 },
  );
});
