import { AppError } from '../../domain/base/app-error';
import { hasBeenOpened } from '../../domain/follow-up/round-rules';
import { withRowsToCome } from '../../domain/follow-up/round-rows';
import type { Round } from '../../domain/follow-up/round';
import { authorize } from '../../policy/can';
import type { Context, Stored } from '../../ports';
import { asKnown } from '../base/loading';
import { settleRound, type ToSettle } from './settle-round';

/** How many rows of a round one run writes. What is left is written by the next run. */
const rowsInARun = 2_000;

function toSettle(ctx: Context, stored: Stored<Round>): ToSettle | undefined {
  const round = stored.value;
  const how = { act: 'round.settle', most: rowsInARun } as const;
  // A round that was cancelled while it opened has rows, though it has not been opened.
  const hasRows = round.state === 'opening' || round.asAsked !== undefined;
  if (hasRows || hasBeenOpened(round)) {
    const value = withRowsToCome(ctx.world(), round);
    if (value !== undefined) return { ...how, stored: { ...stored, value }, isMaking: true };
    return { ...how, stored };
  }
  return undefined;
}

/** How a run ended. */
export interface SettlingRun {
  /** True when a round was saved: as open or closed, or with what it keeps. */
  readonly hasMoved: boolean;
  /** True when rows are left to write. */
  readonly isUnfinished: boolean;
  /** True when rows could not be written. */
  readonly hasFailed: boolean;
}

async function settleOne(ctx: Context, round: ToSettle): Promise<SettlingRun> {
  try {
    const { settling, stored } = await settleRound(ctx, round);
    return {
      hasMoved: stored !== round.stored,
      isUnfinished: settling === 'unfinished',
      hasFailed: settling === 'failed',
    };
  } catch (cause) {
    // Somebody has changed the round meanwhile; a later run begins with the round as it is then.
    if (cause instanceof AppError && cause.code === 'conflict')
      return { hasMoved: false, isUnfinished: false, hasFailed: true };
    throw cause;
  }
}

/**
 * Brings the rows of all rounds in line with their rounds: rounds that are opening or closing, or were when the last process ended;
 * rounds whose due date or state was changed; and rounds that were opened without rows, by an older version of the product or
 * in the list, whose rows are then marked as filled in. Idempotent.
 *
 * @throws {AppError} `not-allowed`, `store-unavailable`, `throttled`
 */
export async function settleRounds(ctx: Context): Promise<SettlingRun> {
  authorize(ctx.actor, 'round.settle', undefined, ctx.world());
  const runs: SettlingRun[] = [];
  for (const stored of ctx.tables.rounds.all()) {
    const round = toSettle(ctx, asKnown(ctx, stored));
    if (round !== undefined) runs.push(await settleOne(ctx, round));
  }
  return {
    hasMoved: runs.some(({ hasMoved }) => hasMoved),
    isUnfinished: runs.some(({ isUnfinished }) => isUnfinished),
    hasFailed: runs.some(({ hasFailed }) => hasFailed),
  };
}
