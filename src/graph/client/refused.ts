import { AppError, type ErrorCode } from '../../core/domain/base/app-error';
import type { GraphAnswer } from './graph';

const codes: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid',
  404: 'not-found',
  409: 'conflict',
  412: 'conflict',
};

function textAt(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found: unknown = Object.getOwnPropertyDescriptor(value, name)?.value;
  return typeof found === 'string' ? found : undefined;
}

/** Status, code and message of Graph's error, for the log. Code must branch on the status. */
export function errorCode(answer: GraphAnswer): string {
  const body = answer.body;
  const error: unknown =
    typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined;
  const message = textAt(error, 'message');
  return [String(answer.status), textAt(error, 'code'), message?.slice(0, 200)]
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
