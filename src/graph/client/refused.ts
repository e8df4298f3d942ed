import { AppError, type ErrorCode } from '../../core/domain/base/app-error';
import type { GraphAnswer } from './graph';

const codes: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid',
  404: 'not-found',
  409: 'conflict',
  412: 'conflict',
};

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

/** Returns the text when its form shows that it is a code or an id, and so cannot quote a cell. */
function textLike(form: RegExp, value: unknown): string | undefined {
  return typeof value === 'string' && form.test(value) ? value : undefined;
}

/** Codes of Graph and SharePoint, such as `invalidRequest` or `-2130575169`. The number bounds the characters. */
const codeForm = /^-?[A-Za-z0-9_.]{1,60}$/;
const requestIdForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Status and code of Graph's error, and the id under which Microsoft can find the request, for the log. Graph's message is
 * left out, since it can quote what a cell holds. Code must branch on the status.
 *
 * @see https://learn.microsoft.com/graph/errors
 */
export function errorCode({ status, body }: Pick<GraphAnswer, 'status' | 'body'>): string {
  const error = memberOf(body, 'error');
  const inner = memberOf(error, 'innerError') ?? memberOf(error, 'innererror');
  const requestId = textLike(requestIdForm, memberOf(inner, 'request-id'));
  return [String(status), textLike(codeForm, memberOf(error, 'code')), requestId]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** True for every 2xx. */
export function isGood(answer: GraphAnswer): boolean {
  return answer.status >= 200 && answer.status < 300;
}

/**
 * The error for an answer that is no success. To people it makes no difference whether Graph forbids a call or cannot
 * carry it out now: both are `store-unavailable`.
 *
 * @param what names the item, for the log
 */
export function refused(answer: GraphAnswer, what: string): AppError {
  const code = codes[answer.status] ?? 'store-unavailable';
  return new AppError(code, `${what}: Graph answered ${errorCode(answer)}`);
}
