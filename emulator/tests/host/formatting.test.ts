/** @jest-environment jsdom */
import { render } from 'preact';
import { markdownToHtml } from '../../src/host/page/chat/markdown';
import { readCaml } from '../../src/host/page/lists/caml';
import type { App } from '../../src/host/page/base/app';
import { cellContent } from '../../src/host/page/lists/cells';
import { readExpression } from '../../src/host/page/lists/expression';
import { formattedCell } from '../../src/host/page/lists/formatting';
import { instantOf, wallTime } from '../../src/host/page/shell/zone';

describe('column formatting', () => {
  const lookup = (name: string) =>
    name === '@currentField' ? 'Saknas' : name === '[$Days]' ? -3 : '';

  test.each([
    ["=if(@currentField == 'Saknas', 'a', 'b')", 'a'],
    ["=if([$Days] < 0 && @currentField != '', 'sen', 'i tid')", 'sen'],
    ["='Dagar: ' + (2 + 3) * 2", 'Dagar: 10'],
    ["=if(indexOf(@currentField, 'akn') >= 0, true, false)", true],
    ['=!(1 == 2) || false', true],
    ['@currentField', 'Saknas'],
    ['bara text', 'bara text'],
    [
      {
        operator: '?',
        operands: [{ operator: '==', operands: ['@currentField', 'Saknas'] }, 1, 2],
      },
      1,
    ],
    [{ operator: '+', operands: ['x', '@currentField', '!'] }, 'xSaknas!'],
  ])('the expression %j gives %j', (source, expected) => {
    expect(readExpression(source)(lookup)).toBe(expected);
  });

  test('a lookup gives its text, and the id of the row that it points to', () => {
    const column = { name: 'Goal', displayName: 'Mål', kind: 'lookup', facet: {} };
    const row = { id: '7', values: { Goal: 42 }, shown: { Goal: 'BUF-1' } };
    const format = { elmType: 'span', txtContent: "='mål ' + [$Goal.lookupId] + ' ' + [$Goal]" };
    // Neither the person nor the clock is asked for.
    const app = {} as App;
    const { drawn } = cellContent(app, column as never, { row: row as never, columns: [], format });
    const place = document.createElement('div');
    render(drawn, place);
    expect(place.textContent).toBe('mål 42 BUF-1');
  });

  test('the grid shows a cell without formatting when the formatting has an unknown function', () => {
    expect(formattedCell({ elmType: 'div', txtContent: '=getDate(@now)' }, lookup)).toBeUndefined();
  });

  test('a cell keeps its text and gets a coloured pill, but no script and no script link', () => {
    const cell = formattedCell(
      {
        elmType: 'div',
        attributes: { class: 'sp-css-backgroundColor-BgGold' },
        children: [
          { elmType: 'span', txtContent: '@currentField' },
          { elmType: 'a', txtContent: 'x', attributes: { href: 'javascript:alert(1)' } },
          { elmType: 'script', txtContent: 'alert(1)' },
        ],
      },
      lookup,
    );
    const box = document.createElement('td');
    render(cell, box);
    expect(box.firstElementChild?.className).toBe('pill warning');
    expect(box.textContent).toContain('Saknas');
    expect(box.querySelector('script')).toBeNull();
    expect(box.querySelector('a')?.hasAttribute('href')).toBe(false);
  });
});

describe('CAML of views', () => {
  const row = (values: Record<string, string | number>, shown: Record<string, string> = {}) => ({
    id: 1,
    etag: '',
    version: 1,
    modified: '',
    modifiedBy: '',
    values,
    shown,
  });
  const context = { now: new Date('2027-01-10T12:00:00Z'), userName: 'Karin Lindgren' };
  const passes = (where: string, of: ReturnType<typeof row>) =>
    readCaml(`<Where>${where}</Where>`, context).passes(of);
  const late =
    '<Lt><FieldRef Name="Due"/><Value Type="DateTime"><Today OffsetDays="-7"/></Value></Lt>';
  const mine = '<Eq><FieldRef Name="Who"/><Value Type="Integer"><UserID/></Value></Eq>';

  test.each([
    [late, row({ Due: '2027-01-01T23:00:00Z' }), true],
    [late, row({ Due: '2027-01-03T23:00:00Z' }), false],
    [late, row({}), false],
    [mine, row({ Who: 7 }, { Who: 'Karin Lindgren' }), true],
    [mine, row({ Who: 8 }, { Who: 'Anna Bergqvist' }), false],
    ['<Geq><FieldRef Name="N"/><Value Type="Number">12.5</Value></Geq>', row({ N: 12.5 }), true],
    [
      `<And>${late}<IsNull><FieldRef Name="State"/></IsNull></And>`,
      row({ Due: '2026-01-01T00:00:00Z', State: 'x' }),
      false,
    ],
    [`<Or>${late}<IsNull><FieldRef Name="State"/></IsNull></Or>`, row({}), true],
    [
      '<In><FieldRef Name="S"/><Values><Value Type="Text">a</Value><Value Type="Text">b</Value></Values></In>',
      row({ S: 'b' }),
      true,
    ],
  ])('the condition %s decides whether the row is shown', (where, of, expected) => {
    expect(passes(where, of)).toBe(expected);
  });
});

describe('Markdown of the bot', () => {
  test.each([
    ['**fet** och _kursiv_', '<p><strong>fet</strong> och <em>kursiv</em></p>'],
    ['- ett\n- två', '<ul><li>ett</li><li>två</li></ul>'],
    ['1. ett\n2. två', '<ol><li>ett</li><li>två</li></ol>'],
    ['Rad\n\nNästa', '<p>Rad</p><p>Nästa</p>'],
    ['<script>x</script>', '<p>&lt;script&gt;x&lt;/script&gt;</p>'],
    ['[klicka](javascript:x)', '<p>[klicka](javascript:x)</p>'],
    ['a_b_c och 2*3*4', '<p>a_b_c och 2*3*4</p>'],
  ])('the text %j is converted to HTML', (text, html) => {
    expect(markdownToHtml(text)).toBe(html);
  });
});

describe('local time of the municipality', () => {
  test.each([
    ['2027-01-15T08:00', '2027-01-15T07:00:00.000Z'],
    ['2027-07-15T08:00', '2027-07-15T06:00:00.000Z'],
    ['2027-03-28T03:30', '2027-03-28T01:30:00.000Z'],
  ])('the local time %s is the instant %s', (local, instant) => {
    expect(instantOf(local, 'Europe/Stockholm').toISOString()).toBe(instant);
    expect(wallTime(new Date(instant), 'Europe/Stockholm')).toBe(local);
  });
});
