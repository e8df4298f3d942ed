import fc from 'fast-check';
import { readHtmlTable } from '../../../../../src/tab/features/goals/tables/html-table';

const cellsOf = (html: string) => readHtmlTable(html, '')?.rows.map(({ cells }) => cells);

describe('a table on the clipboard', () => {
  test('of Word is read with paragraphs as lines', () => {
    const html = `<html><body><!--StartFragment--><table class=MsoTableGrid><tr><td><p class=MsoNormal>Mål<o:p></o:p></p></td>
<td><p class=MsoNormal><b>Nämnd</b></p></td></tr><tr><td><p>Fler flickor
 läser</p><p>teknik</p></td><td><p>Barn- och<br>utbildning</p></td></tr></table><!--EndFragment--></body></html>`;
    expect(cellsOf(html)).toEqual([
      ['Mål', 'Nämnd'],
      ['Fler flickor läser\nteknik', 'Barn- och\nutbildning'],
    ]);
  });

  test('of Google Sheets or Excel keeps quotes, and blank rows keep their numbers', () => {
    const html = `<google-sheets-html-origin><table><tbody><tr><td data-sheets-value="x">"Trygg" skola för alla</td><td>1</td></tr><tr><td></td><td></td></tr><tr><td>om "vi"</td><td>2</td></tr></tbody></table>`;
    expect(readHtmlTable(html, 'x')).toEqual({
      name: 'x',
      rows: [
        { number: 1, cells: ['"Trygg" skola för alla', '1'] },
        { number: 3, cells: ['om "vi"', '2'] },
      ],
    });
  });

  test('has merged cells on each row, in their first column', () => {
    const html = `<table><tr><th rowspan=2>BUF</th><th colspan=2>Utgångsvärde</th><th>Mål</th></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>`;
    expect(cellsOf(html)).toEqual([
      ['BUF', 'Utgångsvärde', '', 'Mål'],
      ['BUF', '1', '2', '3'],
    ]);
  });

  test('is the one with the most rows; a table inside a cell is text of it', () => {
    const html = `<table><tr><td>a</td></tr></table><table><tr><td>b</td><td><table><tr><td>c</td></tr></table></td></tr><tr><td>d</td><td>e</td></tr></table>`;
    expect(cellsOf(html)).toEqual([
      ['b', 'c'],
      ['d', 'e'],
    ]);
  });

  test.each(['', 'bara text', '<p>text</p>', '<table><tr><td>en cell</td></tr></table>'])(
    'is none in %p',
    (html) => {
      expect(cellsOf(html)).toBeUndefined();
    },
  );

  test('runs no script and fetches nothing', () => {
    const html =
      '<table><tr><td>a<img src=x onerror="window.hit=1"><script>window.hit=1</script></td><td>b</td></tr></table>';
    cellsOf(html);
    expect('hit' in window).toBe(false);
  });

  test('is read whatever spans its cells have', () => {
    const span = fc.constantFrom('', 'colspan=2', 'rowspan=2', 'rowspan=0', 'colspan=-1', 'colspan=9999999', 'rowspan=x'); // prettier-ignore
    const cell = span.map((one) => `<td ${one}>x</td>`);
    const table = fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 4 });
    fc.assert(
      fc.property(table, (rows) => {
        const html = `<table>${rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('')}</table>`;
        const read = readHtmlTable(html, '');
        expect(read === undefined || read.rows.length <= rows.length).toBe(true);
      }),
    );
  });
});
