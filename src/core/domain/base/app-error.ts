/** What can go wrong in an act. Doors map each code to a status or to a sentence; see house style, "Errors". */
export type ErrorCode =
  'not-allowed' | 'not-found' | 'conflict' | 'invalid' | 'store-unavailable' | 'lists-missing';

/** One field of the input that a rule refuses. `reason` is a key of the error texts. */
export interface Fault {
  readonly field: string;
  readonly reason: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** The one error class of core. `message` is for the log and names the item; people never see it. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly faults: readonly Fault[];
  /** For `conflict`: what is stored now, in the shape that the act saves. */
  readonly theirs: unknown;

  constructor(
    code: ErrorCode,
    message: string,
    details: { cause?: unknown; faults?: readonly Fault[]; theirs?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.faults = details.faults ?? [];
    this.theirs = details.theirs;
  }
}
