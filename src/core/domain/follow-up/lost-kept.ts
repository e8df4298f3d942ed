import type { ReportRow } from './report';

/** What is known of an edit before it is worked out. */
interface SeenEdit {
  /** The row before the edit; undefined for a new row, and when nobody knows. */
  readonly before: ReportRow | undefined;
  readonly after: ReportRow;
  readonly isNew: boolean;
}

/** True when somebody has emptied the cell in which the row kept its goal as asked. */
function hasLostKept({ before, after, isNew }: SeenEdit): boolean {
  if (after.asAsked !== undefined) return false;
  if (before !== undefined) return before.asAsked !== undefined;
  // Nobody knows the row before the edit. Only the product writes a due date, and with it the goal as asked.
  return !isNew && after.dueOn !== undefined;
}

/** Returns the row after an edit, with the fault that it does not keep its goal as asked any more if somebody has emptied that. */
export function withLostKept(edit: SeenEdit): ReportRow {
  const { after } = edit;
  const isKnown = after.faults.some(({ field }) => field === 'asAsked');
  if (isKnown || !hasLostKept(edit)) return after;
  return { ...after, faults: [...after.faults, { field: 'asAsked', reason: 'changed-as-asked' }] };
}
