/** The text of a page. */
export interface PdfText {
  readonly title: string;
  readonly lines: readonly string[];
}

/** A PDF string. Characters that the standard fonts lack become question marks. */
const literal = (text: string): string =>
  `(${text.replaceAll(/[^\u0020-\u007e\u00a0-\u00ff]/g, '?').replaceAll(/[\\()]/g, '\\$&')})`;

const A4 = '[0 0 595 842]';
const [LEFT, TOP_LINE, LINE] = [56, 770, 18];

function contentStream({ title, lines }: PdfText): string {
  const texts = lines.map((line) => `${literal(line)} Tj T*`);
  return [
    'BT',
    '/F1 20 Tf',
    `${String(LEFT)} ${String(TOP_LINE)} Td`,
    `${literal(title)} Tj`,
    `/F1 11 Tf ${String(LINE)} TL T* T*`,
    ...texts,
    'ET',
  ].join('\n');
}

/**
 * A valid PDF of one page.
 *
 * @see https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf section 7.5, File
 * structure
 */
export function pdfOf(text: PdfText): Buffer {
  const content = Buffer.from(contentStream(text), 'latin1');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox ${A4} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${String(content.length)} >>\nstream\n${content.toString('latin1')}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let body = '%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n';
  const offsets = objects.map((object, n) => {
    const at = body.length;
    body += `${String(n + 1)} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`);
  const size = String(objects.length + 1);
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${String(body.length)}\n%%EOF\n`;
  return Buffer.from(body + table + trailer, 'latin1');
}
