import fc from 'fast-check';
import {
  cleanLine,
  cleanText,
  cutText,
  shortenText,
} from '../../../../src/core/domain/base/clean-text';

describe('free text', () => {
  test.each([
    ['keeps line breaks and tabs', 'ett\ttvå\ntre', 'ett\ttvå\ntre'],
    ['has one kind of line break', 'a\r\nb\rc', 'a\nb\nc'],
    ['loses control characters', 'a\u0000b\u000Bc\u001Bd\u007Fe\u0085f', 'abcdef'],
    ['loses noncharacters', 'a\uFFFEb\uFFFFc', 'abc'],
    ['has a replacement for half a pair', 'a\uD83Db\uDE00', 'a\uFFFDb\uFFFD'],
    ['keeps a whole pair', '\u{1F600}', '\u{1F600}'],
    ['has composed characters', 'a\u030A', 'å'],
    ['has a line break for the separators of Unicode', 'a\u2028b\u2029c', 'a\nb\nc'],
    ['loses direction marks', 'a\u200Eb\u200Fc\u061Cd\u202Ae\u202Ef\u2066g\u2069h', 'abcdefgh'],
    ['loses zero-width characters', 'a\u200Bb\uFEFFc\u2060d\u180Ee\u034Ff', 'abcdef'],
    ['loses soft hyphens, fillers and tags', 'a\u00ADb\u3164c\u{E0041}d\uFFF9e', 'abcde'],
    ['loses every noncharacter', 'a\uFDD0b\u{1FFFE}c', 'abc'],
    ['keeps a family of emoji', 'x👨‍👩‍👧‍👦y', 'x👨‍👩‍👧‍👦y'],
    ['keeps emoji with skin tone and selector', '👩🏽‍🚀 ❤️‍🔥 🏳️‍🌈 1️⃣', '👩🏽‍🚀 ❤️‍🔥 🏳️‍🌈 1️⃣'],
    ['keeps the non-joiner of Persian', 'می\u200Cخواهم', 'می\u200Cخواهم'],
    ['keeps the joiner of Hindi', 'क्\u200Dष', 'क्\u200Dष'],
    ['loses joiners between other letters', 'Språk\u200Dnämn\u200Cden', 'Språknämnden'],
    ['loses joiners at the edges', '\u200D👩\u200D', '👩'],
    ['loses selectors after letters', 'nämnd\uFE0F\u{E0101}', 'nämnd'],
    ['loses selectors after digits that are no keycap', 'Enhet 1\uFE0F', 'Enhet 1'],
    ['composes what an idle joiner kept apart', 'a\u200D\u030A', 'å'],
    ['keeps thirty marks on a character', `x${'\u0301'.repeat(30)}y`, `x${'\u0301'.repeat(30)}y`],
    ['loses marks beyond thirty', `x${'\u0301'.repeat(400)}y`, `x${'\u0301'.repeat(30)}y`],
    ['loses marks beyond thirty at the start', '\u0301'.repeat(31), '\u0301'.repeat(30)],
    [
      'loses them where idle joiners stood between',
      `x${'\u0301\u200D'.repeat(40)}y`,
      `x${'\u0301'.repeat(30)}y`,
    ],
    [
      'counts a mark that stands for two as two',
      `q${'\u0344'.repeat(20)}`,
      `q${'\u0308\u0301'.repeat(15)}`,
    ],
    ['is empty when nobody can see it', ' \u200B\u202E\u00A0\u3164 ', ''],
    ['has no white space around it', ' \n hej \t', 'hej'],
  ])('%s', (_, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  test('of pieces that mean something to each other is not changed by cleaning it again', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'å',
        'a\u030A',
        '\u030A',
        '\u200D',
        '\u200C',
        '\uFE0F',
        '👩',
        '🏽',
        '❤',
        'ی',
        'क',
        '\u094D',
      ],
      ...[
        '\u200B',
        '\u202E',
        '\u0374',
        '\u0345',
        '=',
        '\u0338',
        '\n',
        ' ',
        '\u{E0100}',
        '漢',
        '1',
        '\uD83D',
        '\uAC00',
        '\u11A8',
        '\u0344',
        '\u0316'.repeat(29),
        '\u0301\u200D'.repeat(16),
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const clean = cleanText(pieces.join(''));
        expect(cleanText(clean)).toBe(clean);
        expect(clean.normalize('NFC')).toBe(clean);
        expect(clean).not.toMatch(/[\u200B\u202E]/);
      }),
      { seed: 17, numRuns: 3000 },
    );
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

test.each([
  ['Ett\nmål', 'Ett mål'],
  [' Ett \r\n\r\n mål\tmed \u2028 delar ', 'Ett mål med delar'],
  ['Ett  mål', 'Ett  mål'],
])('a line break or tab of a single line is a space: %p', (written, line) => {
  expect(cleanLine(written)).toBe(line);
});

test('a name that is too long is shortened so that people see it', () => {
  expect(shortenText('abcd', 4)).toBe('abcd');
  expect(shortenText('abcde', 4)).toBe('abc…');
  expect(shortenText('ab cde', 4)).toBe('ab…');
  expect(shortenText('ab\u{1F600}cd', 4)).toBe('ab…');
});

test.each([
  ['spaces', ' '],
  ['marks', '\u030A'],
  ['joiners', '\u200D'],
  ['marks and joiners', 'क\u094D\u200D'],
  ['line breaks', '\n'],
  ['marks that are sorted', '\u0301\u0316'],
  ['marks that are sorted once joiners are gone', '\u0301\u200D\u0316\u200D'],
])('the work for a long text of %s does not grow faster than the text', (_, part) => {
  const shortestOf = (length: number) => {
    const text = `ā${part.repeat(length)}漢`;
    const runs = [1, 2, 3].map(() => {
      const begun = performance.now();
      cleanLine(text);
      return performance.now() - begun;
    });
    return Math.min(...runs);
  };
  const [short, long] = [shortestOf(10_000), shortestOf(160_000)];
  // Sixteen times the text takes 256 times as long where each character looks back on all before it.
  expect(long).toBeLessThan(100 * Math.max(short, 2));
});
