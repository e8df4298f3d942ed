import { randomBytes } from 'node:crypto';
import type { Context as HonoContext } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ApiError } from '../../core/api/api-error';
import { setupCommand } from '../../core/api/settings/settings-view';
import type { ReportView } from '../../core/api/follow-up/report-view';
import type { Log } from '../../core/ports';
import * as v from 'valibot';
import { AppError, type ErrorCode } from '../../core/domain/base/app-error';
import { KeysUnavailable, NotSignedIn } from '../auth/not-signed-in';
import { describeCause } from '../base/log';

type ApiCode = ApiError['error']['code'];

/** What the routes refuse before any act runs. */
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

/** Exhaustive: a new code does not compile without its status. */
const statuses: Readonly<Record<ErrorCode, ContentfulStatusCode>> = {
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  invalid: 400,
  'store-unavailable': 503,
  'lists-missing': 503,
};
const retrySeconds = 5;

interface Answer {
  readonly status: ContentfulStatusCode;
  readonly error: Omit<ApiError['error'], 'reference'>;
  readonly retryAfterSeconds?: number | undefined;
  /** An error that nobody expected: it is an alarm. */
  readonly isSurprise?: boolean;
}

/** `theirs` of a report's conflict is the report as this person may see it; of other rows nothing is told. */
const reportShaped = v.looseObject({
  id: v.string(),
  eTag: v.string(),
  revision: v.number(),
  figures: v.looseObject({}),
});
function isReportView(theirs: unknown): theirs is ReportView {
  return v.is(reportShaped, theirs);
}

function ofAppError(error: AppError): Answer {
  return {
    status: statuses[error.code],
    error: {
      code: error.code,
      ...(isReportView(error.theirs) ? { theirs: error.theirs } : {}),
      ...(error.faults.length === 0 ? {} : { faults: error.faults }),
      ...(error.code === 'lists-missing' ? { setupCommand } : {}),
    },
    retryAfterSeconds: error.code === 'store-unavailable' ? retrySeconds : undefined,
  };
}

function answerOf(cause: unknown): Answer {
  if (cause instanceof AppError) return ofAppError(cause);
  if (cause instanceof NotSignedIn) return { status: 401, error: { code: 'not-signed-in' } };
  if (cause instanceof KeysUnavailable) {
    return {
      status: 503,
      error: { code: 'store-unavailable' },
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
 * The one place where an error becomes a reply. Expected codes are noted; anything else is an alarm with its cause, and
 * the person reads a reference number to quote.
 */
export function refusal(log: Log): (cause: unknown, c: HonoContext) => Response {
  return (cause, c) => {
    const answer = answerOf(cause);
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
