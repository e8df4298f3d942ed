import type { Fault } from '../../domain/base/fault';
import { messageKey } from '../../domain/messages/messages';
import type { Report } from '../../domain/follow-up/report';
import { planMessage } from '../messages/plan-message';
import type { Context, ListEdit } from '../../ports';

/** The edit in keys: which row, and which version of it. */
function editName(edit: ListEdit, version: string): string {
  return `${edit.list}-${edit.id}-${version.replace(/[^\w.,-]/g, '')}`;
}

/**
 * Tells the editor that the row breaks rules. The world holds the faults but not who made which edit, so the row of the
 * ledger is written at once; its key holds list, item and version, so that an edit that comes twice is told once.
 */
export async function tellEditor(
  ctx: Context,
  { edit, version }: { readonly edit: ListEdit; readonly version: string },
  faults: readonly Fault[],
): Promise<void> {
  const objectId = edit.editor?.objectId;
  if (objectId === undefined || faults.length === 0) return;
  const recipient = { kind: 'person', objectId } as const;
  const reasons = [...new Set(faults.map(({ reason }) => reason))].join(',');
  const message = {
    key: messageKey('edit-refused', { recipient }, editName(edit, version)),
    kind: 'edit-refused' as const,
    recipient,
    subject: `${edit.list}:${edit.id}`,
    details: { reasons },
  };
  await planMessage(ctx, message, { act: 'list-edit.accept' });
}

/** Tells the reporter that a reported figure was changed, or the report removed, by somebody else. */
export async function tellReporter(
  ctx: Context,
  { edit, version }: { readonly edit: ListEdit; readonly version: string },
  report: Report,
): Promise<void> {
  const objectId = report.reportedByObjectId;
  if (objectId === '' || objectId === edit.editor?.objectId) return;
  const recipient = { kind: 'person', objectId } as const;
  const message = {
    key: messageKey('figure-changed', { recipient }, editName(edit, version)),
    kind: 'figure-changed' as const,
    recipient,
    roundId: report.roundId,
    subject: report.key,
    details: { byName: edit.editor?.name ?? '' },
  };
  await planMessage(ctx, message, { act: 'list-edit.accept' });
}
