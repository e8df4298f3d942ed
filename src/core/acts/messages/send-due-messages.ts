import { addSeconds, compareInstants } from '../../domain/base/calendar';
import { conversationKey, isPermanentRefusal } from '../../domain/messages/conversations';
import { omit } from '../../domain/base/defined';
import { dueMessages, notNeeded, type Due } from '../../domain/messages/due-messages';
import type { Delivery, DeliveryState, Message, OwnReason } from '../../domain/messages/ledger';
import type { Instant } from '../../domain/base/time';
import type { World } from '../../domain/world';
import { authorize } from '../../policy/can';
import { attempt, writeDelivery } from './ledger-steps';
import { traceOf } from '../base/loading';
import type { Context, SendOutcome, Stored } from '../../ports';
import { saveUnlessChanged } from '../base/save-unless-changed';
import { updateLiving } from './update-living';

/**
 * A row that has been in state `sending` for this long becomes `unknown` (decision 0001). Business time, not real time.
 */
const quarantineSeconds = 600;

/** How many messages a run sent, updated and so on, for the log. */
export interface SendingRun {
  readonly sent: number;
  readonly updated: number;
  readonly refused: number;
  readonly unknown: number;
  readonly waiting: number;
}

type Counts = Record<SendOutcome['kind'], number>;

/** Sets rows that have been in state `sending` for too long to `unknown`. Only a person may send those again. */
async function quarantine(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const overdue = ctx.tables.deliveries
    .all()
    .filter(({ value }) => value.state === 'sending')
    .filter(({ value }) => compareInstants(addSeconds(value.stateAt, quarantineSeconds), now) <= 0);
  for (const stored of overdue) {
    const reason: OwnReason = 'no-answer';
    const value = { ...stored.value, state: 'unknown', stateAt: now, reason } as const;
    await writeDelivery(ctx, stored, value);
  }
}

/**
 * Claims the message for this instance, by creating its row or by saving its waiting row, in state `sending`. Returns
 * `undefined` when another instance has claimed it.
 */
async function claim(ctx: Context, message: Message): Promise<Stored<Delivery> | undefined> {
  const state = { state: 'sending', stateAt: ctx.clock.now() } as const;
  const waiting = ctx.tables.deliveries.findByKey(message.key);
  if (waiting !== undefined) {
    const isFree = waiting.value.state === 'planned' || waiting.value.state === 'refused';
    const value = { ...waiting.value, ...message, ...state };
    return isFree ? writeDelivery(ctx, waiting, value) : undefined;
  }
  const row = { ...message, ...state };
  const { stored, created } = await ctx.tables.deliveries.create(row, traceOf(ctx, 'ledger.send'));
  return created ? stored : undefined;
}

const endState: Readonly<Record<SendOutcome['kind'], DeliveryState>> = {
  sent: 'sent',
  later: 'planned',
  refused: 'refused',
  unknown: 'unknown',
};

/**
 * Returns the ledger row with the outcome of the send. A sent message gets the time of its claim, at which its content was
 * current, so that an occasion between the claim and the answer still gets a message of its own.
 */
function ended(claimed: Delivery, outcome: SendOutcome, now: Instant): Delivery {
  const { kind, ...reference } = outcome;
  const stateAt = kind === 'sent' ? claimed.stateAt : now;
  const row = { ...omit(claimed, 'reason', 'notBefore'), stateAt, state: endState[kind] };
  if (!('retryAfterSeconds' in reference)) return { ...row, ...reference };
  return { ...row, notBefore: addSeconds(now, reference.retryAfterSeconds) };
}

/** Saves the outcome. If the row has changed meanwhile, only a success is saved, and only over `unknown`. */
async function record(
  ctx: Context,
  claimed: Stored<Delivery>,
  outcome: SendOutcome,
): Promise<void> {
  const now = ctx.clock.now();
  if (await writeDelivery(ctx, claimed, ended(claimed.value, outcome, now))) return;
  const theirs = ctx.tables.deliveries.find(claimed.value.id);
  if (outcome.kind !== 'sent' || theirs?.value.state !== 'unknown') return;
  const { stateAt } = claimed.value;
  await writeDelivery(ctx, theirs, ended({ ...theirs.value, stateAt }, outcome, now));
}

/**
 * Notes a permanent refusal, such as a blocked bot, in the conversation, so that the product sends nothing more to it.
 */
async function noteUnreachable(
  ctx: Context,
  { recipient }: Message,
  reason: string,
): Promise<void> {
  const table = ctx.tables.conversations;
  const known = table.findByKey(conversationKey(recipient));
  if (known === undefined || !isPermanentRefusal(reason)) return;
  const value = { ...known.value, unreachable: reason };
  await saveUnlessChanged(ctx, { table, act: 'ledger.send' }, { ...known, value });
}

async function sendDue(ctx: Context, world: World, send: Due['send']): Promise<Counts> {
  const counts = { sent: 0, later: 0, refused: 0, unknown: 0 };
  for (const message of send) {
    const claimed = await claim(ctx, message);
    if (claimed === undefined) continue;
    const outcome = await attempt(ctx, () => ctx.messenger.send(message, world));
    await record(ctx, claimed, outcome);
    if (outcome.kind === 'refused') await noteUnreachable(ctx, message, outcome.reason);
    counts[outcome.kind] += 1;
  }
  return counts;
}

async function dropUnneeded(ctx: Context, drop: Due['drop']): Promise<void> {
  for (const { id } of drop) {
    const stored = ctx.tables.deliveries.find(id);
    if (stored?.value.state !== 'planned') continue;
    const ending = { state: 'refused', stateAt: ctx.clock.now(), reason: notNeeded } as const;
    await writeDelivery(ctx, stored, { ...stored.value, ...ending });
  }
}

/**
 * Sends the messages that are due and updates those that show old content. The worker calls it at each run. Each
 * message is claimed in the ledger immediately before its send, so that two instances send it only once. A message
 * whose instance stops between claim and answer becomes `unknown`: no message is lost or sent twice by itself (decision
 * 0001).
 *
 * @throws {AppError} `not-allowed`, `store-unavailable`; messages that were not claimed stay due
 */
export async function sendDueMessages(ctx: Context): Promise<SendingRun> {
  const world = ctx.world();
  authorize(ctx.actor, 'ledger.send', undefined, world);
  await quarantine(ctx);
  const due = dueMessages(world, {
    deliveries: ctx.tables.deliveries.all().map(({ value }) => value),
    conversations: ctx.tables.conversations.all().map(({ value }) => value),
    now: ctx.clock.now(),
    isWorkingDay: (date) => ctx.workingDays.isWorkingDay(date),
    hash: (message) => ctx.messenger.hash(message, world),
  });
  await dropUnneeded(ctx, due.drop);
  const { later, ...counts } = await sendDue(ctx, world, due.send);
  const updated = await updateLiving(ctx, world, due.update);
  return { ...counts, updated, waiting: later };
}
