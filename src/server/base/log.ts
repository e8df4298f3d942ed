import { definedOnly } from '../../core/domain/base/defined';
import type { Log } from '../../core/ports';
import { AppError } from '../../core/domain/base/app-error';

type Details = Readonly<Record<string, string | number | boolean>>;

const mailAddress = /[^\s"'<>(){},;:]+@[^\s"'<>(){},;:]+/g;
/** Longest message in a log line, in characters. Those of Entra have about 300. */
const longestMessage = 400;
/** How many causes of an error a line names. A lost call has two: the lost answer, and the system's error. */
const mostCauses = 3;

/**
 * The errors whose messages the log may hold: our own, which name items and quote nobody, and those of the sign-in
 * library, which repeat what Entra answers. Messages of other errors can quote what a person or caller sent, as the ones
 * of `JSON.parse` do.
 */
const quotingNobody: ReadonlySet<string> = new Set([
  'AppError',
  'NotSignedIn',
  'RegistrationIncomplete',
  'ClockDiffers',
  'KeysUnavailable',
  'Refused',
  'StartRefused',
  'LostAnswer',
  'ThreadEnded',
  'AuthenticationError',
  'CredentialUnavailableError',
]);

/** Returns the code of a system's or library's error, such as `ECONNREFUSED`. */
function codeOf(error: Error): string | undefined {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? code : undefined;
}

/** Returns the error's message when it quotes nobody, else the kind of the error. */
function wordsOf(error: Error): string {
  if (quotingNobody.has(error.name)) {
    return error.message.slice(0, longestMessage).replace(mailAddress, '<mail>');
  }
  return codeOf(error) ?? error.name.slice(0, longestMessage);
}

function causesOf(error: Error): readonly Error[] {
  const causes: Error[] = [];
  for (let next = error.cause; next instanceof Error && causes.length < mostCauses;) {
    causes.push(next);
    next = next.cause;
  }
  return causes;
}

/** Returns the place in the code where the error was made. The stack begins with the message, which is cut off first. */
function placeOf({ stack = '', message }: Error): string | undefined {
  const lines = stack.slice(stack.indexOf(message) + message.length).split('\n');
  return lines.find((line) => line.trimStart().startsWith('at '))?.trim();
}

/** Returns what the log may hold about an error: name, code, place, and messages that quote nobody. */
export function describeCause(cause: unknown): Details {
  if (!(cause instanceof Error)) return { cause: typeof cause };
  const causes = causesOf(cause).map(wordsOf);
  return definedOnly({
    error: cause.name,
    code: cause instanceof AppError ? cause.code : codeOf(cause),
    message: quotingNobody.has(cause.name) ? wordsOf(cause) : undefined,
    place: placeOf(cause),
    because: causes.length === 0 ? undefined : causes.join(' ← '),
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
