import type { Fault } from './fault';
import type { Instant } from './time';

/**
 * Why an act failed. The API maps each code to an HTTP status; the bot and the tab map it to a sentence.
 *
 * `store-unavailable` and `throttled`: the write was certainly not carried out. `outcome-unknown`: the answer of Graph was
 * lost, so nobody knows yet whether the write was carried out.
 */
export type ErrorCode =
  | 'not-allowed'
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'store-unavailable'
  | 'throttled'
  | 'outcome-unknown'
  | 'lists-missing';

/** How far an act had come that writes many rows, by what became of each row. */
export interface RowCounts {
  readonly written: number;
  /** Rows that were stored before, which the act leaves as they are. */
  readonly unchanged: number;
  readonly notWritten: number;
  /** Rows of which nobody knows yet whether they were written. */
  readonly unknown: number;
}

/** What an error can tell besides its code. */
export interface ErrorDetails {
  readonly cause?: unknown;
  readonly faults?: readonly Fault[];
  readonly theirs?: unknown;
  readonly until?: Instant;
  readonly rowCounts?: RowCounts;
  readonly mark?: string;
}

/** The only error class that core throws. `message` is for the log and names the item; users never see it. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly faults: readonly Fault[];
  /** For `conflict`: the item that is stored now, in the shape that the act saves. */
  readonly theirs: unknown;
  /** For `throttled`: the instant until which Graph has asked the product to wait. */
  readonly until: Instant | undefined;
  /** For an act that writes many rows and failed while it wrote them. The same act again writes only what is missing. */
  readonly rowCounts: RowCounts | undefined;
  /** For `outcome-unknown`: the mark by which the write knows its row (`Table.isMarked`). */
  readonly mark: string | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.faults = details.faults ?? [];
    this.theirs = details.theirs;
    this.until = details.until;
    this.rowCounts = details.rowCounts;
    this.mark = details.mark;
  }
}

const passingCodes: ReadonlySet<unknown> = new Set<ErrorCode>([
  'store-unavailable',
  'throttled',
  'outcome-unknown',
]);

/** True when the same act may succeed later, because the store did not answer or asked the product to wait. */
export function mayPassByItself(cause: unknown): boolean {
  return cause instanceof AppError && passingCodes.has(cause.code);
}
