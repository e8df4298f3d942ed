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

/** Greatest number of characters in the name of a column. */
const longestName = 40;

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
  /**
   * What a person has said that the columns of the sheet are, by their index: the name of a column, '' for one that is left alone, or
   * null where its heading counts.
   */
  columns: v.optional(
    v.pipe(
      v.array(v.nullable(v.pipe(v.string(), v.maxLength(longestName)))),
      v.maxLength(mostCells),
    ),
  ),
  /** What a person has said of figures below 1 in columns of per cent: that they are fractions of 1, or per cent as they stand. */
  fractions: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          name: v.pipe(v.string(), v.maxLength(longestName)),
          isFraction: v.boolean(),
        }),
      ),
      v.maxLength(mostCells),
    ),
  ),
  /** False to only check the rows. */
  write: v.boolean(),
  /** True to write the rows that are good while others are refused or wait. Otherwise nothing is written then. */
  onlyGood: v.optional(v.boolean()),
});
/** Pasted rows as their schema has read them. */
export type ImportInput = v.InferOutput<typeof importInput>;

/** A column of a sheet as it was understood. */
export interface SheetColumn {
  readonly index: number;
  /** The heading as written, '' where the sheet has none. */
  readonly header: string;
  /** The column of the list that it is taken for; '' when it is none, so that its cells are left alone. */
  readonly name: string;
  /** True when another column of the sheet is taken for the same one. Neither is read until the person has chosen. */
  readonly isAsked: boolean;
}

/** A row that is no data: a title, a sum, or the headings once more. */
export interface SkippedRow {
  readonly line: number;
  readonly text: string;
  readonly why: 'title' | 'sum' | 'heading';
}

/** A question about a column of per cent: whether figures below 1, such as `written`, are fractions, so that `meant` is meant. */
export interface FractionQuestion {
  readonly name: string;
  readonly written: number;
  readonly meant: number;
}

/** Reply of an import: the outcome of each row, and how many rows were written. */
export interface ImportReply {
  readonly written: number;
  readonly columns: readonly SheetColumn[];
  readonly skipped: readonly SkippedRow[];
  readonly questions: readonly FractionQuestion[];
  readonly rows: readonly {
    readonly line: number;
    readonly label: string;
    /** `waiting`: nothing is wrong with the row, but its parent in the sheet is refused. */
    readonly outcome: 'new' | 'same' | 'refused' | 'waiting';
    /** What the cells were understood as, by column: a number, a date, a choice or a text, where it is not the text as written. */
    readonly understood: Readonly<Record<string, string | number>>;
    /** Empty for a refused row after the first hundred ones. */
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
  // Each row, its number, each chosen column and each answer count as values too.
  mostValues: mostRows * (mostCells + 2) + 4 * mostCells,
} as const satisfies ActDeclaration;

/** The declarations of the imports, by the name in `POST /api/acts/{name}`. */
export const importActs = {
  'organisation.import': declaration,
  'goal.import': declaration,
} as const satisfies Readonly<Record<string, ActDeclaration>>;
