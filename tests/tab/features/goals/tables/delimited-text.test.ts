import fc from 'fast-check';
import { readDelimitedText } from '../../../../../src/tab/features/goals/tables/delimited-text';

const cellsOf = (text: string) => readDelimitedText(text, '').rows.map(({ cells }) => cells);

describe('a text with separators', () => {
  test.each([
    ['tabs', 'a\tb\r\nc\td', [['a', 'b'], ['c', 'd']]], // prettier-ignore
    ['semicolons', 'a;b\nc;d\n', [['a', 'b'], ['c', 'd']]], // prettier-ignore
    ['semicolons beside decimal commas', 'a;1,5\nb;2,5', [['a', '1,5'], ['b', '2,5']]], // prettier-ignore
    ['commas', 'Kod,Mål\nA,"Ett, två"', [['Kod', 'Mål'], ['A', 'Ett, två']]], // prettier-ignore
    ['the line that tells Excel', 'sep=,\na;b,c', [['a;b', 'c']]],
    ['one column', 'a\nb', [['a'], ['b']]],
    ['a quoted cell with a line break', 'KF\t"Kommun-\nfullmäktige"\tx', [['KF', 'Kommun-\nfullmäktige', 'x']]], // prettier-ignore
    ['doubled quotes, as Google Sheets writes them', '"""Trygg"" skola"\tb', [['"Trygg" skola', 'b']]], // prettier-ignore
    ['quotes inside, as Excel writes them', '"Trygg" skola\tb', [['"Trygg" skola', 'b']]],
    ['a quotation that does not end', 'KF\t"Kommun\nBUN\tNämnd', [['KF', '"Kommun'], ['BUN', 'Nämnd']]], // prettier-ignore
    ['an empty quoted cell', 'a;"";b', [['a', '', 'b']]],
    ['a quoted cell with semicolons and lines', 'a;"b;\nc"', [['a', 'b;\nc']]],
  ])('is read with %s', (_, text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  test('never joins rows by quotes that belong to their texts', () => {
    const titles = ['"Trygg" skola för alla', 'Fler pojkar läser', 'Alla vet om "vi"'];
    const open = ['"Trygg skola', 'Fler pojkar läser', 'Alla vet om "vi"'];
    for (const rows of [titles, open]) {
      const pasted = rows.map((title, at) => [`A-${String(at)}`, title, 'BUF']);
      expect(cellsOf(pasted.map((row) => row.join('\t')).join('\n'))).toEqual(pasted);
    }
  });

  test('counts rows as the sheet does, with blank ones and cells of several lines', () => {
    const { rows } = readDelimitedText('Mål 2026\n\n"a\nb"\tc\n\t\nd\te', '');
    expect(rows.map(({ number }) => number)).toEqual([1, 3, 5]);
  });

  test('gives back what a spreadsheet quotes, whatever stands in the cells', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'å', '"', ';', ',', '\n', ' '), minLength: 1 }); // prettier-ignore
    const cell = text.map((one) => one.trim()).filter((one) => one !== '');
    const rows = fc.integer({ min: 2, max: 4 }).chain(
      (width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }), // prettier-ignore
    );
    const quoted = (one: string) => `"${one.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(rows, (table) => {
        const csv = `sep=;\n${table.map((row) => row.map(quoted).join(';')).join('\r\n')}`;
        const tsv = table.map((row) => row.map(quoted).join('\t')).join('\r\n');
        expect(cellsOf(csv)).toEqual(table);
        expect(cellsOf(tsv)).toEqual(table);
      }),
    );
  });

  test('loses no character but separators, breaks, quotes and spaces, whatever is pasted', () => {
    const piece = fc.constantFrom('a', 'b', '"', '\t', ';', ',', '\n', '\r', ' ');
    const bare = (text: string) => text.replace(/[\s";,]/g, '');
    fc.assert(
      fc.property(fc.string({ unit: piece, maxLength: 60 }), (text) => {
        expect(bare(cellsOf(text).flat().join(''))).toBe(bare(text));
      }),
    );
  });
});
