import fc from 'fast-check';
import { readNumber, writeNumber } from '../../../../src/core/domain/base/numbers';

const languages = ['sv', 'en', 'fi'] as const;

describe('a number as a person writes it', () => {
  test.each([
    ['12,5', 'sv', 12.5],
    ['12.5', 'sv', 12.5],
    ['12 345,5', 'sv', 12345.5],
    ['12\u00a0345,5', 'sv', 12345.5],
    ['12\u202f345', 'fi', 12345],
    ['1\u2009234,5', 'fi', 1234.5],
    ['1,234.5', 'en', 1234.5],
    ['1,234.5', 'sv', 1234.5],
    ['1.234,5', 'sv', 1234.5],
    ['1.234,5', 'en', 1234.5],
    ['1,234', 'en', 1234],
    ['1,234', 'sv', 1.234],
    ['12,5', 'en', 12.5],
    ['1.234', 'en', 1.234],
    ['1.234.567', 'sv', 1234567],
    ['0.125', 'sv', 0.125],
    ['12 345.678', 'sv', 12345.678],
    ['12 345,678', 'en', 12345.678],
    ['\u22125,5', 'sv', -5.5],
    ['–3', 'sv', -3],
    ['-3', 'en', -3],
    ['- 3', 'sv', -3],
    ['+3', 'sv', 3],
    [',5', 'sv', 0.5],
    ['  7  ', 'sv', 7],
    ['007', 'sv', 7],
    ['-0', 'sv', 0],
    ['12,\u200B5', 'sv', 12.5],
    ['\u200E12,5\uFEFF', 'sv', 12.5],
    ['\u202A12,5\u202C', 'sv', 12.5],
    ['1\u2007234', 'sv', 1234],
    ['1\u2009234\u202f567', 'sv', 1234567],
    ['\u20112,5', 'sv', -2.5],
    ['\u20102,5', 'sv', -2.5],
    ['\u2212\u20602,5', 'sv', -2.5],
  ] as const)('the text %s is read in %s as %d', (text, language, value) => {
    expect(readNumber(text, language)).toEqual({ value });
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['abc', 'not-a-number'],
    ['12 5', 'not-a-number'],
    ['1 2345', 'not-a-number'],
    ['1 234 56', 'not-a-number'],
    ['1 234.567,8', 'not-a-number'],
    ['12,5,6', 'not-a-number'],
    ['1.23.456', 'not-a-number'],
    ['.', 'not-a-number'],
    ['12,', 'not-a-number'],
    ['1,2.3,4', 'not-a-number'],
    ['--5', 'not-a-number'],
    ['5 kr', 'not-a-number'],
    ['%', 'not-a-number'],
    ['50 %', 'not-a-number'],
    ['1e3', 'not-a-number'],
    [',', 'not-a-number'],
    ['1234567890123456', 'too-large'],
    ['1'.repeat(101), 'too-large'],
    ['\u200B', 'empty'],
    ['\u202E\u00a0', 'empty'],
  ])('the text %p is refused with %s', (text, problem) => {
    expect(readNumber(text, 'sv')).toEqual({ problem });
  });

  test.each([
    ['1\u200B234', 'U+200B'],
    ['1\u00AD234', 'U+00AD'],
    ['12\u20605', 'U+2060'],
    ['1\u202E2', 'U+202E'],
    ['1\u200B\uFEFF2', 'U+200B'],
    ['1\u00002', 'U+0000'],
    ['1\u{E0041}2', 'U+E0041'],
  ])(
    'the text %p is refused, and the hidden character between its digits is named',
    (text, character) => {
      expect(readNumber(text, 'sv')).toEqual({ problem: 'hidden-character', character });
    },
  );

  test('a lone point before three digits is ambiguous in Swedish and Finnish', () => {
    const ambiguous = { problem: 'ambiguous', readings: [1.234, 1234] };
    expect(readNumber('1.234', 'sv')).toEqual(ambiguous);
    expect(readNumber('1.234', 'fi')).toEqual(ambiguous);
    expect(readNumber('-1.234', 'sv')).toEqual({ problem: 'ambiguous', readings: [-1.234, -1234] });
  });

  test('every number that the product writes is read as the same number in each language', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom(...languages),
        (whole, decimals, language) => {
          const value = whole / 10 ** decimals;
          const written = writeNumber(value, language, decimals);
          expect(readNumber(written, language)).toEqual({ value: value === 0 ? 0 : value });
        },
      ),
      { seed: 1 },
    );
  });

  test('every text is read as a finite number or refused with a problem', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789., \u00a0-+%\u2212x'.split('')) });
    fc.assert(
      fc.property(text, fc.constantFrom(...languages), (written, language) => {
        const reading = readNumber(written, language);
        if ('value' in reading) expect(Number.isFinite(reading.value)).toBe(true);
        else expect(reading.problem).not.toBe('');
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  test('numbers are written in the format of the language', () => {
    expect(writeNumber(12345.5, 'sv', 1)).toBe('12\u00a0345,5');
    expect(writeNumber(12345.5, 'en', 1)).toBe('12,345.5');
    expect(writeNumber(-3, 'sv', 0)).toBe('\u22123');
  });
});
