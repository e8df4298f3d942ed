import { readBoundedFigure } from '../../../../src/core/domain/goals/bounded-figure';

test.each([
  ['ca 45 %', { text: '45 %' }],
  ['Cirka 45', { text: '45' }],
  ['c:a 45', { text: '45' }],
  ['~45', { text: '45' }],
  ['minst 90 %', { text: '90 %', direction: 'rising' }],
  ['≥90', { text: '90', direction: 'rising' }],
  ['minst ca 90', { text: '90', direction: 'rising' }],
  ['vähintään 90', { text: '90', direction: 'rising' }],
  ['högst 5', { text: '5', direction: 'falling' }],
  ['max. 5 dagar', { text: '5 dagar', direction: 'falling' }],
  ['12,5', { text: '12,5' }],
  ['minsta 5', { text: 'minsta 5' }],
  ['1\u200B2', { text: '1\u200B2' }],
])('%p', (written, read) => {
  expect(readBoundedFigure(written)).toEqual(read);
});
