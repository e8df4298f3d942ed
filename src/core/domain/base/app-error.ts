import type { Fault } from './fault';

/** What can go wrong in an act. The API maps each code to a status, the bot and the tab map it to a sentence. */
export type ErrorCode =
  'not-allowed' | 'not-found' | 'conflict' | 'invalid' | 'store-unavailable' | 'lists-missing';

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
