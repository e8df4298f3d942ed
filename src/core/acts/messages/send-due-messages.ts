import { addSeconds, compareInstants, secondsBetween } from '../../domain/base/calendar';
import { valuesOf } from '../../domain/base/row-list';
import { rotated } from '../../domain/base/rotated';
import { definedOnly } from '../../domain/base/defined';
import { dueMessagesSteps, notNeeded, type Due } from '../../domain/messages/due-messages';
import {
  livingToCompare,
  type Compared,
  type LivingState,
  type OutdatedMessage,
} from '../../domain/messages/living-messages';
import { notSentDeliveries, sendingDeliveries } from '../../domain/messages/ledger-lookups';
import { messageOf } from '../../domain/messages/messages';
import { replaced } from '../../domain/messages/replaced-messages';
import type { Delivery, Message, OwnReason } from '../../domain/messages/ledger';
import type { Instant } from '../../domain/base/time';
import type { World } from '../../domain/world';
import { authorize } from '../../policy/can';
import { writeDelivery } from './ledger-steps';
import { runGuard, type RunGuard } from './run-guard';
import {
  claimAndSend,
  recordOutcome,
  settleLostClaim,
  sendMemory,
  type LostClaims,
  type SendMemory,
  type UnrecordedOutcomes,
} from './send-one';
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
  /** Real time until which the store has asked for no calls, so that a run before it can do nothing. */
  readonly throttledUntil?: Instant;
}

/** With what the living messages were compared by the last run. Empty before the first one. */
export interface LivingMemory {
  last?: Compared;
}

/** What a run is told by its caller. */
export interface SendingLimits {
  /** True when the run has lasted long enough; it then leaves the rest to the next run. */
  readonly isTimeUp?: () => boolean;
  /** The caller keeps it from run to run. */
  readonly memory?: SendMemory;
  /** The caller keeps it from run to run, so that a run compares only living messages that may have changed since. */
  readonly living?: LivingMemory;
  /**
   * The share of the due messages, from 0 to below 1, that the run sends last. It differs between instances, so that two of
   * them that run at once do not meet at each message: only one claim of a message succeeds, and the other was for nothing.
   */
  readonly startShare?: number;
  /** The run calls it between two pieces of work. It lets other work of the process go first when the run has lasted long. */
  readonly pause?: () => Promise<void>;
}

/** What the steps of one run share. */
interface Run {
  readonly ctx: Context;
  readonly world: World;
  readonly guard: RunGuard;
  readonly unrecorded: UnrecordedOutcomes;
  readonly lostClaims: LostClaims;
  readonly living: LivingMemory;
  readonly pause: () => Promise<void>;
}

const noPause = () => Promise.resolve();

const rowsOf = (ctx: Context) => valuesOf(ctx.tables.deliveries.all());

/**
 * Sets rows that have been in state `sending` for too long to `unknown`, and keeps the time of the claim. Only a person may
 * send those again. Leaves out rows of which this process knows the outcome, or that it sent nothing after the claim.
 */
async function quarantine({ ctx, guard, unrecorded, lostClaims }: Run): Promise<void> {
  const now = ctx.clock.now();
  const isMarked = (id: string) =>
    lostClaims.entries().some(([mark]) => ctx.tables.deliveries.isMarked(id, mark));
  const overdue = sendingDeliveries(rowsOf(ctx))
    .filter(({ stateAt }) => compareInstants(addSeconds(stateAt, quarantineSeconds), now) <= 0)
    .flatMap(({ id }) => ctx.tables.deliveries.find(id) ?? [])
    .filter(({ value }) => value.state === 'sending')
    .filter(({ value }) => !unrecorded.has(value.id) && !isMarked(value.id));
  const reason: OwnReason = 'no-answer';
  await guard.each('quarantine', overdue, async (stored) => {
    await writeDelivery(ctx, stored, { ...stored.value, state: 'unknown', reason });
  });
}

