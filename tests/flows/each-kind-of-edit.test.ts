import { oneOfEachKind } from '../support/matrices/edits/edit-table';
import { testEdits } from '../support/matrices/edits/test-edits';

// tests/matrices/list-edits.test.ts makes every edit in every list.
jest.setTimeout(240_000);

testEdits(oneOfEachKind());
