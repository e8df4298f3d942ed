import type { Instant } from '../base/time';
import { statePart, withoutState, type Report, type ReportRow } from './report';
import { samePersonMark } from './report-rules';

/** What is known of an edit that may have set the state of a report. */
interface StateEdit {
  /** The row before the edit; undefined for a new row, and when nobody knows. */
  readonly before: ReportRow | undefined;
  readonly editor: { readonly objectId?: string; readonly name: string } | undefined;
  readonly at: Instant;
}

/** True when nobody knows the state before the edit, and the row says who set the one that it has: it was not the edit. */
function hasMarksOfOthers({ before }: StateEdit, { acceptedAt, sentBackAt }: Report): boolean {
  return before === undefined && (acceptedAt !== undefined || sentBackAt !== undefined);
}

/**
 * Returns a report that stays sent back with who and when, if the edit has given it another reason, so that the reporter is told of it.
 * In the list a person may choose the state first and write the reason then.
 */
function sentBackAnew({ before, editor, at }: StateEdit, after: Report): Report | undefined {
  if (before?.state !== 'sent-back' || after.state !== 'sent-back') return undefined;
  const { sentBackReason } = after;
  if (sentBackReason === undefined || sentBackReason === before.sentBackReason) return undefined;
  return { ...after, sentBackByName: editor?.name ?? '', sentBackAt: at };
}

/** Returns the report with who and when, if the edit has set its state. */
export function withStateMarks(edit: StateEdit, after: Report): Report {
  const { before, editor, at } = edit;
  if (before?.state === after.state) return sentBackAnew(edit, after) ?? after;
  if (hasMarksOfOthers(edit, after)) return after;
  const byName = editor?.name ?? '';
  const marks = {
    sentBackReason: after.sentBackReason,
    ...{ sentBackByName: byName, sentBackAt: at },
    ...{ acceptedByName: byName, acceptedAt: at },
    acceptedBySamePerson: samePersonMark(after, editor?.objectId),
  };
  return { ...withoutState(after), ...statePart(after.state, marks) };
}
