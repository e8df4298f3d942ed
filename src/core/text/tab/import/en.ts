import type { imports as sv } from './sv';

/** The texts for reading a table of somebody's own, in English. */
export const imports: typeof sv = {
  open: 'Import goals',
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
  takeBack: (name) => `Take ${name} back`,
  kept: (time) => `The table is kept on this device (${time}). It has not been imported yet.`,
  notKept: 'The table cannot be kept on this device. Save the rows before you close the window.',
  isReadAsFraction: (column) => `${column}: figures below 1 are read as shares, 0.5 is 50 %.`,
  isReadAsPercent: (column) => `${column}: figures below 1 are read as per cent, 0.5 is 0.5 %.`,
  takeAnswerBack: 'Take the answer back',
  several: (column, headers) =>
    `Several columns may be ${column}: ${headers}. Choose what each of them is read as.`,
  show: 'Show rows',
  all: 'All',
  noneShown: 'No rows to show here.',
  grid: 'The rows of the table',
  keys: 'Move with the arrow keys. Enter or F2 changes a cell, Esc takes it back, Alt+Enter makes a new line in the cell.',
  readAsColumn: (column) => `${column}: read as`,
  cell: (column, line) => `${column}, row ${line}`,
  row: (line) => `Row ${line}`,
  addColumn: (column) => `Add the column ${column}`,
  isChecked: 'Being checked …',
  rowsShown: (first, last, all) => `${first}–${last} of ${all} rows`,
  previousRows: 'Previous',
  nextRows: 'Next',
  notData: {
    title: 'Title, is not saved',
    sum: 'Sum, is not saved',
    heading: 'Headings again, are not saved',
    unread: 'Nothing to read, is not saved',
  },
  skippedRows: 'No data',
  unreadRows: 'Nothing to read',
  isKept: 'Empty cell: what is saved stays as it is',
  was: (before) => `Was ${before}`,
  wasEmpty: 'Was empty',
  whichPerson: (written) => `Who is ${written}?`,
  morePeople: 'More people have that name. Write the address in the cell if none of them is right.',
  missing: (count) =>
    count === 1
      ? '1 row is saved but not in the table. It is left as it is.'
      : `${count} rows are saved but not in the table. They are left as they are.`,
  moreMissing: (count) => `and ${count} more`,
  reason: 'Why are the adopted goals changed?',
  reasonHint: 'The reason is saved with each adopted goal that changes.',
  whatIsSaved: 'What was saved',
  moreRows: (count) => `and ${count} more`,
  savedAs: { new: 'new', changed: 'changed' },
  undo: 'Undo the import',
  undoAsk:
    'Undo the import? New rows are removed, and changed rows become as they were before the import. Rows that somebody has changed after the import are left as they are. The table stays here, so that you can correct it and save again.',
  keepSaved: 'Keep what is saved',
  undone: {
    whole: 'The import is undone.',
    removed: (count) => (count === 1 ? '1 new row is removed.' : `${count} new rows are removed.`),
    restored: (count) =>
      count === 1
        ? '1 changed row is as before the import.'
        : `${count} changed rows are as before the import.`,
    left: (count) =>
      count === 1 ? '1 row was left as it is:' : `${count} rows were left as they are:`,
    changedSince: (by) =>
      by === undefined ? 'changed after the import' : `changed after the import by ${by}`,
    inUse: 'something else belongs to it and has to be removed first',
    noVersions: 'the list has not kept what it said before the import',
  },
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
