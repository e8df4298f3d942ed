import type { Fault } from './fault';

/** Why an act failed. The API maps each code to an HTTP status; the bot and the tab map it to a sentence. */
export type ErrorCode =
  'not-allowed' | 'not-found' | 'conflict' | 'invalid' | 'store-unavailable' | 'lists-missing';

/** The only error class that core throws. `message` is for the log and names the item; users never see it. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly faults: readonly Fault[];
  /** For `conflict`: the item that is stored now, in the shape that the act saves. */
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