/** Works out what is due. Calls `pause` after each step. */
async function dueIn({ ctx, world, pause }: Run): Promise<Due> {
  const steps = dueMessagesSteps(world, {
    deliveries: rowsOf(ctx),
    conversations: valuesOf(ctx.tables.conversations.all()),
    now: ctx.clock.now(),
    isWorkingDay: (date) => ctx.workingDays.isWorkingDay(date),
  });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await pause();
  }
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
  const { ctx, guard, unrecorded, pause } = run;
  const counts = { sent: 0, later: 0, refused: 0, unknown: 0 };
  await guard.each('send', send, async (message) => {
    await pause();
    const done = await claimAndSend(ctx, run, message);
    if (done === undefined) return;
    const { outcome } = done;
    counts[outcome.kind] += 1;
    if (outcome.kind === 'later' && outcome.isForAll === true) guard.end();
    await recordOutcome(ctx, unrecorded, done);
  });
  return counts;
}

/** Returns a hash of what the message shows now. If it cannot be rendered, returns `undefined`, and alarms. */
function hashOf({ ctx, world }: Run, message: Message): string | undefined {
  try {
    return ctx.messenger.hash(message, world);
  } catch (cause) {
    ctx.log.alarm('message.hash-failed', cause, { kind: message.kind });
    return undefined;
  }
}

function livingState({ ctx, world }: Run): LivingState {
  const conversations = valuesOf(ctx.tables.conversations.all());
  const { clock } = ctx;
  return { world, deliveries: rowsOf(ctx), conversations, today: clock.today(), now: clock.now() };
}

/**
 * Returns the living messages whose content has changed since they were sent. The next run compares these again, and those
 * that cannot be rendered or have to wait.
 */
async function outdatedIn(run: Run): Promise<readonly OutdatedMessage[]> {
  const { living, pause } = run;
  const state = livingState(run);
  const { rows, waiting } = livingToCompare(state, living.last);
  const open = new Set(waiting.map(({ id }) => id));
  const outdated: OutdatedMessage[] = [];
  for (const delivery of rows) {
    const message = messageOf(delivery);
    const hash = hashOf(run, message);
    const isShown = hash !== undefined && hash === delivery.shownHash;
    if (!isShown) open.add(delivery.id);
    if (!isShown && hash !== undefined) outdated.push({ delivery, message });
    await pause();
  }
  living.last = { state, open };
  return outdated;
}

function untilNextWaiting(ctx: Context): number | undefined {
  const now = ctx.clock.now();
  const waits = notSentDeliveries(rowsOf(ctx))
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
  {
    isTimeUp = () => false,
    memory = sendMemory(),
    living = {},
    startShare = 0,
    pause = noPause,
  }: SendingLimits = {},
): Promise<SendingRun> {
  const world = ctx.world();
  authorize(ctx.actor, 'ledger.send', undefined, world);
  const guard = runGuard(ctx, isTimeUp);
  const { unrecorded, lostClaims } = memory;
  const run: Run = { ctx, world, guard, unrecorded, lostClaims, living, pause };
  await guard.each('record', unrecorded.entries(), ([, one]) =>
    recordOutcome(ctx, unrecorded, one),
  );
  await guard.each('settle', lostClaims.entries(), ([mark]) =>
    settleLostClaim(ctx, lostClaims, mark),
  );
  await quarantine(run);
  const due = await dueIn(run);
  await endPlanned(run, due.drop, notNeeded);
  await endPlanned(run, due.replaced, replaced);
  const { later, ...counts } = await sendDue(run, rotated(due.send, startShare));
  const updated = guard.isEnded() ? 0 : await updateLiving(run, await outdatedIn(run));
  const ending = { updated, waiting: later, nextInSeconds: untilNextWaiting(ctx) };
  return definedOnly<SendingRun>({ ...counts, ...ending, ...guard.tally() });
}
