import * as v from 'valibot';
import type { Fault, Reason } from '../../core/domain/base/fault';

/** The reason for any other kind of schema issue: the calling program has a fault. */
const otherReason: Reason = 'malformed';

/** The reason for each kind of schema issue. */
const reasons: Readonly<Record<string, Reason>> = {
  max_length: 'too-long',
  min_length: 'missing',
  iso_date: 'not-a-date',
  // The only check of that kind in src/core/api is the one of links to evidence.
  check: 'not-an-address',
  number: 'not-a-number',
  finite: 'not-a-number',
};

/** Every reason for which the schema of an act's input refuses a field; run/openapi.mjs reads it. @public */
export const inputReasons: readonly Reason[] = [...new Set(Object.values(reasons)), otherReason];

/** Turns an issue that a schema has found into a fault of the API. */
export function faultOf(issue: v.BaseIssue<unknown>): Fault {
  const { requirement } = issue;
  return {
    field: v.getDotPath(issue) ?? '',
    reason: reasons[issue.type] ?? otherReason,
    ...(issue.type === 'max_length' && typeof requirement === 'number'
      ? { values: { longest: requirement } }
      : {}),
  };
}
