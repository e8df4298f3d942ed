import type { ApiError } from '../../core/api/api-error';
import type { ReportView } from '../../core/api/follow-up/report-view';
import type { RowCounts } from '../../core/domain/base/app-error';
import type { Fault } from '../../core/domain/base/fault';

/** The kind of a problem: the error code of the API, or `offline` when the server did not answer. */
export type ProblemKind = ApiError['error']['code'] | 'offline';

const passing: ReadonlySet<ProblemKind> = new Set([
  'offline',
  'store-unavailable',
  'sign-in-unavailable',
  'throttled',
  'outcome-unknown',
]);

/** Thrown when the API refuses a request or does not answer. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly kind: ProblemKind;
  readonly faults: readonly Fault[];
  /** True when the server found more faults than `faults` names. */
  readonly hasMoreFaults: boolean;
  readonly theirs: ReportView | undefined;
  readonly reference: string;
  readonly setupCommand: string | undefined;
  /** The instant until which Graph has asked the product to wait. */
  readonly until: string | undefined;
  /** What became of the rows of an import that failed while it wrote them. */
  readonly rowCounts: RowCounts | undefined;

  constructor(kind: ProblemKind, error: Partial<ApiError['error']> = {}) {
    super(kind);
    this.kind = kind;
    this.faults = error.faults ?? [];
    this.hasMoreFaults = error.hasMoreFaults === true;
    this.theirs = error.theirs;
    this.reference = error.reference ?? '';
    this.setupCommand = error.setupCommand;
    this.until = error.until;
    this.rowCounts = error.rowCounts;
  }

  /** True when the problem may be temporary, so that the same call may be made again. */
  get mayPass(): boolean {
    return passing.has(this.kind);
  }
}

/** Turns anything thrown into a problem; an unknown error becomes `unexpected`. */
export function problemOf(thrown: unknown): ApiProblem {
  return thrown instanceof ApiProblem ? thrown : new ApiProblem('unexpected');
}
