import * as v from 'valibot';
import type { Fault } from '../../domain/base/fault';
import { longestText } from '../../domain/base/text-limits';
import { reply, type ActDeclaration } from '../base/declaration';

const kilobyte = 1024;
const mostRows = 3000;

/** Rows as pasted from a spreadsheet, cells as text; the rule reads them and answers per row. */
const importInput = v.strictObject({
  rows: v.pipe(
    v.array(v.array(v.pipe(v.string(), v.maxLength(longestText)))),
    v.maxLength(mostRows),
  ),
  /** false: only check. Nothing is written while any row is refused. */
  write: v.boolean(),
});
export type ImportInput = v.InferOutput<typeof importInput>;

/** What became of each row, and how many rows were written. */
export interface ImportReply {
  readonly written: number;
  readonly rows: readonly {
    readonly line: number;
    readonly label: string;
    readonly outcome: 'new' | 'same' | 'refused';
    readonly faults: readonly Fault[];
  }[];
}

const declaration = {
  input: importInput,
  reply: reply<ImportReply>(),
  // Rows are refused one by one in the reply; the act itself never is.
  reasons: [],
  largestInput: 1024 * kilobyte,
} as const satisfies ActDeclaration;

/** Imports, each by its name in `POST /api/acts/{name}`. */
export const importActs = {
  'organisation.import': declaration,
  'goal.import': declaration,
} as const satisfies Readonly<Record<string, ActDeclaration>>;
