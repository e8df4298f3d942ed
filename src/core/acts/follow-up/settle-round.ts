import { AppError } from '../../domain/base/app-error';
import { sameContent } from '../../domain/base/same-content';
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

/** Returns the next rows that the round must write, at most so many. */
function nextWrites(
  ctx: Context,
  { stored, isMaking }: ToSettle,
  most: number,
): readonly RowWrite<ReportRow>[] {
  const writes: RowWrite<ReportRow>[] = [];
  for (const due of rowsDue(ctx.world(), stored.value, isMaking)) {
    writes.push(...writesOf(ctx, due));
    if (writes.length >= most) break;
  }
  return writes;
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

/** Writes rows until none is left to write, at most `most`. */
async function writeRows(ctx: Context, round: ToSettle): Promise<Settling> {
  let left = round.most;
  for (;;) {
    const writes = nextWrites(ctx, round, Math.min(Math.max(left, 1), rowsAtATime));
    if (writes.length === 0) return 'settled';
    if (left <= 0) return 'unfinished';
    const written = await ctx.tables.reports.writeAll(writes, traceOf(ctx, round.act));
    if (written.some(({ kind }) => kind === 'failed')) return 'failed';
    left -= writes.length;
  }
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
  if (sameContent(value, ctx.tables.rounds.find(value.id)?.value)) return { settling, stored };
  const saved = await ctx.tables.rounds.save({ ...stored, value }, traceOf(ctx, act));
  return { settling, stored: saved };
}
