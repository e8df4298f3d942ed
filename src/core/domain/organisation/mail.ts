import { cleanLine, hasTooManyMarks } from '../base/clean-text';
import type { Fault } from '../base/fault';
import { faultOfText } from '../base/text-fields';
import { isFarTooLong, longestMail } from '../base/text-limits';
import type { Person } from './body';

// Angle brackets and quotes come with an address that somebody copies out of a mail program.
const mailShape = /^[^\s@,;<>()"]+@[^\s@,;<>()"]+\.[^\s@,;<>()"]+$/;

/** Returns the mail address as it is stored and compared, or undefined for a text that is none. */
export function readMail(written: string): string | undefined {
  if (isFarTooLong(written, longestMail) || hasTooManyMarks(written)) return undefined;
  const mail = cleanLine(written);
  return mailShape.test(mail) ? mail.toLowerCase() : undefined;
}

/** Returns the fault of a person whose mail address is none, or is too long. */
export function faultOfMail(field: string, person: Person | undefined): Fault | undefined {
  if (person === undefined) return undefined;
  if (readMail(person.mail) === undefined) return { field, reason: 'not-an-address' };
  return faultOfText('mail', person.mail, field);
}
