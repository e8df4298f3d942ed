import { definedOnly } from '../../core/domain/base/defined';
import type { Log } from '../../core/ports';
import { AppError } from '../../core/domain/base/app-error';

type Details = Readonly<Record<string, string | number | boolean>>;

const mailAddress = /[^\s"'<>(){},;:]+@[^\s"'<>(){},;:]+/g;
const longestCause = 400;

/** What may be written of an error: its kind, code and place. Mail addresses are taken out of its message. */
export function describeCause(cause: unknown): Details {
  if (!(cause instanceof Error)) return { cause: typeof cause };
  const place = cause.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return definedOnly({
    error: cause.name,
    code: cause instanceof AppError ? cause.code : undefined,
    message: cause.message.replace(mailAddress, '<mail>').slice(0, longestCause),
    place: place?.trim(),
    because:
      cause.cause instanceof Error
        ? cause.cause.message.replace(mailAddress, '<mail>').slice(0, longestCause)
        : undefined,
  });
}

/**
 * Lines of JSON, one object a line, so that a value can never forge a line (quality.md §3.6). Details name items,
 * never people.
 */
export function jsonLog(write: (line: string) => void, now: () => Date): Log {
  const line = (level: 'info' | 'alarm', event: string, details: Details) =>
    write(`${JSON.stringify({ at: now().toISOString(), level, event, ...details })}\n`);
  return {
    info: (event, details = {}) => line('info', event, details),
    alarm: (event, cause, details = {}) =>
      line('alarm', event, { ...details, ...describeCause(cause) }),
  };
}
