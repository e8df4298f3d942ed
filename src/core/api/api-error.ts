import type { ErrorCode } from '../domain/base/app-error';
import type { Fault } from '../domain/base/fault';
import type { ReportView } from './follow-up/report-view';

/** The body of every error answer of the API. `theirs`, the report stored now, comes only with `conflict`. */
export interface ApiError {
  readonly error: {
    readonly code: ErrorCode | 'not-signed-in' | 'too-many-requests' | 'unexpected';
    readonly faults?: readonly Fault[];
    readonly theirs?: ReportView;
    /** A number that the person can quote to support; the server's log holds it too. */
    readonly reference: string;
    /** The command that an administrator must run; only with `lists-missing`. */
    readonly setupCommand?: string;
  };
}
