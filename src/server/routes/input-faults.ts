import * as v from 'valibot';
import { definedOnly } from '../../core/domain/base/defined';
import { isReason, type Fault, type Reason } from '../../core/domain/base/fault';

/** The reason for any other kind of schema issue: the calling program has a fault. */
const otherReason: Reason = 'malformed';

/** The reason for each kind of schema issue. A `check` of a schema gives its own reason as its message. */
const reasons: Readonly<Record<string, Reason>> = {
  max_length: 'too-long',
  min_length: 'missing',
  iso_date: 'not-a-date',
  number: 'not-a-number',
  finite: 'not-a-number',
  min_value: 'too-small',
  max_value: 'too-large',
};

/** The name under which the sentence of a reason expects the limit that the schema sets. */
const limitNames: Readonly<Record<string, string>> = {
  max_length: 'longest',
  min_value: 'min',
  max_value: 'max',
};

/** Every reason for which the schema of an act's input refuses a field; run/openapi.mjs reads it. @public */
export const inputReasons: readonly Reason[] = [
  ...new Set(Object.values(reasons)),
  'too-many',
  'too-many-marks',
  otherReason,
];

/**
 * Greatest number of faults in one answer. Somebody who fills in a form reads fewer, and a program that sends nothing but
 * faults costs no more than one that sends twenty.
 */
export const mostFaults = 20;

/**
 * Parses a value by a schema, and stops soon after `mostFaults` faults have been found, so that neither the parsing nor
 * the answer grows with a wrong input.
 */
export function parseBounded(
  schema: v.GenericSchema,
  input: unknown,
): { readonly success: true; readonly output: unknown } | Failure {
  let count = 0;
  const config: { abortEarly: boolean; message: () => string } = {
    abortEarly: false,
    // valibot asks for the message of each issue as it finds it, and reads `abortEarly` after each.
    message: () => {
      count += 1;
      config.abortEarly = count > mostFaults;
      return '';
    },
  };
  const { issues, value } = schema['~run']({ value: input }, config);
  return issues === undefined ? { success: true, output: value } : { success: false, issues };
}

interface Failure {
  readonly success: false;
  /** May be a few more than `mostFaults`. */
  readonly issues: readonly v.BaseIssue<unknown>[];
}

/** Returns the limit that the issue breaks, under the name that the sentence of its reason expects. */
function limitOf({ type, requirement }: v.BaseIssue<unknown>): Fault['values'] {
  const name = limitNames[type];
  return name !== undefined && typeof requirement === 'number'
    ? { [name]: requirement }
    : undefined;
}

/** Turns an issue that a schema has found into a fault of the API. */
export function faultOf(issue: v.BaseIssue<unknown>): Fault {
  const { type, message, requirement, input } = issue;
  const field = v.getDotPath(issue) ?? '';
  if (type === 'max_length' && Array.isArray(input))
    return { field, reason: 'too-many', values: { most: Number(requirement) } };
  const reason = isReason(message) ? message : (reasons[type] ?? otherReason);
  return definedOnly({ field, reason, values: limitOf(issue) });
}
