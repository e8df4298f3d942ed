import { addSeconds, compareInstants, secondsBetween } from '../../domain/base/calendar';
import { definedOnly } from '../../domain/base/defined';
import {
  dueMessages,
  notNeeded,
  outdatedMessages,
  type Due,
  type OutdatedMessage,
} from '../../domain/messages/due-messages';
import { replaced } from '../../domain/messages/replaced-messages';
import type { Delivery, Message, OwnReason } from '../../domain/messages/ledger';
import type { World } from '../../domain/world';
import { authorize } from '../../policy/can';
import { writeDelivery } from './ledger-steps';
import { runGuard, type RunGuard } from './run-guard';
import { claimAndSend, recordOutcome, type UnrecordedOutcomes } from './send-one';
import type { Context, SendOutcome } from '../../ports';
import { updateLiving } from './update-living';

/**
 * A row that has been in state `sending` for this long becomes `unknown` (decision 0001). Business time, not real time.
 */
const quarantineSeconds = 600;

/** What a run did, and when the next one should begin. */
export interface SendingRun {
  readonly sent: number;
  readonly updated: number;
  readonly refused: number;
  readonly unknown: number;
  readonly waiting: number;
  /** Messages and rows at which the run failed. They stay due. */
  readonly failed: number;
  /** Messages that were due when the time of the run was up. */
  readonly left: number;
  /** Seconds of business time until the first waiting row may be sent. */
  readonly nextInSeconds?: number;
}

/** What a run is told by its caller. */
export interface SendingLimits {
  /** True when the run has lasted long enough; it then leaves the rest to the next run. */
  readonly isTimeUp?: () => boolean;
  /** The caller keeps this map from run to run. */
  readonly unrecorded?: UnrecordedOutcomes;
}

/** What the steps of one run share. */
interface Run {
  readonly ctx: Context;
  readonly world: World;
  readonly guard: RunGuard;
  readonly unrecorded: UnrecordedOutcomes;
}

const rowsOf = (ctx: Context) => ctx.tables.deliveries.all().map(({ value }) => value);

/**
 * Sets rows that have been in state `sending` for too long to `unknown`, and keeps the time of the claim. Only a person may
 * send those again.
 */
async function quarantine({ ctx, guard }: Run): Promise<void> {
  const now = ctx.clock.now();
  const overdue = ctx.tables.deliveries
    .all()
    .filter(({ value }) => value.state === 'sending')
    .filter(({ value }) => compareInstants(addSeconds(value.stateAt, quarantineSeconds), now) <= 0);
  const reason: OwnReason = 'no-answer';
  await guard.each('quarantine', overdue, async (stored) => {
    await writeDelivery(ctx, stored, { ...stored.value, state: 'unknown', reason });
  });
}

/** Ends planned rows that the product does not send. */
async function endPlanned(
  { ctx, guard }: Run,
  rows: readonly Delivery[],
  reason: OwnReason,
): Promise<void> {
  await guard.each('end', rows, async ({ id }) => {
    const stored = ctx.tables.deliveries.find(id);
    if (stored?.value.state !== 'planned') return;
    const ending = { state: 'refused', stateAt: ctx.clock.now(), reason } as const;
    await writeDelivery(ctx, stored, { ...stored.value, ...ending });
  });
}

type Counts = Readonly<Record<SendOutcome['kind'], number>>;

async function sendDue(run: Run, send: Due['send']): Promise<Counts> {
  const { ctx, world, guard, unrecorded } = run;
  const counts = { sent: 0, later: 0, refused: 0, unknown: 0 };
  await guard.each('send', send, async (message) => {
    const done = await claimAndSend(ctx, world, message);
    if (done === undefined) return;
    const { outcome } = done;
    counts[outcome.kind] += 1;
    if (outcome.kind === 'later' && outcome.isForAll === true) guard.end();
    await recordOutcome(ctx, unrecorded, done);
  });
  return counts;
}

/** Returns a hash of what the message shows now. If it cannot be rendered, returns the hash in the ledger, and alarms. */
function hashOf({ ctx, world }: Run, message: Message): string {
  try {
    return ctx.messenger.hash(message, world);
  } catch (cause) {
    ctx.log.alarm('message.hash-failed', cause, { kind: message.kind });
    return ctx.tables.deliveries.findByKey(message.key)?.value.shownHash ?? '';
  }
}

function outdatedIn(run: Run): readonly OutdatedMessage[] {
  const { ctx, world } = run;
  const hash = (message: Message) => hashOf(run, message);
  return outdatedMessages(world, { deliveries: rowsOf(ctx), now: ctx.clock.now(), hash });
}

function untilNextWaiting(ctx: Context): number | undefined {
  const now = ctx.clock.now();
  const waits = rowsOf(ctx)
    .filter(({ state }) => state === 'planned')
    .map(({ notBefore = now }) => secondsBetween(now, notBefore))
    .filter((seconds) => seconds > 0);
  return waits.length === 0 ? undefined : waits.reduce((a, b) => Math.min(a, b));
}

/**
 * Sends the messages that are due, and then updates those that show old content. The worker calls it at each run. Each
 * message is claimed in the ledger immediately before its send, so that two instances send it only once. A message whose
 * instance stops between claim and answer becomes `unknown`: no message is lost or sent twice by itself (decision 0001). A
 * message that fails does not stop the others.
 *
 * @throws {AppError} `not-allowed`
 */
export async function sendDueMessages(
  ctx: Context,
  { isTimeUp = () => false, unrecorded = new Map() }: SendingLimits = {},
): Promise<SendingRun> {
  const world = ctx.world();
  authorize(ctx.actor, 'ledger.send', undefined, world);
  const guard = runGuard(ctx, isTimeUp);
  const run: Run = { ctx, world, guard, unrecorded };
  await guard.each('record', [...unrecorded.values()], (one) =>
    recordOutcome(ctx, unrecorded, one),
  );
  await quarantine(run);
  const due = dueMessages(world, {
    deliveries: rowsOf(ctx),
    conversations: ctx.tables.conversations.all().map(({ value }) => value),
    now: ctx.clock.now(),
    isWorkingDay: (date) => ctx.workingDays.isWorkingDay(date),
  });
  await endPlanned(run, due.drop, notNeeded);
  await endPlanned(run, due.replaced, replaced);
  const { later, ...counts } = await sendDue(run, due.send);
  const updated = guard.isEnded() ? 0 : await updateLiving(run, outdatedIn(run));
  const ending = { updated, waiting: later, nextInSeconds: untilNextWaiting(ctx) };
  return definedOnly<SendingRun>({ ...counts, ...ending, ...guard.tally() });
}
