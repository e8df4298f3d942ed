import { definedOnly, omit } from '../base/defined';
import type { Fault } from '../base/fault';
import { remembered } from '../base/remembered';
import type { OrganisationWorld } from '../organisation/organisation';
import type { Decision } from './decision';
import { isSameDecision, isSecretaryOf, recordsDecisionsOf } from './decision-rules';

/** An edit of a decision's row that a person made in the list. */
export interface EditedDecision {
  /** The decision before the edit; undefined for a new row, and when nobody knows. */
  readonly before: Decision | undefined;
  readonly after: Decision;
  readonly editor: { readonly objectId?: string; readonly name: string } | undefined;
}

/** True for a decision that counts: it was recorded by somebody who records the body's decisions. */
export function isRecorded({ faults = [] }: Decision): boolean {
  return faults.length === 0;
}

/** Returns the decisions that count. The same array gives the same one. */
export const decisionsThatCount = remembered((decisions: readonly Decision[]) =>
  decisions.every(isRecorded) ? decisions : decisions.filter(isRecorded),
);

/**
 * True when the edit has made another decision of the row. When nobody knows the row before the edit, one that is marked has been dealt
 * with.
 */
export function isOtherDecision({ before, after }: EditedDecision): boolean {
  return before === undefined ? isRecorded(after) : !isSameDecision(before, after);
}

/** Returns the decision as the person has recorded it: it counts, and says who recorded it unless that is the body's own secretary. */
export function recordedBy(
  world: OrganisationWorld,
  decision: Decision,
  person: { readonly objectId: string; readonly name: string },
): Decision {
  const { objectId, name } = person;
  const isOwn = isSecretaryOf(world, decision.bodyId, objectId);
  return definedOnly<Decision>({
    ...omit(decision, 'faults'),
    registeredByName: isOwn ? undefined : name,
    registeredByObjectId: isOwn ? undefined : objectId,
  });
}

/** Returns the decision as it must be after an edit of somebody who does not record the body's decisions. */
function markedDecision(edit: EditedDecision): Decision {
  const { before, after } = edit;
  const mark: readonly Fault[] = [{ field: 'row', reason: 'not-the-secretary' }];
  const faults = isOtherDecision(edit) ? mark : (before ?? after).faults;
  return definedOnly<Decision>({ ...after, faults });
}

/**
 * Returns the decision as it must be after a person's edit of its row. Whoever records the body's decisions has recorded it; of anybody
 * else it is marked, and does not count. An edit that leaves the decision as it was changes nothing of that.
 */
export function decisionAfterEdit(world: OrganisationWorld, edit: EditedDecision): Decision {
  const { before, after, editor } = edit;
  if (editor?.objectId === undefined) return after;
  if (!recordsDecisionsOf(world, after.bodyId, editor.objectId)) return markedDecision(edit);
  const wasRecorded = !isOtherDecision(edit) && isRecorded(before ?? after);
  if (wasRecorded) return after;
  return recordedBy(world, after, { objectId: editor.objectId, name: editor.name });
}
