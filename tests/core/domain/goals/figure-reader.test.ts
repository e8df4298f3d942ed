import fc from 'fast-check';
import { readNumber } from '../../../../src/core/domain/base/numbers';
import { readFigure, type FigureUnit } from '../../../../src/core/domain/goals/figure-reader';
import { measures } from '../../../../src/core/domain/goals/goal';

const percent: FigureUnit = { measure: 'percent' };
const people: FigureUnit = { measure: 'people' };

describe('a figure as a person writes it', () => {
  test.each<[string, FigureUnit | undefined, number]>([
    ['12,5', percent, 12.5],
    ['12,5 %', percent, 12.5],
    ['12,5\u00a0%', percent, 12.5],
    ['12,5\u2007%', percent, 12.5],
    ['12,5\u200B\u00a0%', percent, 12.5],
    ['45%', percent, 45],
    ['45 procent', percent, 45],
    ['45 Prosenttia', percent, 45],
    ['−2 %', { measure: 'change' }, -2],
    ['-2,5', { measure: 'change' }, -2.5],
    ['101,3', { measure: 'ratio' }, 101.3],
    ['101,3 procent', { measure: 'ratio' }, 101.3],
    ['2 st', people, 2],
    ['2 st.', people, 2],
    ['1 234 personer', people, 1234],
    ['500 kr', { measure: 'sek' }, 500],
    ['7,5 tim.', { measure: 'hours' }, 7.5],
    ['3 päivää', { measure: 'days' }, 3],
    ['17,3 poang', { measure: 'points' }, 17.3],
    ['240 Meritpoäng', { measure: 'points', unit: 'meritpoäng' }, 240],
    ['45 %', undefined, 45],
    ['45 kr', undefined, 45],
  ])('%s is read as a figure in %o', (text, unit, value) => {
    expect(readFigure(text, unit, 'sv')).toEqual({ value });
  });

  test.each<[string, FigureUnit | undefined, string]>([
    ['45 %', people, '%'],
    ['45%', { measure: 'count' }, '%'],
    ['3 st', { measure: 'ratio' }, 'st'],
    ['55 personer', percent, 'personer'],
    ['0,5 ‰', percent, '‰'],
    ['3 procentenheter', percent, 'procentenheter'],
    ['3 %-enheter', percent, '%-enheter'],
    ['12 tkr', { measure: 'sek' }, 'tkr'],
    ['12 €', { measure: 'sek' }, '€'],
    ['12 minuter', { measure: 'hours' }, 'minuter'],
    ['240 betyg', { measure: 'points', unit: 'meritpoäng' }, 'betyg'],
    ['12 äpplen', undefined, 'äpplen'],
  ])('%s is not taken as a figure in %o', (text, unit, written) => {
    expect(readFigure(text, unit, 'sv')).toEqual({ problem: 'other-unit', written });
  });

  test.each([
    ['', 'empty'],
    ['%', 'not-a-number'],
    ['abc', 'not-a-number'],
    ['12, %', 'not-a-number'],
    ['40 till 45 %', 'not-a-number'],
    ['kr 500', 'not-a-number'],
    ['12,', 'not-a-number'],
  ] as const)('%p is refused with %s', (text, problem) => {
    expect(readFigure(text, percent, 'sv')).toEqual({ problem });
  });

  test('is asked about when its number can be read in two ways', () => {
    const reading = { problem: 'ambiguous', readings: [1.234, 1234] };
    expect(readFigure('1.234 %', percent, 'sv')).toEqual(reading);
  });

  test('is read as the number alone whatever the text, unless a letter or a sign follows the last digit', () => {
    const texts = fc.string({
      unit: fc.constantFrom(...Array.from('0123456789.,- %krst\u00a0\u200B')),
    });
    fc.assert(
      fc.property(texts, fc.constantFrom(...measures), (text, measure) => {
        const reading = readFigure(text, { measure }, 'sv');
        const bare = readNumber(text.replace(/[^\d]*$/u, ''), 'sv');
        if ('value' in reading) expect(reading).toEqual(bare);
      }),
    );
  });
});
