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
export const inputReasons: readonly Reason[] = [...new Set(Object.values(reasons)), otherReason];

/** Turns an issue that a schema has found into a fault of the API. */
export function faultOf(issue: v.BaseIssue<unknown>): Fault {
  const { type, message, requirement } = issue;
  const limitName = limitNames[type];
  const hasLimit = limitName !== undefined && typeof requirement === 'number';
  return definedOnly({
    field: v.getDotPath(issue) ?? '',
    reason: isReason(message) ? message : (reasons[type] ?? otherReason),
    values: hasLimit ? { [limitName]: requirement } : undefined,
  });
}
