import { listMaps } from '../../../src/graph/list-registry';
import { plainText } from '../../../src/graph/columns/rich-text';
import { aRound } from '../../support/graph/builders';
import { readRow } from '../../support/graph/rows';

test.each([
  [
    '<div class="ExternalClass0A1">F&ouml;rsta raden<br>Andra &amp; sista</div>',
    'Första raden\nAndra & sista',
  ],
  ['<p>4,5&#160;%</p><p>&#228;r &lt; 5</p>', '4,5\u00a0%\när < 5'],
  ['<ul><li>Ett</li><li>Tv&#xe5;</li></ul>', 'Ett\nTvå'],
  ['<p>&unknown; &#9999999;</p>', '&unknown; &#9999999;'],
])('the text of a cell of rich text is what people see: %p', (cell, text) => {
  expect(plainText(cell)).toBe(text);
});

test.each([
  'Färre än 5: a < b och b > c',
  '<3',
  'Se <https://granforsa.example>',
  'R&D',
  '<p> saknas',
  '',
])('a text that is no rich text stays as it is: %p', (text) => {
  expect(plainText(text)).toBe(text);
});

test('a round whose column was turned into rich text keeps what it keeps', () => {
  const cells = { LeftOutGoals: '<div>BUN-1<br>SN-2</div>' };
  expect(readRow(listMaps.rounds, aRound(), cells).leftOutGoalKeys).toEqual(['BUN-1', 'SN-2']);
});
