import type { Fault } from '../domain/base/fault';
import type { ReportView } from './follow-up/report-view';

/** Every refusal of the API. `theirs` is there for `conflict`. */
export interface ApiError {
  readonly error: {
    readonly code:
      | 'not-allowed'
      | 'not-found'
      | 'conflict'
      | 'invalid'
      | 'store-unavailable'
      | 'lists-missing'
      | 'not-signed-in'
      | 'too-many-requests'
      | 'unexpected';
    readonly faults?: readonly Fault[];
    readonly theirs?: ReportView;
    /** To quote to support. */
    readonly reference: string;
    /** For `lists-missing`. */
    readonly setupCommand?: string;
  };
}
