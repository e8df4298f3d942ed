import type { ImportReply, ImportRow } from '../../../src/core/api/import/acts';
import { organisationColumns } from '../../../src/core/text/list/import-columns';

/** A row that an import has understood without a question. */
export function anImportRow(row: Partial<ImportRow> = {}): ImportRow {
  return {
    ...{ line: 1, label: 'Nämnden', outcome: 'new', understood: {}, faults: [] },
    ...{ changes: [], kept: [], warnings: [], ...row },
  };
}

/** The reply of an import of a sheet that has the columns of the organisation in their order, and asks nothing. */
export function anImportReply(reply: Partial<ImportReply> = {}): ImportReply {
  const columns = organisationColumns.map(({ name }, index) => {
    return { index, header: '', name, isAsked: false };
  });
  return {
    ...{ written: 0, columns, skipped: [], questions: [], fractions: [], people: [] },
    ...{ asksReason: false, rows: [], moreRefused: 0, missing: { rows: [], more: 0 }, ...reply },
  };
}
