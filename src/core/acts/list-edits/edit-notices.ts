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

/**
 * Plans a message that tells the editor which rules the row breaks. No list stores who made which edit, so the message
 * is planned in the ledger at once. Its key holds list, row and version, so that an edit is announced only once. `column` is
 * the display name of the column because of which the product leaves the row out.
 *
 * @throws {AppError} `store-unavailable`
 */
export async function tellEditor(
  ctx: Context,
  {
    edit,
    version,
    column,
  }: { readonly edit: ListEdit; readonly version: string; readonly column?: string },
  faults: readonly Fault[],
): Promise<void> {
  const objectId = edit.editor?.objectId;
  if (objectId === undefined || faults.length === 0) return;
  const recipient = { kind: 'person', objectId } as const;
  const reasons = [...new Set(faults.map(({ reason }) => reason))];
  const message = {
    key: messageKey('edit-refused', { recipient }, editName(edit, version)),
    kind: 'edit-refused',
    recipient,
    details: definedOnly({ list: edit.list, itemId: edit.id, reasons, column }),
  } as const;
  await planMessage(ctx, message, { act: 'list-edit.accept' });
}
