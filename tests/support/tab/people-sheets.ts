import { strToU8, zipSync } from 'fflate';
import { textCell, workbookBytes, workbookFiles } from './workbook-bytes';

/** A cell of a made workbook: a text, a number, a number in the style `s` of `workbookBytes`, or a formula with its value. */
type Cell = string | number | { readonly s: number; readonly v: number } | { readonly f: string; readonly v: number }; // prettier-ignore

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function cellXml(cell: Cell, address: string): string {
  if (cell === '') return '';
  if (typeof cell === 'string') return textCell(address, cell);
  if (typeof cell === 'number') return `<c r="${address}"><v>${String(cell)}</v></c>`;
  if ('f' in cell) return `<c r="${address}"><f>${cell.f}</f><v>${String(cell.v)}</v></c>`;
  return `<c r="${address}" s="${String(cell.s)}"><v>${String(cell.v)}</v></c>`;
}

/** Writes the rows of a sheet, from row 1. An empty list leaves its row out. */
function sheet(name: string, rows: readonly (readonly Cell[])[], merged: readonly string[] = []) {
  const xml = rows.map((cells, at) => {
    const inner = cells.map((cell, column) => cellXml(cell, `${letters[column] ?? ''}${String(at + 1)}`)); // prettier-ignore
    return `<row r="${String(at + 1)}">${inner.join('')}</row>`;
  });
  return { name, rows: xml.join(''), merged };
}

