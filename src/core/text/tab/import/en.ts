import type { imports as sv } from './sv';

/** The texts for reading a table of somebody's own, in English. */
export const imports: typeof sv = {
  chooseFile: 'Choose a file',
  fileHint: 'Or choose or drop a file: Excel (.xlsx) or CSV, at most 10 MB.',
  reading: 'Reading the file …',
  read: (name, rows) => `${name}: ${rows === 1 ? '1 row' : `${rows} rows`} with content.`,
  pasted: 'Pasted table',
  another: 'Use another table',
  noRows: 'The file has no rows. Choose another file.',
  whichSheet: 'The file has several sheets. Which one is to be read?',
  sheet: (name, rows) => `${name} (${rows === 1 ? '1 row' : `${rows} rows`})`,
  fraction: (column, written, meant) => `${column}: does ${written} mean ${meant} %?`,
  isFraction: (meant) => `Yes, read it as ${meant} %`,
  isPercent: (written) => `No, read it as ${written} %`,
  mapping: 'How the columns have been read',
  leftAlone: 'Not read',
  column: (index) => `Column ${index}`,
  skipped: (rows) => `Rows that are no data and are not saved: ${rows}.`,
  readAs: 'Read as',
  meant: (word) => `Change to ${word}`,
  allowed: (words) => `These can stand here: ${words}.`,
  writeGood: (count) =>
    count === 1 ? 'Save 1 row that can be read' : `Save ${count} rows that can be read`,
  problems: {
    'too-large':
      'The file is larger than 10 MB. Save the sheet with the goals in a file of its own.',
    'unpacks-too-large':
      'The file holds too much to be read. Save the sheet with the goals in a file of its own.',
    'old-excel': 'The file has an older Excel format. Open it in Excel and save it as .xlsx.',
    locked: 'The file is protected by a password. Save a copy without a password.',
    'not-a-table': 'The file is neither an Excel file (.xlsx) nor a CSV file.',
    damaged: 'The file cannot be read. Open it in Excel, save it again, and try once more.',
    'too-slow':
      'Reading the file took too long. Save the sheet with the goals in a file of its own.',
  },
};
