import { editTable } from '../support/matrices/edits/edit-table';
import { testEdits } from '../support/matrices/edits/test-edits';

jest.setTimeout(240_000);

testEdits(editTable);