const date = (v: number): Cell => ({ s: 1, v });
const perCent = (v: number): Cell => ({ s: 2, v });
const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const wide = (text: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
const wideOther = (text: string) =>
  new Uint8Array([0xfe, 0xff, ...Buffer.from(text, 'utf16le').swap16()]);

const headings = ['Kod', 'Mål', 'Organ', 'Indikator', 'Mäts i', 'Uppdelning', 'Riktning', 'Målvärde', 'Ska vara nått']; // prettier-ignore
const goal = (key: string, target: Cell, on: Cell, measure = 'Procent'): readonly Cell[] => [
  ...[key, `Fler ${key}`, 'KF', 'Andel', measure, 'Totalt', 'Ska öka', target, on],
];
const lines = (rows: readonly (readonly Cell[])[], delimiter: string, end = '\r\n'): string =>
  rows
    .map((cells) =>
      cells.map((cell) => String(typeof cell === 'object' ? cell.v : cell)).join(delimiter),
    )
    .join(end);
const small = ['Kod', 'Mål', 'Organ'];

/** What a person brings, the list that it is for, which of several sheets they choose, and what must come out. */
export interface PeopleSheet {
  readonly name: string;
  readonly what?: 'organisation' | 'goals';
  readonly bytes?: Uint8Array;
  readonly html?: string;
  readonly sheet?: number;
  /** For each row its number, its outcome, and what it was understood as or refused for; then what is skipped and asked. */
  readonly comesOut: readonly string[];
}

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {mso-style-parent:"";}</style></head>
<body lang=SV><!--StartFragment--><table class=MsoTableGrid border=1 style='mso-yfti-tbllook:1184'><tr style='mso-yfti-irow:0'>
<td><p class=MsoNormal><b>Mål<o:p></o:p></b></p></td><td><p class=MsoNormal>Organ</p></td><td><p class=MsoNormal>Härlett ur</p></td></tr>
<tr><td><p class=MsoNormal>Fler flickor
 läser teknik<o:p></o:p></p></td><td><p class=MsoNormal>KF</p></td><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td></tr></table><!--EndFragment--></body></html>`;
const googleSheets = `<google-sheets-html-origin><style>td {border: 1px solid #ccc;}</style><table><tbody>
<tr><td>Kod</td><td>Mål</td><td>Organ</td></tr><tr><td>A</td><td data-sheets-value="{}">"Trygg" skola för alla; även om "vi"</td><td>KF</td></tr></tbody></table>`;
const libreOffice = `<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 24.2"/></head><body><table cellspacing="0"><colgroup width="85"></colgroup>
<tr><td height="17" align="left"><b><font face="Liberation Sans">Kod</font></b></td><td><b>Mål</b></td><td><b>Organ</b></td><td><b>Utgångsår</b></td></tr>
<tr><td align="left">A</td><td>Fler</td><td>KF</td><td align="right" sdval="2024" sdnum="1053;">2024</td></tr></table></body></html>`;
const excelHtml = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td colspan=3 class=xl66>Mål 2026</td></tr><tr><td>Kod</td><td>Mål</td><td>Organ</td></tr>
<tr><td>A</td><td>Fler</td><td rowspan=2>KF</td></tr><tr><td>B</td><td>Färre</td></tr></table></body></html>`;

const workbooks: readonly PeopleSheet[] = [
  {
    name: 'merged headings, a title, sections and sums',
    bytes: workbookBytes(sheet('Mål', [['Jämställdhetsmål 2026'], [], headings, ['Kommunfullmäktige'], goal('A', 45, 2026), goal('B', 50, 2026), ['Summa', '', '', '', '', '', '', 95]], ['A1:I1', 'A4:I4'])), // prettier-ignore
    comesOut: [
      '5 Fler A new measure=percent split=total direction=rising target=45 targetOn=2026-12-31',
      '6 Fler B new measure=percent split=total direction=rising target=50 targetOn=2026-12-31',
      '1 title',
      '4 title',
      '7 sum',
    ],
  },
  {
    name: 'dates and per cent as Excel stores them',
    bytes: workbookBytes(sheet('Mål', [headings, goal('A', perCent(0.955), date(46387)), goal('B', perCent(0.5), date(46752))])), // prettier-ignore
    comesOut: [
      '2 Fler A new measure=percent split=total direction=rising target=95.5',
      '3 Fler B new measure=percent split=total direction=rising target=50',
    ],
  },
  {
    name: 'formulas, of which the value counts',
    bytes: workbookBytes(sheet('Mål', [headings, goal('A', { f: '40+5', v: 45 }, 2026)])),
    comesOut: [
      '2 Fler A new measure=percent split=total direction=rising target=45 targetOn=2026-12-31',
    ],
  },
  {
    name: 'several sheets, of which the second has the goals',
    bytes: workbookBytes(sheet('Läs mig', [['Om bladet']]), sheet('Tomt', []), sheet('Mål', [small, ['A', 'Fler', 'KF']])), // prettier-ignore
    sheet: 1,
    comesOut: ['2 Fler new'],
  },
  {
    name: 'empty columns at the left and between',
    bytes: workbookBytes(sheet('Mål', [[], ['', 'Kod', '', 'Mål', 'Organ'], ['', 'A', '', 'Fler', 'KF']])), // prettier-ignore
    comesOut: ['3 Fler new'],
  },
  {
    name: 'headings in two rows, the upper one merged',
    bytes: workbookBytes(sheet('Mål', [['Kod', 'Mål', 'Organ', 'Indikator', 'Mäts i', 'Uppdelning', 'Riktning', 'Utgångsvärde', '', 'Målvärde', 'Ska vara nått'], ['', '', '', '', '', '', '', 'kvinnor', 'män'], ['A', 'Fler', 'KF', 'Andel', 'Procent', 'Kvinnor och män', 'Ska öka', 40, 60, 50, '2027']], ['H1:I1'])), // prettier-ignore
    comesOut: [
      '3 Fler new measure=percent split=women-men direction=rising baselineWomen=40 baselineMen=60 target=50 targetOn=2027-12-31',
      '1 title',
    ],
  },
  {
    name: 'a body that is merged over the rows of its goals',
    bytes: workbookBytes(sheet('Mål', [['Organ', 'Kod', 'Mål'], ['KF', 'A', 'Fler'], ['', 'B', 'Färre']], ['A2:A3'])), // prettier-ignore
    comesOut: ['2 Fler new', '3 Färre new'],
  },
  {
    name: 'the headings once more in the middle',
    bytes: workbookBytes(sheet('Mål', [small, ['A', 'Fler', 'KF'], small, ['B', 'Färre', 'KF']])),
    comesOut: ['2 Fler new', '4 Färre new', '3 heading'],
  },
  {
    name: '0,955 in a column of per cent without its format',
    bytes: workbookBytes(sheet('Mål', [headings, goal('A', 0.955, 2026), goal('B', 45, 2026)])),
    comesOut: [
      '2 Fler A refused target:asks-fraction written=0.955 meant=95.5',
      '3 Fler B new measure=percent split=total direction=rising target=45 targetOn=2026-12-31',
      'target 0.955? 95.5',
    ],
  },
];

const texts: readonly PeopleSheet[] = [
  {
    name: 'CSV of Swedish Excel in Latin-1, with semicolons and decimal commas',
    bytes: latin(lines([headings, goal('Å-1', '45,5', '2026-12-31')], ';')),
    comesOut: ['2 Fler Å-1 new measure=percent split=total direction=rising target=45.5'],
  },
  {
    name: 'CSV in UTF-8 with its mark, and quotes inside titles',
    bytes: strToU8(`\uFEFF${lines([small, ['A', '"""Trygg"" skola; för alla"', 'KF'], ['B', '"Trygg" väg', 'KF']], ';')}`), // prettier-ignore
    comesOut: ['2 "Trygg" skola; för alla new', '3 "Trygg" väg new'],
  },
  {
    name: 'CSV of Google Sheets with commas',
    bytes: strToU8(lines([small, ['A', '"Fler, och ""bättre"""', 'KF']], ',', '\n')),
    comesOut: ['2 Fler, och "bättre" new'],
  },
  {
    name: 'CSV that names its delimiter',
    bytes: strToU8(`sep=;\r\n${lines([small, ['A', 'Fler, bättre', 'KF']], ';')}`),
    comesOut: ['2 Fler, bättre new'],
  },
  {
    name: 'CSV of LibreOffice with all cells in quotes, one of two lines',
    bytes: strToU8(lines([small, ['A', 'Fler\noch bättre', 'KF']].map((row) => row.map((cell) => `"${cell}"`)), ';', '\n')), // prettier-ignore
    comesOut: ['2 Fler och bättre new title=Fler och bättre'],
  },
  {
    name: 'Unicode text of Excel (UTF-16), with tabs',
    bytes: wide(lines([small, ['A', 'Fler på ö', 'KF']], '\t')),
    comesOut: ['2 Fler på ö new'],
  },
  {
    name: 'UTF-16 with the other order of bytes',
    bytes: wideOther(lines([small, ['A', 'Fler på ö', 'KF']], ';')),
    comesOut: ['2 Fler på ö new'],
  },
  {
    name: 'lines that end as on an old Macintosh',
    bytes: strToU8(lines([small, ['A', 'Fler', 'KF'], ['B', 'Färre', 'KF']], ';', '\r')),
    comesOut: ['2 Fler new', '3 Färre new'],
  },
  {
    name: 'figures with words: ca 45 %, minst 90 %, 2 st, högst 5',
    bytes: strToU8(lines([headings, goal('A', 'ca 45 %', '2026'), ['B', 'Fler B', 'KF', 'Andel', 'Procent', 'Totalt', '', 'minst 90 %', '2026'], goal('C', '2 st', '2026', 'Antal'), ['D', 'Färre D', 'KF', 'Dagar', 'Dagar', 'Totalt', '', 'högst 5', '2026']], ';')), // prettier-ignore
    comesOut: [
      '2 Fler A new measure=percent split=total direction=rising target=45 targetOn=2026-12-31',
      '3 Fler B new measure=percent split=total direction=rising target=90 targetOn=2026-12-31',
      '4 Fler C new measure=count split=total direction=rising target=2 targetOn=2026-12-31',
      '5 Färre D new measure=days split=total direction=falling target=5 targetOn=2026-12-31',
    ],
  },
  {
    name: 'dates as people write them, one of which is two',
    bytes: strToU8(lines([headings, goal('A', 1, '31/12 2026'), goal('B', 1, 'dec 2027'), goal('C', 1, '46387'), goal('D', 1, '31 december 2026'), goal('E', 1, '3/4/2026'), goal('F', 1, 'snart')], ';')), // prettier-ignore
    comesOut: [
      '2 Fler A new measure=percent split=total direction=rising target=1 targetOn=2026-12-31',
      '3 Fler B new measure=percent split=total direction=rising target=1 targetOn=2027-12-31',
      '4 Fler C new measure=percent split=total direction=rising target=1 targetOn=2026-12-31',
      '5 Fler D new measure=percent split=total direction=rising target=1 targetOn=2026-12-31',
      '6 Fler E refused targetOn:two-dates one=2026-04-03 other=2026-03-04',
      '7 Fler F refused targetOn:not-a-date',
    ],
  },
  {
    name: 'per cent on a count, and a word that is nearly one',
    bytes: strToU8(lines([headings, goal('A', '45 %', '2026', 'Personer'), goal('B', '45', '2026', 'Procnt')], ';')), // prettier-ignore
    comesOut: [
      '2 Fler A refused target:other-unit written=%',
      '3 Fler B refused measure:unknown-word suggestion=percent',
    ],
  },
  {
    name: 'two headings that mean the same column',
    bytes: strToU8(
      lines(
        [
          ['Kod', 'Mål', 'Organ', 'Enhet'],
          ['A', 'Fler', 'x', 'KF'],
        ],
        ';',
      ),
    ),
    comesOut: [
      '1  refused Organ:doubled-column Enhet:doubled-column',
      '2 Fler refused body:missing',
    ],
  },
  {
    name: 'characters that nobody sees',
    bytes: strToU8(lines([headings, goal('A\u200B', '\u00A045\u00A0', '2026'), goal('B', '4\u200B5', '2026')], ';')), // prettier-ignore
    comesOut: [
      '2 Fler A new measure=percent split=total direction=rising target=45 targetOn=2026-12-31',
      '3 Fler B refused target:hidden-character character=U+200B',
    ],
  },
  {
    name: 'names of bodies, one unknown, and no codes',
    bytes: strToU8(lines([['Mål', 'Nämnd'], ['Fler flickor', 'kommunfullmäktige'], ['Fler pojkar', 'Okända nämnden']], ';')), // prettier-ignore
    comesOut: ['2 Fler flickor new key=KF-1 body=KF', '3 Fler pojkar refused body:unknown'],
  },
  {
    name: 'no headings at all',
    bytes: strToU8(
      lines(
        [
          ['A', 'Fler', 'KF'],
          ['B', 'Färre', 'KF'],
        ],
        '\t',
      ),
    ),
    comesOut: ['1 Fler new', '2 Färre new'],
  },
  {
    name: 'headings in Finnish',
    bytes: strToU8(
      lines(
        [
          ['Tunnus', 'Tavoite', 'Toimielin'],
          ['A', 'Enemmän', 'KF'],
        ],
        ';',
      ),
    ),
    comesOut: ['2 Enemmän new'],
  },
  {
    name: 'an organisation with a short word, whose unit waits',
    what: 'organisation',
    bytes: strToU8(lines([['Kod', 'Namn', 'Nivå', 'Hör till'], ['NY', 'Nya kontoret', 'Förvalt', 'BUN'], ['NY-A', 'Avdelning A', 'avd.', 'NY'], ['NY-B', 'Avdelning B', 'Avdelning', 'NY']], ';')), // prettier-ignore
    comesOut: [
      '2 Nya kontoret refused kind:unknown-word suggestion=administration',
      '3 Avdelning A refused kind:unknown-word suggestion=division',
      '4 Avdelning B waiting kind=division',
    ],
  },
];

const pages: readonly PeopleSheet[] = [
  {
    name: 'a table copied from Word',
    html: word,
    comesOut: ['2 Fler flickor läser teknik new key=KF-1'],
  },
  {
    name: 'a table copied from Google Sheets, with quotes',
    html: googleSheets,
    comesOut: ['2 "Trygg" skola för alla; även om "vi" new'],
  },
  {
    name: 'a table copied from LibreOffice',
    html: libreOffice,
    comesOut: ['2 Fler new baselineYear=2024'],
  },
  {
    name: 'a table copied from Excel, with merged cells',
    html: excelHtml,
    comesOut: ['3 Fler new', '4 Färre new', '1 title'],
  },
];

const bomb = { ...workbookFiles([]), 'xl/worksheets/sheet1.xml': new Uint8Array(61 * 2 ** 20) };
const compound = (stream: string) =>
  new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.from(stream, 'utf16le')]);

