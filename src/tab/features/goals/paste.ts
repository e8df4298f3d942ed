import Papa from 'papaparse';

/** The pasted cells, or the line on which a quotation begins that does not end. */
export type Pasted =
  { readonly rows: readonly (readonly string[])[] } | { readonly unclosedQuoteOnLine: number };

/**
 * Parses text that a spreadsheet put on the clipboard (tabs, quoted cells with line breaks), or CSV with semicolons.
 */
export function readPasted(text: string): Pasted {
  const delimiter = text.includes('\t') ? '\t' : ';';
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: 'greedy' });
  const unclosed = errors.find((error) => error.code === 'MissingQuotes');
  if (unclosed !== undefined) return { unclosedQuoteOnLine: (unclosed.row ?? 0) + 1 };
  return { rows: data.map((row) => row.map((cell) => cell.trim())) };
}
