import * as v from 'valibot';
import type { Fault } from '../../domain/base/fault';
import { reply, type ActDeclaration } from '../base/declaration';

const kilobyte = 1024;
/** Greatest number of rows in a paste, the header included. A municipality pastes its goals a board at a time. */
const mostRows = 3_000;
/** Greatest number of cells in a row. The widest sheet has 18 columns; others may stand beside them. */
const mostCells = 40;

/**
 * Greatest number of characters in a cell. It is far above what any column takes, so that a text that is too long is
 * refused in its own row, with its column, and not as a wrong request.
 */
const longestCell = 20_000;

/** Greatest number that a row may have in its sheet, which is Excel's. */
const lastLine = 1_048_576;

/** Schema of rows pasted from a spreadsheet, with each cell as text. The act reads them and answers for each row. */
const importInput = v.strictObject({
  rows: v.pipe(
    v.array(v.pipe(v.array(v.pipe(v.string(), v.maxLength(longestCell))), v.maxLength(mostCells))),
    v.maxLength(mostRows),
  ),
  /** The number that each row has in its sheet; without them the rows count from 1. Faults name rows by it. */
  lines: v.optional(
    v.pipe(
      v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(lastLine))),
      v.maxLength(mostRows),
    ),
  ),
  /** False to only check the rows. Even when true, nothing is written if any row is refused. */
  write: v.boolean(),
});
/** Pasted rows as their schema has read them. */
export type ImportInput = v.InferOutput<typeof importInput>;

/** Reply of an import: the outcome of each row, and how many rows were written. */
export interface ImportReply {
  readonly written: number;
  readonly rows: readonly {
    readonly line: number;
    readonly label: string;
    readonly outcome: 'new' | 'same' | 'refused';
    /** Empty for a refused row after the first twenty ones. */
    readonly faults: readonly Fault[];
  }[];
  /** How many refused rows follow after those that name their faults. */
  readonly moreRefused: number;
}

const declaration = {
  input: importInput,
  reply: reply<ImportReply>(),
  // The reply refuses single rows; the act itself is never refused for their content.
  reasons: [],
  largestInput: 1024 * kilobyte,
  // Each row and its number count as values too.
  mostValues: mostRows * (mostCells + 2),
} as const satisfies ActDeclaration;

/** The declarations of the imports, by the name in `POST /api/acts/{name}`. */
export const importActs = {
  'organisation.import': declaration,
  'goal.import': declaration,
} as const satisfies Readonly<Record<string, ActDeclaration>>;