const refused: readonly PeopleSheet[] = [
  { name: 'a file over 10 MB', bytes: new Uint8Array(10 * 2 ** 20 + 1), comesOut: ['too-large'] },
  { name: 'a zip bomb', bytes: zipSync(bomb, { level: 1 }), comesOut: ['unpacks-too-large'] },
  { name: 'Excel before 2007', bytes: compound('Workbook'), comesOut: ['old-excel'] },
  { name: 'a file with a password', bytes: compound('EncryptedPackage'), comesOut: ['locked'] },
  { name: 'a picture', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]), comesOut: ['not-a-table'] }, // prettier-ignore
  { name: 'a cut workbook', bytes: workbookBytes(sheet('A', [])).slice(0, 400), comesOut: ['damaged'] }, // prettier-ignore
  { name: 'an empty file', bytes: new Uint8Array(), comesOut: [] },
];

/** Files and copied tables that look like people's, each with what must come out of it. */
export const peopleSheets: readonly PeopleSheet[] = [...workbooks, ...texts, ...pages, ...refused];

/** A workbook of many goals, as a whole municipality has them. */
export function largeWorkbook(count: number): Uint8Array {
  const rows = Array.from({ length: count }, (_, at) => goal(`G-${String(at)}`, at % 100 || 1, '2027')); // prettier-ignore
  return workbookBytes(sheet('Mål', [headings, ...rows]));
}
