import { addSeconds, compareInstants } from '../../domain/base/calendar';
import { conversationKey, isPermanentRefusal } from '../../domain/messages/conversations';
import { omit } from '../../domain/base/defined';
import { dueMessages, notNeeded, type Due } from '../../domain/messages/due-messages';
import type { Delivery, DeliveryState, Message } from '../../domain/messages/ledger';
import type { Instant } from '../../domain/base/time';
import type { World } from '../../domain/world';
import { authorize } from '../../policy/can';
import { attempt, writeDelivery } from './ledger-steps';
import { traceOf } from '../base/loading';
import type { Context, SendOutcome, Stored } from '../../ports';
import { saveUnlessChanged } from '../base/save-unless-changed';
import { updateLiving } from './update-living';

/** A send that has not ended after so long has an unknown end (design §7); by the business clock. */
const quarantineSeconds = 600;

/** What a run did, for the log. */
export interface SendingRun {
  readonly sent: number;
  readonly updated: number;
  readonly refused: number;
  readonly unknown: number;
  readonly waiting: number;
}

type Counts = Record<SendOutcome['kind'], number>;

/** Whoever finds a send that has hung for too long says that its end is unknown; nobody sends it again by itself. */
async function quarantine(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const hanging = ctx.tables.deliveries
    .all()
    .filter(({ value }) => value.state === 'sending')
    .filter(({ value }) => compareInstants(addSeconds(value.stateAt, quarantineSeconds), now) <= 0);
  for (const stored of hanging) {
    const value = { ...stored.value, state: 'unknown', stateAt: now, reason: 'no-answer' } as const;
    await writeDelivery(ctx, stored, value);
  }
}

/** Claims the message: the one who creates its row, or takes its waiting row to `sending`, sends it. */
async function claim(ctx: Context, message: Message): Promise<Stored<Delivery> | undefined> {
  const state = { state: 'sending', stateAt: ctx.clock.now() } as const;
  const waiting = ctx.tables.deliveries.findByKey(message.key);
  if (waiting !== undefined) {
    const isFree = waiting.value.state === 'planned' || waiting.value.state === 'refused';
    return isFree ? writeDelivery(ctx, waiting, { ...waiting.value, ...state }) : undefined;
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

/** The row after the send. */
function ended(delivery: Delivery, outcome: SendOutcome, now: Instant): Delivery {
  const { kind, ...said } = outcome;
  const row = { ...omit(delivery, 'reason', 'notBefore'), stateAt: now, state: endState[kind] };
  if (!('retryAfterSeconds' in said)) return { ...row, ...said };
  return { ...row, notBefore: addSeconds(now, said.retryAfterSeconds) };
}

/** Writes how it ended. A late success turns `unknown` into `sent`; nothing else is written over. */
async function record(
  ctx: Context,
  claimed: Stored<Delivery>,
  outcome: SendOutcome,
): Promise<void> {
  const now = ctx.clock.now();
  if (await writeDelivery(ctx, claimed, ended(claimed.value, outcome, now))) return;
  const theirs = ctx.tables.deliveries.find(claimed.value.id);
  if (outcome.kind !== 'sent' || theirs?.value.state !== 'unknown') return;
  await writeDelivery(ctx, theirs, ended(theirs.value, outcome, now));
}

/** Whoever has blocked the bot is left in peace, and a process leader sees why, until they let it in again. */
async function noteClosedDoor(ctx: Context, { recipient }: Message, reason: string): Promise<void> {
  const table = ctx.tables.conversations;
  const known = table.findByKey(conversationKey(recipient));
  if (known === undefined || !isPermanentRefusal(reason)) return;
  const value = { ...known.value, unreachable: reason };
  await saveUnlessChanged(ctx, { table, act: 'ledger.send' }, { ...known, value });
}

async function sendOwed(ctx: Context, world: World, send: Due['send']): Promise<Counts> {
  const counts = { sent: 0, later: 0, refused: 0, unknown: 0 };
  for (const message of send) {
    const claimed = await claim(ctx, message);
    if (claimed === undefined) continue;
    const outcome = await attempt(ctx, () => ctx.messenger.send(message, world));
    await record(ctx, claimed, outcome);
    if (outcome.kind === 'refused') await noteClosedDoor(ctx, message, outcome.reason);
    counts[outcome.kind] += 1;
  }
  return counts;
}

async function dropNeedless(ctx: Context, drop: Due['drop']): Promise<void> {
  for (const { id } of drop) {
    const stored = ctx.tables.deliveries.find(id);
    if (stored?.value.state !== 'planned') continue;
    const ending = { state: 'refused', stateAt: ctx.clock.now(), reason: notNeeded } as const;
    await writeDelivery(ctx, stored, { ...stored.value, ...ending });
  }
}

/**
 * The tick: sends what is owed and keeps living messages fresh. Each message is claimed in the ledger immediately before
 * its send, so that two instances send it once, and one that dies in between leaves it `unknown`: never lost, never sent
 * twice, at worst late and flagged (design §7).
 *
 * @throws {AppError} `not-allowed`, `store-unavailable`: what was not claimed is owed still
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
  await dropNeedless(ctx, due.drop);
  const { later, ...counts } = await sendOwed(ctx, world, due.send);
  const updated = await updateLiving(ctx, world, due.update);
  return { ...counts, updated, waiting: later };
}
