import { definedOnly } from '../../core/domain/base/defined';
import type { Log } from '../../core/ports';
import { AppError } from '../../core/domain/base/app-error';

type Details = Readonly<Record<string, string | number | boolean>>;

const mailAddress = /[^\s"'<>(){},;:]+@[^\s"'<>(){},;:]+/g;
const longestCause = 400;

/** Returns what the log may hold about an error: name, code, message and place, with mail addresses replaced. */
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
 * Makes a log that writes one JSON object per line. JSON escapes line breaks, so a value can never forge a line.
 * Callers name items in details, never people.
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
