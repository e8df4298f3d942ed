import { AppError } from '../../domain/base/app-error';
import { sameContent } from '../../domain/base/same-content';
import { roundOf } from '../../domain/follow-up/asked-goals';
import { rowsDue, type RowDue } from '../../domain/follow-up/round-rows';
import { settleRound as settle } from '../../domain/follow-up/round-rules';
import type { ReportRow } from '../../domain/follow-up/report';
import type { Round } from '../../domain/follow-up/round';
import type { SavingAct } from '../../policy/can';
import type { Context, RowWrite, RowWritten, Stored } from '../../ports';
import { traceOf } from '../base/loading';

/** How many rows are written between two looks at what is still to be written. */
const rowsAtATime = 200;

/** How a settling ended. `failed`: some rows could not be written now, and must be tried again. */
export type Settling = 'settled' | 'unfinished' | 'failed';

/** A round to settle. */
export interface ToSettle {
  readonly stored: Stored<Round>;
  /** True when the round lacks rows that it must get. */
  readonly isMaking?: boolean | undefined;
  /** The act in whose name the rows are written. */
  readonly act: SavingAct;
  /** How many rows may be written in this call. */
  readonly most: number;
}

/** Returns the write of the row; none when somebody has deleted the row meanwhile. */
function writesOf(ctx: Context, due: RowDue): readonly RowWrite<ReportRow>[] {
  if (due.kind === 'create') return [due];
  const row = ctx.tables.reports.find(due.value.id);
  return row === undefined ? [] : [{ kind: 'save', stored: { ...row, value: due.value } }];
}

/** Names the row of a write: by its key before it exists, by its id then. */
const nameOf = (write: RowWrite<ReportRow>) =>
  write.kind === 'create' ? write.value.key : write.stored.value.id;

/** The next rows that a round must write. */
interface NextWrites {
  readonly writes: readonly RowWrite<ReportRow>[];
  /** True when there are rows to write that the call has tried already. */
  readonly hasTried: boolean;
}

/** Returns the next rows that the round must write, at most so many, without those that have been tried; and notes them as tried. */
function nextWrites(
  ctx: Context,
  { stored, isMaking }: ToSettle,
  { most, tried }: { readonly most: number; readonly tried: Set<string> },
): NextWrites {
  const writes: RowWrite<ReportRow>[] = [];
  let hasTried = false;
  const due = rowsDue(ctx.world(), stored.value, isMaking);
  for (const row of due) {
    const all = writesOf(ctx, row);
    const untried = all.filter((write) => !tried.has(nameOf(write)));
    if (untried.length < all.length) hasTried = true;
    for (const write of untried) tried.add(nameOf(write));
    writes.push(...untried);
    if (writes.length >= most) break;
  }
  return { writes, hasTried };
}

/** Returns why a row was not written; undefined for one that was, or that is there already. */
function failureOf(written: RowWritten<ReportRow>): Error | undefined {
  if (written.kind === 'conflict')
    return new AppError('conflict', 'A row of a round was changed meanwhile');
  if (written.kind !== 'failed') return undefined;
  const { cause } = written;
  if (cause instanceof Error) return cause;
  return new AppError('store-unavailable', 'A row of a round was not written', { cause });
}

/**
 * Writes the rows in the name of the act.
 *
 * @throws {AppError} `store-unavailable`, `throttled`, `outcome-unknown`, `conflict` when a row was changed meanwhile; the other rows
 *   may then be written
 */
export async function writeRowsDue(
  ctx: Context,
  act: SavingAct,
  rows: readonly RowDue[],
): Promise<void> {
  const writes = rows.flatMap((row) => writesOf(ctx, row));
  if (writes.length === 0) return;
  const written = await ctx.tables.reports.writeAll(writes, traceOf(ctx, act));
  const [failure] = written.map(failureOf).filter((cause) => cause !== undefined);
  if (failure !== undefined) throw failure;
}

/**
 * Writes rows until none is left to write, at most `most`. A row is tried once: one that somebody has changed meanwhile may be shown as
 * it was before for some time, and would only meet the same change again.
 */
async function writeRows(ctx: Context, round: ToSettle): Promise<Settling> {
  const tried = new Set<string>();
  let left = round.most;
  let hasWritten = false;
  for (;;) {
    const most = Math.min(Math.max(left, 1), rowsAtATime);
    const { writes, hasTried } = nextWrites(ctx, round, { most, tried });
    if (writes.length === 0) return endOf({ hasTried, hasWritten });
    if (left <= 0) return 'unfinished';
    const written = await ctx.tables.reports.writeAll(writes, traceOf(ctx, round.act));
    if (written.some(({ kind }) => kind === 'failed')) return 'failed';
    hasWritten ||= written.some(({ kind }) => kind === 'written');
    left -= writes.length;
  }
}

/** Returns how a settling ended that has tried all rows. One that has written nothing fails, so that the next one does not follow at once. */
function endOf(end: { readonly hasTried: boolean; readonly hasWritten: boolean }): Settling {
  if (!end.hasTried) return 'settled';
  return end.hasWritten ? 'unfinished' : 'failed';
}

/**
 * Writes the rows that the round lacks or that must change. When all are written, it saves the round: as open or closed when it is
 * opening or closing, and with what it keeps. What is to be written is worked out anew from the lists each time, so that a
 * process that ends between any two writes leaves what the next call completes.
 *
 * @throws {AppError} `store-unavailable`, `throttled`, `conflict` when the round's row was changed meanwhile
 */
export async function settleRound(
  ctx: Context,
  round: ToSettle,
): Promise<{ readonly settling: Settling; readonly stored: Stored<Round> }> {
  const { stored, act } = round;
  const settling = await writeRows(ctx, round);
  if (settling !== 'settled') return { settling, stored };
  const value = settle(stored.value);
  if (sameContent(value, roundOf(ctx.world(), value.id))) return { settling, stored };
  const saved = await ctx.tables.rounds.save({ ...stored, value }, traceOf(ctx, act));
  return { settling, stored: saved };
}
