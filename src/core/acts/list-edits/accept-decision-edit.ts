import { definedOnly } from '../../domain/base/defined';
import type { Fault } from '../../domain/base/fault';
import { sameContent } from '../../domain/base/same-content';
import {
  decisionAfterEdit,
  isOtherDecision,
  type EditedDecision,
} from '../../domain/decisions/decision-edits';
import type { Decision } from '../../domain/decisions/decision';
import { bodyOf } from '../../domain/organisation/organisation';
import type { Context, ListEdit, Stored } from '../../ports';
import { saveUnlessChanged } from '../base/save-unless-changed';
import { tellOwner } from './edit-notices';

/** What an edit has made of a decision's row. */
export interface TakenDecision {
  /** The decision as it must be stored. */
  readonly next: Decision;
  /** Why the decision does not count since this edit; empty when it counts, or when that was told before. */
  readonly faults: readonly Fault[];
}

/** Works out what the edit has made of the row. */
export function takeDecision(
  ctx: Context,
  edit: ListEdit<'decisions'>,
  after: Decision,
): TakenDecision {
  const edited: EditedDecision = { before: edit.before, after, editor: edit.editor };
  const next = decisionAfterEdit(ctx.world(), edited);
  return { next, faults: isOtherDecision(edited) ? (next.faults ?? []) : [] };
}

/**
 * Tells the body's secretary of a decision that somebody else has typed, and saves the row with who recorded it, or with the mark
 * that it does not count.
 *
 * @throws {AppError} `store-unavailable`
 */
export async function markDecision(
  ctx: Context,
  edit: ListEdit<'decisions'>,
  stored: Stored<Decision>,
  { next, faults }: TakenDecision,
): Promise<void> {
  const secretary = bodyOf(ctx.world(), next.bodyId)?.secretary?.objectId;
  const row = definedOnly({ edit, version: edit.eTag ?? stored.eTag });
  await tellOwner(ctx, row, secretary, faults);
  if (sameContent(next, stored.value)) return;
  const save = { table: ctx.tables.decisions, act: 'list-edit.accept' } as const;
  await saveUnlessChanged(ctx, save, { ...stored, value: next });
}
