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

test('the work for a long run of marks does not grow faster than the text', () => {
  const shortestOf = (length: number) => {
    const text = `a${'\u0301\u0316'.repeat(length)}`;
    const runs = [1, 2, 3].map(() => {
      const begun = performance.now();
      expect(normalizeForSearch(text)).toBe('a');
      return performance.now() - begun;
    });
    return Math.min(...runs);
  };
  const [short, long] = [shortestOf(5_000), shortestOf(80_000)];
  // Sixteen times the text takes 256 times as long where the marks are sorted.
  expect(long).toBeLessThan(100 * Math.max(short, 2));
});
