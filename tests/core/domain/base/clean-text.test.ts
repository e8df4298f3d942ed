import fc from 'fast-check';
import { cleanText, cutText } from '../../../../src/core/domain/base/clean-text';

describe('free text', () => {
  test.each([
    ['keeps line breaks and tabs', 'ett\ttvå\ntre', 'ett\ttvå\ntre'],
    ['has one kind of line break', 'a\r\nb\rc', 'a\nb\nc'],
    ['loses control characters', 'a\u0000b\u000Bc\u001Bd\u007Fe\u0085f', 'abcdef'],
    ['loses noncharacters', 'a\uFFFEb\uFFFFc', 'abc'],
    ['has a replacement for half a pair', 'a\uD83Db\uDE00', 'a\uFFFDb\uFFFD'],
    ['keeps a whole pair', '\u{1F600}', '\u{1F600}'],
    ['has composed characters', 'a\u030A', 'å'],
    ['has no white space around it', ' \n hej \t', 'hej'],
  ])('%s', (_, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  test('that has been cleaned is well formed and is not changed by cleaning it again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }), (units) => {
        const clean = cleanText(String.fromCharCode(...units));
        expect(clean).not.toMatch(/\p{Surrogate}/u);
        expect(cleanText(clean)).toBe(clean);
      }),
      { seed: 13, numRuns: 500 },
    );
  });
});

test('a text is cut to the length, and before a pair that does not fit whole', () => {
  expect(cutText('abc', 3)).toBe('abc');
  expect(cutText('abcd', 3)).toBe('abc');
  expect(cutText('ab\u{1F600}', 3)).toBe('ab');
  expect(cutText('ab\u{1F600}', 4)).toBe('ab\u{1F600}');
});
