import { randomBytes } from 'node:crypto';
import type { Context as HonoContext } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ApiError } from '../../core/api/api-error';
import { setupCommand } from '../../core/api/settings/settings-view';
import type { ReportView } from '../../core/api/follow-up/report-view';
import type { Log } from '../../core/ports';
import * as v from 'valibot';
import { definedOnly } from '../../core/domain/base/defined';
import { AppError, type ErrorCode } from '../../core/domain/base/app-error';
import {
  ClockDiffers,
  KeysUnavailable,
  NotSignedIn,
  RegistrationIncomplete,
} from '../auth/not-signed-in';
import type { ClockDifferences } from '../auth/clock-differences';
import { mostFaults } from './input-faults';
import { describeCause } from '../base/log';

type ApiCode = ApiError['error']['code'];

/** Thrown by routes to refuse a request before any act runs. */
export class Refused extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: ApiCode;
  readonly retryAfterSeconds: number | undefined;

  constructor(status: ContentfulStatusCode, code: ApiCode, retryAfterSeconds?: number) {
    super(`Refused with ${String(status)}.`);
    this.name = 'Refused';
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The HTTP status of each error code. A new code without a status does not compile. */
const statuses: Readonly<Record<ErrorCode, ContentfulStatusCode>> = {
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  invalid: 400,
  'store-unavailable': 503,
  throttled: 503,
  'outcome-unknown': 504,
  'lists-missing': 503,
};
const retrySeconds = 5;

interface Answer {
  readonly status: ContentfulStatusCode;
  readonly error: Omit<ApiError['error'], 'reference'>;
  readonly retryAfterSeconds?: number | undefined;
  /** True for an error that somebody must look into, which is logged as an alarm. */
  readonly isSurprise?: boolean;
}

/**
 * Shape by which `theirs` of a conflict is recognised as a ReportView. Rows of other kinds are not sent to the person.
 */
const reportShaped = v.looseObject({
  id: v.string(),
  eTag: v.string(),
  revision: v.number(),
  figures: v.looseObject({}),
});
function isReportView(theirs: unknown): theirs is ReportView {
  return v.is(reportShaped, theirs);
}

/** Returns the first faults of the error, and whether there are more. */
function faultsOf({ faults }: AppError): Pick<ApiError['error'], 'faults' | 'hasMoreFaults'> {
  if (faults.length === 0) return {};
  const first = faults.slice(0, mostFaults);
  return first.length < faults.length ? { faults: first, hasMoreFaults: true } : { faults: first };
}

function ofAppError(error: AppError): Answer {
  return {
    status: statuses[error.code],
    error: {
      code: error.code,
      ...(isReportView(error.theirs) ? { theirs: error.theirs } : {}),
      ...definedOnly({ until: error.until, rowCounts: error.rowCounts }),
      ...faultsOf(error),
      ...(error.code === 'lists-missing' ? { setupCommand } : {}),
    },
    retryAfterSeconds: error.code === 'store-unavailable' ? retrySeconds : undefined,
  };
}

function ofNotSignedIn(cause: NotSignedIn, differences: ClockDifferences): Answer {
  if (cause instanceof ClockDiffers) {
    const isSurprise = differences.isAlarming(cause);
    return { status: 401, error: { code: 'clock-differs' }, isSurprise };
  }
  const isSurprise = cause instanceof RegistrationIncomplete;
  return { status: 401, error: { code: 'not-signed-in' }, isSurprise };
}

function answerOf(cause: unknown, differences: ClockDifferences): Answer {
  if (cause instanceof AppError) return ofAppError(cause);
  if (cause instanceof NotSignedIn) return ofNotSignedIn(cause, differences);
  if (cause instanceof KeysUnavailable) {
    return {
      status: 503,
      error: { code: 'sign-in-unavailable' },
      retryAfterSeconds: retrySeconds,
      isSurprise: true,
    };
  }
  if (cause instanceof Refused) {
    const { status, code, retryAfterSeconds } = cause;
    return { status, error: { code }, retryAfterSeconds };
  }
  return { status: 500, error: { code: 'unexpected' }, isSurprise: true };
}

/**
 * Makes the error handler of all routes, which turns any thrown error into an answer. Expected errors are logged as
 * information, all others as alarms with their cause. The answer holds a reference number that the person can quote to
 * support; the same number is in the log.
 */
export function refusal(
  log: Log,
  differences: ClockDifferences,
): (cause: unknown, c: HonoContext) => Response {
  return (cause, c) => {
    const answer = answerOf(cause, differences);
    const reference = randomBytes(4).toString('hex').toUpperCase();
    if (answer.isSurprise === true) log.alarm('request-failed', cause, { reference });
    else {
      log.info('request-refused', { reference, status: answer.status, ...describeCause(cause) });
    }
    if (answer.retryAfterSeconds !== undefined) {
      c.header('Retry-After', String(answer.retryAfterSeconds));
    }
    if (answer.status === 401) c.header('WWW-Authenticate', 'Bearer');
    const body: ApiError = { error: { ...answer.error, reference } };
    return c.json(body, answer.status);
  };
}
