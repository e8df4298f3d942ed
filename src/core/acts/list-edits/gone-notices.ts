import { valuesOf } from '../../domain/base/row-list';
import { definedOnly } from '../../domain/base/defined';
import type { DetailsByKind } from '../../domain/messages/ledger';
import { goneNotices } from '../../domain/messages/ledger-lookups';
import { messageKey } from '../../domain/messages/messages';
import { processLeaderIds } from '../../domain/organisation/organisation';
import type { MissingRow } from '../../domain/relations/missing-rows';
import { deletionName } from './edit-notices';
import { planMessage } from '../messages/plan-message';
import { rowsThatAreMissing } from '../../views/base/faulty-rows';
import type { SavingAct } from '../../policy/can';
import type { Context, ListEdit } from '../../ports';

/** A notice that a row is gone: what to say, by which act, and what makes it another notice than an earlier one of the row. */
interface GoneNotice {
  readonly act: SavingAct;
  readonly occasion: string;
  readonly details: DetailsByKind['row-gone'];
}

/** Plans the notice to each process leader. Idempotent. @throws {AppError} `store-unavailable` */
export async function tellLeaders(
  ctx: Context,
  { act, occasion, details }: GoneNotice,
): Promise<void> {
  const { list, itemId } = details;
  for (const objectId of processLeaderIds(ctx.world())) {
    const recipient = { kind: 'person', objectId } as const;
    const key = messageKey('row-gone', { recipient }, `${list}-${itemId}.${occasion}`);
    await planMessage(ctx, { key, kind: 'row-gone', recipient, details }, { act });
  }
}

function detailsOf(
  { list, rowId, rowKey, bodies, goals, reportCount }: MissingRow,
  title?: string,
): DetailsByKind['row-gone'] {
  const counts = { bodies: bodies.length, goals: goals.length, reports: reportCount };
  return definedOnly({ list, itemId: rowId, title, rowKey, ...counts });
}

/**
 * Tells the process leaders at once what belonged to a deleted row, if anything did. The occasion is the row's last version: a row
 * that is restored, changed and deleted again is told again, and two instances of the product that find one deletion tell it once.
 *
 * @throws {AppError} `store-unavailable`
 */
export async function tellOfDeleted(
  ctx: Context,
  edit: ListEdit<'bodies'> | ListEdit<'goals'> | ListEdit<'rounds'>,
): Promise<void> {
  if (edit.kind !== 'deleted') return;
  const { before } = edit;
  const row = rowsThatAreMissing(ctx, ctx.world()).find(
    ({ list, rowId }) => list === edit.list && rowId === edit.id,
  );
  if (row === undefined) return;
  const title = before === undefined ? undefined : 'name' in before ? before.name : before.title;
  const details = detailsOf(definedOnly({ ...row, rowKey: before?.key ?? row.rowKey }), title);
  await tellLeaders(ctx, { act: 'list-edit.accept', occasion: deletionName(edit), details });
}

const nameOf = ({ list, rowId }: MissingRow) => `${list}:${rowId}`;

/**
 * Tells the process leaders of rows that were deleted while the product was not running. A row must have been missing at the
 * run before too, since lists are read one after the other and a new row can be in one copy before another.
 *
 * @param before the missing rows of the run before, or undefined at the first run
 * @returns the missing rows of this run
 * @throws {AppError} `store-unavailable`
 */
export async function tellOfMissing(
  ctx: Context,
  before: ReadonlySet<string> = new Set(),
): Promise<ReadonlySet<string>> {
  const missing = rowsThatAreMissing(ctx, ctx.world());
  const deliveries = valuesOf(ctx.tables.deliveries.all());
  for (const row of missing.filter((one) => before.has(nameOf(one)))) {
    if (goneNotices(deliveries, row.list, row.rowId).length > 0) continue;
    const details = detailsOf(row);
    await tellLeaders(ctx, { act: 'rows.join', occasion: ctx.clock.today(), details });
  }
  return new Set(missing.map(nameOf));
}
