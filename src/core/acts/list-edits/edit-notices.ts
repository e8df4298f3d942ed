import { definedOnly } from '../../domain/base/defined';
import type { Fault } from '../../domain/base/fault';
import { messageKey } from '../../domain/messages/messages';
import { planMessage } from '../messages/plan-message';
import type { Context, ListEdit } from '../../ports';

/** Names an edit in keys of messages: list, row and version of the row. */
export function editName(edit: ListEdit, version: string): string {
  return `${edit.list}-${edit.id}-${version.replace(/[^\w.,-]/g, '')}`;
}

/** Names the deletion of a row in keys of messages, in the same way in each instance of the product. */
export function deletionName(edit: ListEdit): string {
  return editName(edit, edit.lastETag ?? edit.at);
}

/** A row that does not count as it was edited, and the version of the row that the edit made. */
export interface RefusedRow {
  readonly edit: ListEdit;
  readonly version: string;
  /** The display name of the column because of which the product leaves the row out. */
  readonly column?: string;
}

/** Plans the message to a person. `byName` names the editor to somebody else. */
async function planRefused(
  ctx: Context,
  { edit, version, column }: RefusedRow,
  told: { readonly objectId: string; readonly byName?: string },
  faults: readonly Fault[],
): Promise<void> {
  const recipient = { kind: 'person', objectId: told.objectId } as const;
  const reasons = [...new Set(faults.map(({ reason }) => reason))];
  const { byName } = told;
  const message = {
    key: messageKey('edit-refused', { recipient }, editName(edit, version)),
    kind: 'edit-refused',
    recipient,
    details: definedOnly({ list: edit.list, itemId: edit.id, reasons, column, byName }),
  } as const;
  await planMessage(ctx, message, { act: 'list-edit.accept' });
}

/**
 * Plans a message that tells somebody else, whose row it is, that it does not count as the editor has typed it.
 *
 * @throws {AppError} `store-unavailable`
 */
export async function tellOwner(
  ctx: Context,
  row: RefusedRow,
  objectId: string | undefined,
  faults: readonly Fault[],
): Promise<void> {
  const { editor } = row.edit;
  if (objectId === undefined || objectId === editor?.objectId || faults.length === 0) return;
  await planRefused(ctx, row, { objectId, byName: editor?.name ?? '' }, faults);
}

/**
 * Plans a message that tells the editor which rules the row breaks. No list stores who made which edit, so the message
 * is planned in the ledger at once. Its key holds list, row and version, so that an edit is announced only once.
 *
 * @throws {AppError} `store-unavailable`
 */
export async function tellEditor(
  ctx: Context,
  row: RefusedRow,
  faults: readonly Fault[],
): Promise<void> {
  const objectId = row.edit.editor?.objectId;
  if (objectId === undefined || faults.length === 0) return;
  await planRefused(ctx, row, { objectId }, faults);
}
