import Papa from 'papaparse';

/** Pasted cells, or the line whose quotation never ends. */
export type Pasted =
  { readonly rows: readonly (readonly string[])[] } | { readonly unclosedQuoteOnLine: number };

/** Reads what a spreadsheet puts on the clipboard (tabs, quoted cells with line breaks), or a CSV with semicolons. */
export function readPasted(text: string): Pasted {
  const delimiter = text.includes('\t') ? '\t' : ';';
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: 'greedy' });
  const unclosed = errors.find((error) => error.code === 'MissingQuotes');
  if (unclosed !== undefined) return { unclosedQuoteOnLine: (unclosed.row ?? 0) + 1 };
  return { rows: data.map((row) => row.map((cell) => cell.trim())) };
}
