import * as v from 'valibot';
import type { Fault } from '../../domain/base/fault';
import { reply, type ActDeclaration } from '../base/declaration';
import type { FoundPerson } from '../../domain/organisation/people-search';

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

/** Greatest number of answers that say which person a name in a sheet means. */
const mostPeopleAnswers = 500;
/** Greatest number of characters in a name that is answered, and in the address that it means. */
const longestPerson = 320;
/** Greatest number of characters in the reason why adopted goals are changed. */
const longestReason = 2_000;

/** The form of the code that a client gives an import: letters, digits and hyphens, such as an UUID. */
const importKey = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{8,36}$/));

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
          /** Null asks again, where an answer of an earlier import would count. */
          isFraction: v.nullable(v.boolean()),
        }),
      ),
      v.maxLength(mostCells),
    ),
  ),
  /**
   * Which person a name means that more than one person has, or that is not quite anybody's: in one cell, or without `line` and
   * `column` wherever it is written. An answer that no cell asks for changes nothing.
   */
  people: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          written: v.pipe(v.string(), v.maxLength(longestPerson)),
          mail: v.pipe(v.string(), v.maxLength(longestPerson)),
          line: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(lastLine))),
          column: v.optional(v.pipe(v.string(), v.maxLength(longestName))),
        }),
      ),
      v.maxLength(mostPeopleAnswers),
    ),
  ),
  /** Why adopted goals are changed, for all rows; needed to write when the reply says `asksReason`. */
  reason: v.optional(v.pipe(v.string(), v.maxLength(longestReason))),
  /**
   * The code of this import, made by the client once for a sheet, and sent again when the same import is repeated. The rows keep it, so
   * that `import.undo` finds them. Without it the import cannot be undone.
   */
  importKey: v.optional(importKey),
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

/** An answer about a column of per cent that counts in this import. */
export interface FractionAnswer {
  readonly name: string;
  readonly isFraction: boolean;
}

/** A question whom a name in a cell means. `written` is the name as it stands there, one of several in a cell of process leaders. */
export interface PersonQuestion {
  readonly line: number;
  readonly column: string;
  readonly written: string;
  /** The people whom the directory finds, at least one. */
  readonly choices: readonly Pick<FoundPerson, 'name' | 'mail' | 'title'>[];
  /** True when the directory finds more people than the choices. */
  readonly hasMore: boolean;
}

/** What a cell means: a number, a date (`2026-12-31`), the name of a choice (`unit`), the code of a row, an address or a text. */
export type Understood = string | number;

/** A field that an import changes. Both values have the form of `understood`; null stands for nothing. */
export interface ImportChange {
  readonly column: string;
  readonly before: Understood | null;
  readonly after: Understood | null;
}

/**
 * What an import does with a row. `changed`: the row is stored, and some fields differ. `waiting`: nothing is wrong with the row, but its
 * parent in the sheet is refused.
 */
export type ImportOutcome = 'new' | 'changed' | 'same' | 'refused' | 'waiting';

/** A row of the sheet and what the import does with it. */
export interface ImportRow {
  readonly line: number;
  readonly label: string;
  readonly outcome: ImportOutcome;
  /** What the cells were understood as, by column, where it is not the text as written. A person found by name: `Name <address>`. */
  readonly understood: Readonly<Record<string, Understood>>;
  /** Empty for a refused row after the first hundred ones. */
  readonly faults: readonly Fault[];
  /** The fields of a stored row that the sheet changes, in the order of the columns. Empty unless the outcome is `changed`. */
  readonly changes: readonly ImportChange[];
  /** The columns of a stored row whose cells are empty in the sheet. What is stored there is left alone. */
  readonly kept: readonly string[];
  /** What does not stop the row: an address that the directory does not know. */
  readonly warnings: readonly Fault[];
}

/** The stored rows that a sheet with codes does not name. The import leaves them alone. */
export interface MissingRows {
  readonly rows: readonly { readonly key: string; readonly label: string }[];
  /** How many more there are than `rows` lists. */
  readonly more: number;
}

/** Reply of an import: the outcome of each row, and how many rows were written. */
export interface ImportReply {
  /** How many rows were created or changed. */
  readonly written: number;
  readonly columns: readonly SheetColumn[];
  readonly skipped: readonly SkippedRow[];
  readonly questions: readonly FractionQuestion[];
  readonly fractions: readonly FractionAnswer[];
  readonly people: readonly PersonQuestion[];
  /** True when adopted goals are changed, and no reason is given yet. */
  readonly asksReason: boolean;
  readonly rows: readonly ImportRow[];
  /** How many refused rows follow after those that name their faults. */
  readonly moreRefused: number;
  readonly missing: MissingRows;
}

/** A row that an undone import leaves as it is, and why. */
export interface RowLeft {
  readonly list: 'bodies' | 'goals';
  readonly key: string;
  readonly label: string;
  /** `changed-since`: somebody has changed the row. `in-use`: rows of other lists belong to it. `no-versions`: the list does not say what it was. */
  readonly why: 'changed-since' | 'in-use' | 'no-versions';
  /** Who changed the row last, for the first rows that were changed. */
  readonly by?: string;
}

/** Reply of `import.undo`. Repeated, it goes on where it stopped. */
export interface UndoReply {
  readonly removed: number;
  readonly restored: number;
  /** The rows that are left, at most a hundred. */
  readonly left: readonly RowLeft[];
  /** How many more rows are left than `left` lists. */
  readonly moreLeft: number;
}

const declaration = {
  input: importInput,
  reply: reply<ImportReply>(),
  // The reply refuses single rows; the act itself is never refused for their content.
  reasons: [],
  largestInput: 1024 * kilobyte,
  // Each row, its number, each chosen column and each answer count as values too.
  mostValues: mostRows * (mostCells + 2) + 4 * mostCells + 5 * mostPeopleAnswers,
} as const satisfies ActDeclaration;

/** The declarations of the imports, by the name in `POST /api/acts/{name}`. */
export const importActs = {
  'organisation.import': declaration,
  'goal.import': declaration,
  /** Takes an import back: removes the rows that it made, and gives those that it changed what they said before. */
  'import.undo': {
    input: v.strictObject({ importKey }),
    reply: reply<UndoReply>(),
    reasons: [],
  },
} as const satisfies Readonly<Record<string, ActDeclaration>>;
