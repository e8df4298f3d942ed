import type { ApiError } from '../../core/api/api-error';
import type { ReportView } from '../../core/api/follow-up/report-view';
import type { Fault } from '../../core/domain/base/fault';

/** What went wrong, as people must be told of it: the API's code, or that the server did not answer. */
export type ProblemKind = ApiError['error']['code'] | 'offline';

/** A refusal of the API, or silence. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly kind: ProblemKind;
  readonly faults: readonly Fault[];
  readonly theirs: ReportView | undefined;
  readonly reference: string;
  readonly setupCommand: string | undefined;

  constructor(kind: ProblemKind, error: Partial<ApiError['error']> = {}) {
    super(kind);
    this.kind = kind;
    this.faults = error.faults ?? [];
    this.theirs = error.theirs;
    this.reference = error.reference ?? '';
    this.setupCommand = error.setupCommand;
  }

  /** Nothing was decided: the same call may be made again. */
  get mayPass(): boolean {
    return this.kind === 'offline' || this.kind === 'store-unavailable';
  }
}

/** Anything thrown, as a problem. */
export function problemOf(thrown: unknown): ApiProblem {
  return thrown instanceof ApiProblem ? thrown : new ApiProblem('unexpected');
}
