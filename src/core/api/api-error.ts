import type { ErrorCode, RowCounts } from '../domain/base/app-error';
import type { Instant } from '../domain/base/time';
import type { Fault } from '../domain/base/fault';
import type { ReportView } from './follow-up/report-view';

/** The body of every error answer of the API. `theirs`, the report stored now, comes only with `conflict`. */
export interface ApiError {
  readonly error: {
    readonly code:
      | ErrorCode
      | 'not-signed-in'
      /** Only the times of the token are wrong: a clock differs by more than five minutes, or the token is old. */
      | 'clock-differs'
      /** The keys that sign tokens cannot be fetched, so nobody's sign-in can be checked. */
      | 'sign-in-unavailable'
      | 'too-many-requests'
      | 'unexpected';
    /** The first faults, at most 20. */
    readonly faults?: readonly Fault[];
    /** True when there are more faults than `faults` holds. */
    readonly hasMoreFaults?: true;
    readonly theirs?: ReportView;
    /** The instant until which Graph has asked the product to wait; only with `throttled`. */
    readonly until?: Instant;
    /** What became of the rows of an import that failed while it wrote them. The same import again writes the missing ones. */
    readonly rowCounts?: RowCounts;
    /** A number that the person can quote to support; the server's log holds it too. */
    readonly reference: string;
    /** The command that an administrator must run; only with `lists-missing`. */
    readonly setupCommand?: string;
  };
}
