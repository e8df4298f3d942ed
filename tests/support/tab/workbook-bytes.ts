import { strToU8, zipSync } from 'fflate';

/** A sheet for `workbookBytes`: the XML of its rows by row number, and the ranges of merged cells. */
interface SheetXml {
  readonly name: string;
  readonly rows: string;
  readonly merged?: readonly string[];
}

const head = '<?xml version="1.0" encoding="UTF-8"?>';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/** Style 1 is a date, 2 is `0.0%` of the workbook's own, 3 is the `0%` that every workbook has. */
const styles = `${head}<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>
<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs></styleSheet>`;

function sheetXml({ rows, merged = [] }: SheetXml): string {
  const cells = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const merges = cells === '' ? '' : `<mergeCells>${cells}</mergeCells>`;
  return `${head}<worksheet ${main}><sheetData>${rows}</sheetData>${merges}</worksheet>`;
}

/** Writes the files of an .xlsx workbook, unpacked. */
export function workbookFiles(sheets: readonly SheetXml[]): Record<string, Uint8Array> {
  const tags = sheets.map(
    ({ name }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const links = sheets.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const styleLink = `<Relationship Id="rIdS" Type="${relations}/styles" Target="styles.xml"/>`;
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"/>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="${relations}"><sheets>${tags.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}/relationships">${links.join('')}${styleLink}</Relationships>`,
    'xl/styles.xml': styles,
  };
  sheets.forEach((sheet, at) => {
    files[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheet);
  });
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]));
}

/** Writes the bytes of an .xlsx workbook. */
export function workbookBytes(...sheets: readonly SheetXml[]): Uint8Array {
  return zipSync(workbookFiles(sheets));
}

/** Writes a cell with a text. */
export function textCell(address: string, text: string): string {
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}
